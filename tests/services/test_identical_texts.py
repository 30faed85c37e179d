"""Texts in identical terms count once in the words of number, and each is cited."""

from __future__ import annotations

from flask import Flask

from panel.services import _collation_input
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import FEAR, open_world

SHARED = (
    "We keep a door open at night.\n\nPeople stay away because they fear a report to the police. They come when "
    "it is too late and the cost has grown. We have seen it in each of the last four winters, in every one of the "
    "three harbour towns in which our members live and work."
)


def test_three_copies_of_one_text_are_one_submission_for_the_table(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02", "A03"):
        world.file(code, text=SHARED)
    for code in ("B01", "B02"):
        world.file(code)
    for code in ("A01", "B01"):
        world.code(code, FEAR)
    world.collate()
    world.build()
    material = _collation_input.gather(world.call)
    groups = {each.code: bool(each.group) for each in material.sources}
    assert groups == {"A01": True, "A02": True, "A03": True, "B01": False, "B02": False}
    assert (len(material.sources), material.book.population) == (5, 3)
    assert world.texts()[-1] == (
        "B01 and a text filed in identical terms by 3 organizations reported that people stay away for fear of "
        "being reported.[1]"
    )

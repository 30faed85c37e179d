"""A concept that changes makes a new version, and a built package holds them all."""

from __future__ import annotations

import dataclasses
import tomllib
from importlib.resources import files
from pathlib import Path

from panel.reference import thesaurus
from panel.reference.thesaurus.versions import RECORDED, fingerprint

PROJECT = Path(__file__).parents[3]


def test_the_concepts_are_those_of_the_version() -> None:
    now = {thesaurus.VERSION: fingerprint(thesaurus.concepts())}
    assert now == {thesaurus.VERSION: RECORDED[thesaurus.VERSION]}, (
        "The concepts differ from what was recorded: add a version with this fingerprint to RECORDED."
    )


def test_versions_count_up_and_differ() -> None:
    assert list(RECORDED) == [str(number) for number in range(1, len(RECORDED) + 1)]
    assert len(set(RECORDED.values())) == len(RECORDED)


def test_every_change_is_seen_and_the_order_is_not() -> None:
    first, second, *_ = thesaurus.concepts()
    told = fingerprint((first, second))
    assert fingerprint((second, first)) == told
    for change in (
        {"id": "x"},
        {"domain": "x"},
        {"broader": ("x",)},
        {"related": ("x",)},
        {"terms": (("x",), *first.terms[1:])},
        {"terms": (first.terms[0][::-1], *first.terms[1:])},
    ):
        assert fingerprint((dataclasses.replace(first, **change), second)) != told


def test_a_built_package_takes_every_file_along() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as settings:
        taken = tomllib.load(settings)["tool"]["setuptools"]["package-data"]["panel.reference"]
    room = PROJECT / "panel" / "reference"
    packed = {path for pattern in taken for path in room.glob(pattern)}
    data = files("panel.reference.thesaurus") / "data"
    assert {path.name for path in packed if path.parent.parent.name == "thesaurus"} == {
        each.name for each in data.iterdir()
    }

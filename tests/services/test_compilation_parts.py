"""What a compilation lists: every coded passage in its own words, attributed and not merged, in three parts."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from panel.db import db, reading
from panel.documents.csv import unguarded
from panel.services import compilation
from panel.services.codebook import OTHER_ISSUES
from tests.cast import Cast
from tests.conftest import Clock
from tests.documents import package, paper
from tests.services.collating import FEAR, World, open_world

BASE = "https://panel.example"
CLINIC = "clinics open on Sundays"
SECRET = "Sisters of the Upper Courtyard"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """Passages under one theme, under two, under other issues, and a paragraph outside the scope."""
    made = open_world(cast, clock)
    made.file("AAA")
    made.file("BBB")
    made.file("SUC", consent="name_withheld", name=SECRET, constituency="MIGR", subtype="domestic")
    made.file("QUI", consent="text_withheld")
    made.code("AAA", FEAR)
    made.code("NW3", FEAR, stance="contrary", verb="considered")
    made.code("BBB", FEAR)
    made.code("BBB", CLINIC, theme_label="Opening hours")
    made.code("AAA", "visas cost too much", paragraph=3, theme_label=OTHER_ISSUES)
    made.explain("BBB", {1: "outside_scope", 3: "context"})
    return made


def written(world: World, format: str) -> bytes:
    with reading():
        return compilation.written(world.call.slug, format, base_url=BASE, now=world.clock.now)


def plain(world: World) -> Any:
    return json.loads(written(world, "json"))


def test_each_passage_stands_once_in_its_part(world: World) -> None:
    found = plain(world)
    told = [(e["number"], e["part"], e["code"], f"P{e['paragraph']}", e["heading"]) for e in found["listed"]]
    assert told == [
        (1, "I", "AAA", "P2", "Fear and enforcement"),
        (2, "I", "NW3", "P2", "Fear and enforcement"),
        (3, "II", "BBB", "P2", "Fear and enforcement; Opening hours"),
        (4, "III", "AAA", "P3", OTHER_ISSUES),
        (5, "III", "BBB", "P1", ""),
    ]
    assert found["figures"] == {"submissions": 3, "listed": 5, "part I": 2, "part II": 1, "part III": 2}
    texts = {each["code"]: each["text"] for each in found["submissions"]}
    assert [texts[e["code"]][e["start"] : e["end"]] == e["words"] for e in found["listed"]] == [True] * 5
    assert found["listed"][1]["stance"] == "contrary"


def test_the_formats_have_the_same_lines_under_the_same_numbers(world: World) -> None:
    lines = [(each["number"], each["words"]) for each in plain(world)["listed"]]
    rows = list(csv.DictReader(io.StringIO(written(world, "csv").decode("utf-8-sig"))))
    assert [(int(row["number"]), unguarded(row["words"])) for row in rows if row["number"]] == lines
    assert len([row for row in rows if not row["number"]]) == 9
    page = written(world, "html").decode()
    assert [f'id="p{number}"' in page for number, _ in lines] == [True] * 5
    assert "(Association AAA, " in page
    assert "Distr.: Participants only" in page
    assert paper.numbers(written(world, "pdf")) == [number for number, _ in lines]
    word = " ".join(
        package.words(each)
        for each in package.found(package.xml(written(world, "docx"), "document"), "//w:p")
    )
    assert [words in word for _, words in lines] == [True] * 5
    assert "Other issues, of which it is open" in word


def test_no_format_names_who_withholds(world: World) -> None:
    private = [SECRET, *(each.id for each in world.commentaries.values())]
    db.session.rollback()
    for format in compilation.FORMATS:
        content = written(world, format)
        if format == "docx":
            content = b"".join(package.parts(content).values())
        if format == "pdf":
            content = " ".join("".join(paper.pages(content)).split()).encode()
        assert [each for each in private if each.encode() in content] == []

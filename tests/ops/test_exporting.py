"""Results as files, and a file held against the database."""

import copy
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from panel.db import reading, transaction
from panel.domain.errors import Missing
from panel.ops import exporting
from panel.queries import commentary as commentaries
from panel.services import commentary as commentary_verbs
from panel.services import summary_check
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import CARD, FEAR, World, open_world, usual_world

WITHHELD = "Sisters of the Upper Courtyard"


@pytest.fixture
def world(app: Any, cast: Cast, clock: Clock) -> World:
    made = usual_world(cast, clock)
    made.build()
    return made


def rows(world: World) -> list[dict[str, str]]:
    with reading():
        content = exporting.codings(world.call.slug, "csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_coding_stands_in_the_table_with_its_words(world: World) -> None:
    found = rows(world)
    assert len(found) == 13
    assert {each["point"] for each in found} == {FEAR, CARD}
    first = found[0]
    assert (first["code"], first["paragraph"], first["stance"]) == ("A01", "P2", "for")
    assert first["words"] == "People stay away because they fear a report to the police."
    assert [each["stance"] for each in found if each["code"] == "UEB"] == ["contrary"]


def test_the_table_says_what_a_text_holds_instead(world: World) -> None:
    world.code(
        "A02", CARD, paragraph=3, stance="contrary", instead="a card without address brought nobody in"
    )
    found = [(each["stance"], each["instead"]) for each in rows(world) if each["code"] in ("A02", "UEB")]
    assert found == [("for", ""), ("contrary", "a card without address brought nobody in"), ("contrary", "")]


def test_the_table_is_the_same_as_json(world: World) -> None:
    with reading():
        plain = json.loads(exporting.codings(world.call.slug, "json"))
    assert [each["words"] for each in plain] == [each["words"] for each in rows(world)]


@pytest.mark.parametrize(
    ("format", "begins"),
    [
        ("json", b"{"),
        ("html", b"<!doctype html>"),
        ("docx", b"PK"),
        ("pdf", b"%pdf-"),
        ("csv", b"\xef\xbb\xbfparagraph,"),
        ("akn", b"<?xml"),
    ],
)
def test_a_draft_is_exported_in_each_format(world: World, format: str, begins: bytes) -> None:
    with reading():
        content = exporting.summary(world.call.slug, format, "https://panel.example")
    assert content[: len(begins)].lower() == begins.lower()


def test_there_is_nothing_to_export_before_drafting(app: Any, cast: Cast, clock: Clock) -> None:
    call = open_world(cast, clock).call
    with reading(), pytest.raises(Missing):
        exporting.summary(call.slug, "json", "")
    with reading(), pytest.raises(Missing):
        exporting.codings("1999-1", "csv")


def exported(world: World) -> Any:
    with reading():
        return json.loads(exporting.summary(world.call.slug, "json", ""))


def rules(world: World, data: Any) -> list[str]:
    with reading():
        return [each.rule for each in summary_check.verified(world.summary(), data)]


def test_the_issued_file_holds_against_the_database(world: World) -> None:
    world.adopt()
    world.issue()
    data = exported(world)
    assert rules(world, data) == []
    said = data["paragraphs"][3]["sentences"][0]
    said["text"] = said["text"].replace("stay away", "came along")
    assert rules(world, data) == ["adopted"]


def test_a_changed_figure_and_a_withheld_name_are_found(app: Any, cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02", "A03"):
        world.file(code)
        world.code(code, FEAR)
    world.file("SUC", consent="name_withheld", name=WITHHELD, constituency="MIGR", subtype="domestic")
    world.code("NW4", FEAR)
    world.collate()
    world.build()
    data = exported(world)
    assert rules(world, data) == []
    changed = copy.deepcopy(data)
    changed["admitted"] += 1
    assert "count" in rules(world, changed)
    named = copy.deepcopy(data)
    named["title"] += f" ({WITHHELD})"
    assert "withheld-name" in rules(world, named)


def test_a_draft_that_cites_a_withdrawn_text_names_none_by_its_private_id(world: World) -> None:
    gone = world.commentaries["A11"]
    with transaction():
        mine = commentaries.own(world.speakers["A11"], gone.id, lock=True)
        commentary_verbs.withdraw(world.speakers["A11"], mine, now=world.clock.now)
    plain = json.dumps(exported(world))
    assert f"{world.call.symbol}/SUB/011" in plain
    assert [each.id for each in world.commentaries.values() if each.id in plain] == []


def test_a_file_of_the_older_version_is_told_apart(world: World) -> None:
    data = {**exported(world), "version": 1}
    with reading():
        (defect,) = summary_check.verified(world.summary(), data)
    assert defect.rule == "format"
    assert (
        "panel-summary 1, in which sources stand under ids that are no longer made public" in defect.message
    )


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    exporting.write(path, b"one")
    exporting.write(path, b"two")
    assert (path.read_bytes(), [p.name for p in tmp_path.iterdir()]) == (b"two", ["out.json"])
    with pytest.raises(OSError):
        exporting.write(tmp_path / "absent" / "out.json", b"x")

"""``panel verify summary``: twelve defects seeded into an issued summary, each found and named."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from panel.cli.collating import verify_command
from panel.db import db, reading, transaction
from panel.models import CommentaryVersion
from panel.ops import exporting
from panel.queries import commentary as commentaries
from panel.services import commentary as commentary_verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import BODY, CARD, FEAR, World, open_world

WITHHELD = "Sisters of the Upper Courtyard"
SAID = "nobody asked us for an address"
WRITTEN = f"A01 stated that “{SAID}”.[3]"

Data = dict[str, Any]
Place = tuple[str, int | None, int | None]


@pytest.fixture
def world(app: Flask, cast: Cast, clock: Clock) -> World:
    """Twelve texts and one withdrawn; one name withheld, one view opposed, one quotation; issued."""
    made = open_world(cast, clock)
    made.file("A01", text=BODY.format(own=f"Patients told us that {SAID}."))
    for number in range(2, 11):
        made.file(f"A{number:02d}")
    made.file("UEB", constituency="SOC", subtype="employers")
    made.file("SUC", consent="name_withheld", name=WITHHELD, constituency="MIGR", subtype="domestic")
    made.file("GON")
    for code in (*(f"A{number:02d}" for number in range(1, 11)), "NW12"):
        made.code(code, FEAR)
    made.code("UEB", FEAR, stance="contrary", verb="considered")
    made.code("A01", CARD, paragraph=3, verb="stated")
    made.collate()
    with transaction():
        gone = commentaries.own(made.speakers["GON"], made.commentaries["GON"].id, lock=True)
        commentary_verbs.withdraw(made.speakers["GON"], gone, now=clock.now)
    made.build()
    words = made.row("Most").text
    made.save("Most", f"{words[: words.index('A01')]}{WRITTEN}")
    made.adopt()
    made.issue()
    return made


@pytest.fixture
def data(world: World) -> Data:
    """The file as anybody may load it down."""
    with reading():
        found: Data = json.loads(exporting.summary(world.call.slug, "json", ""))
    return found


def verified(world: World, data: Data, tmp_path: Path, *options: str) -> tuple[int, list[Data], str]:
    """Exit status, defects and all that is printed of one run over a file."""
    db.session.rollback()
    file = tmp_path / "summary.json"
    file.write_text(json.dumps(data), "utf-8")
    url = db.engine.url.render_as_string(hide_password=False)
    answer = CliRunner().invoke(
        verify_command,
        ["summary", str(file), "--json", *options],
        env={"PANEL_DATABASE_URL": url, "PANEL_DATA": str(tmp_path), "PANEL_BASE_URL": ""},
    )
    assert answer.exit_code in (0, 1), answer.exception
    return answer.exit_code, json.loads(answer.output)["defects"], answer.output


def against(world: World, data: Data, tmp_path: Path) -> tuple[set[Place], str]:
    """What is found beside that the file is not the one that was adopted, and the words of it."""
    status, found, told = verified(world, data, tmp_path, "--against", world.call.symbol)
    assert status == 1
    places = {(each["rule"], each["paragraph"], each["note"]) for each in found}
    return {each for each in places if each[0] != "adopted"}, told


def test_the_file_as_issued_holds(world: World, data: Data, tmp_path: Path) -> None:
    assert verified(world, data, tmp_path, "--against", world.call.symbol)[:2] == (0, [])
    assert verified(world, data, tmp_path)[:2] == (0, [])


def body(data: Data, sentence: int) -> Data:
    """A sentence of the one paragraph of the body."""
    found: Data = data["paragraphs"][-1]["sentences"][sentence]
    return found


def cited(data: Data, sentence: int) -> list[Data]:
    """The citations of its note."""
    found: list[Data] = body(data, sentence)["notes"][0]["citations"]
    return found


def missing_item(data: Data) -> None:
    """A10 is taken out wherever it stands, and every figure told with one less."""
    for sentence in range(3):
        body(data, sentence)["notes"][0]["citations"] = [
            e for e in cited(data, sentence) if e["code"] != "A10"
        ]
    data["sources"] = [each for each in data["sources"] if each["code"] != "A10"]
    for group in data["contributors"]:
        group["entries"] = [each for each in group["entries"] if each["code"] != "A10"]


def extra_item(data: Data) -> None:
    """A contributor nobody knows is cited and listed."""
    symbol = data["sources"][0]["id"].replace("/001", "/099")
    data["sources"].append({**data["sources"][0], "id": symbol, "code": "ZZZ"})
    data["contributors"][0]["entries"].append({"source_id": symbol, "code": "ZZZ", "text": "Nobody"})
    cited(data, 0).append({**cited(data, 0)[0], "source_id": symbol, "code": "ZZZ"})


def wrong_count(data: Data) -> None:
    opening = data["paragraphs"][0]["sentences"][1]
    opening["text"] = opening["text"].replace("12 submissions", "13 submissions")


def altered_quotation(data: Data) -> None:
    body(data, 2)["text"] = body(data, 2)["text"].replace(SAID, SAID.replace("asked", "asks"))


def withdrawn_source(data: Data) -> None:
    symbol = data["sources"][0]["id"].replace("/001", "/013")
    cited(data, 2).append({**cited(data, 2)[0], "source_id": symbol, "code": "GON"})


def note_out_of_range(data: Data) -> None:
    cited(data, 2)[0]["paragraphs"] = [9]


def wrong_quantifier(data: Data) -> None:
    body(data, 0)["text"] = body(data, 0)["text"].replace("Most submissions", "Almost all submissions")


def stronger_verb(data: Data) -> None:
    body(data, 2)["text"] = body(data, 2)["text"].replace("stated", "urged")


def unsupported_sentence(data: Data) -> None:
    added = {**copy.deepcopy(body(data, 2)), "text": "A02 stated that the desk had closed.", "notes": []}
    data["paragraphs"][-1]["sentences"].append(added | {"point_ids": [], "n": 0, "quantifier": ""})


def two_codes(data: Data) -> None:
    next(each for each in cited(data, 0) if each["code"] == "A03")["code"] = "A3"


#: The seed, what is found of it against the session, the words that name it, and whether the file alone betrays it.
SEEDED: list[tuple[Callable[[Data], None], set[Place], str, bool]] = [
    (
        missing_item,
        {
            ("uncited", None, None),
            ("contributors", None, None),
            ("source", None, None),
            ("count", 4, 5),
            ("count", 4, 6),
        },
        "A10 is never cited.",
        True,
    ),
    (
        extra_item,
        {("contributors", None, None), ("source", None, None), ("unknown-code", 4, 5), ("withdrawn", 4, 5)},
        "ZZZ is no longer among the texts that may be cited",
        True,
    ),
    (wrong_count, {("count", 1, 2)}, "admitted: 12 is right and does not stand where it should", True),
    (
        altered_quotation,
        {("quotation-changed", 4, 7)},
        "These words stand in no text that the sentence cites.",
        False,
    ),
    (
        withdrawn_source,
        {("unknown-code", 4, 7), ("withdrawn", 4, 7)},
        "GON: the text may no longer be cited",
        True,
    ),
    (
        note_out_of_range,
        {("no-paragraph", 4, 7), ("paragraph", 4, 7)},
        "A01 has no paragraph P9; its last is P3.",
        True,
    ),
    (wrong_quantifier, {("quantifier", 4, 5), ("words", None, None)}, "“Almost all submissions”", True),
    (stronger_verb, {("verb-stronger", 4, 7)}, "“urged” is stronger than the source, which “stated”.", True),
    (
        unsupported_sentence,
        {("no-note", 4, None), ("words", None, None)},
        "The sentence rests on nothing: it has no note.",
        True,
    ),
    (
        two_codes,
        {("two-codes", None, None), ("unknown-code", 4, 5)},
        "One contributor has several codes: A03, A3.",
        True,
    ),
]


@pytest.mark.parametrize(("seed", "places", "named", "alone"), SEEDED)
def test_a_defect_in_the_file(
    world: World,
    data: Data,
    tmp_path: Path,
    seed: Callable[[Data], None],
    places: set[Place],
    named: str,
    alone: bool,
) -> None:
    seed(data)
    found, told = against(world, data, tmp_path)
    assert found == places
    assert named in told
    assert bool(verified(world, data, tmp_path)[0]) == alone


def test_one_changed_letter_in_a_source(world: World, data: Data, tmp_path: Path) -> None:
    with transaction():
        found = db.session.get_one(CommentaryVersion, world.commentaries["A01"].admitted_version_id)
        words = found.body.replace("us for an", "us for on")
        db.session.execute(
            db.update(CommentaryVersion).where(CommentaryVersion.id == found.id).values(body=words)
        )
    found, told = against(world, data, tmp_path)
    assert found == {("span", 4, 7), ("source", None, None), ("quotation-changed", 4, 7)}
    assert "A01: the words cited have changed" in told


def test_the_name_of_a_withheld_contributor(world: World, data: Data, tmp_path: Path) -> None:
    entry = next(e for g in data["contributors"] for e in g["entries"] if e["code"] == "NW12")
    entry["text"] = entry["text"].replace("Name withheld", WITHHELD)
    status, found, told = verified(world, data, tmp_path, "--against", world.call.symbol)
    assert (status, WITHHELD in told) == (1, False)
    assert {each["rule"] for each in found} == {"withheld-name", "contributors", "adopted"}

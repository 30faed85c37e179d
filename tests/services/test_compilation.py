"""The compilation: what is published, as received, in order; nothing that is withheld, in any format."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from panel.db import db, reading, transaction
from panel.documents.csv import unguarded
from panel.domain.errors import Missing
from panel.models import CommentaryVersion
from panel.services import compilation
from tests.cast import Cast
from tests.conftest import Clock
from tests.documents import package, paper
from tests.services.collating import World, open_world

BASE = "https://panel.example"
SECRET = "Sisters of the Upper Courtyard"
IN_CONFIDENCE = "Nobody outside may read these words."
ARABIC = "## مقدمة\n\nنطلب فصل الخدمات عن إنفاذ القانون.\n\n- =SUM(A1)"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """An open call with texts of every kind of consent; one is not published yet."""
    made = open_world(cast, clock)
    made.file("BBB")
    made.file("AAA", text=ARABIC)
    made.file("SUC", consent="name_withheld", name=SECRET, constituency="MIGR", subtype="domestic")
    made.file("QUI", consent="text_withheld", text=IN_CONFIDENCE)
    made.file("WAI", text="Not published yet.")
    with transaction():
        db.session.merge(made.commentaries["WAI"]).published = False
        version = db.session.get_one(CommentaryVersion, made.commentaries["AAA"].admitted_version_id)
        version.language, version.redacted_words, version.redaction_ground = "ar", 2, "G6"
    return made


def written(world: World, format: str) -> bytes:
    with reading():
        return compilation.written(world.call.slug, format, base_url=BASE, now=world.clock.now)


def test_what_is_published_stands_in_order_and_as_received(world: World) -> None:
    plain = json.loads(written(world, "json"))
    assert (plain["format"], plain["version"], plain["symbol"]) == (
        "panel-compilation",
        1,
        f"{world.call.symbol}/COMP",
    )
    found = plain["submissions"]
    assert [(each["code"], each["symbol"]) for each in found] == [
        ("AAA", f"{world.call.symbol}/SUB/002"),
        ("BBB", f"{world.call.symbol}/SUB/001"),
        ("NW3", f"{world.call.symbol}/SUB/003"),
    ]
    first = found[0]
    assert (first["text"], first["language"], first["redacted_words"]) == (ARABIC, "ar", 2)
    assert [
        (each["number"], ARABIC[each["start"] : each["end"]].split()[0]) for each in first["paragraphs"]
    ] == [(None, "##"), (1, "نطلب"), (2, "-")]
    assert [each["contributor"] for each in found] == ["Association AAA", "Association BBB", None]


def test_html_leads_to_each_paragraph_and_keeps_the_direction_of_a_text(world: World) -> None:
    html = written(world, "html").decode()
    assert f'href="{BASE}/reading-room/{world.call.slug}/sub/2#P1"' in html
    assert re.search(r'<blockquote lang="ar" dir="rtl"><p>.{0,200}نطلب', html)
    assert "The views are those of the contributors" in html
    assert "2 words were redacted, ground G6." in html
    assert html.index("AAA: Association AAA") < html.index("BBB: Association BBB") < html.index("NW3: Name")


def test_the_table_has_a_row_a_paragraph_and_no_formula(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(written(world, "csv").decode("utf-8-sig"))))
    assert [(each["code"], each["paragraph"], each["kind"]) for each in rows[:4]] == [
        ("AAA", "", "heading"),
        ("AAA", "P1", "paragraph"),
        ("AAA", "P2", "item"),
        ("BBB", "P1", "paragraph"),
    ]
    assert (rows[2]["words"], unguarded(rows[2]["words"])) == ("'=SUM(A1)", "=SUM(A1)")


@pytest.mark.parametrize("format", compilation.FORMATS)
def test_nothing_withheld_stands_in_any_format(world: World, format: str) -> None:
    world.code("BBB", f"the {SECRET.upper()} turn nobody away", theme_label=f"Work of {SECRET}")
    content = written(world, format)
    if format == "docx":
        content = b"".join(package.parts(content).values())
    if format == "pdf":
        content = " ".join("".join(paper.pages(content)).split()).encode()
    assert b"Association BBB" in content
    private = [
        SECRET,
        SECRET.upper(),
        IN_CONFIDENCE,
        "Not published yet",
        *(each.id for each in world.commentaries.values()),
    ]
    assert [each for each in private if each.encode() in content] == []


def test_there_is_none_before_something_is_published(cast: Cast, clock: Clock) -> None:
    call = open_world(cast, clock).call
    with reading(), pytest.raises(Missing):
        compilation.written(call.slug, "json", base_url=BASE, now=clock.now)
    with reading(), pytest.raises(Missing):
        compilation.written("1999-1", "json", base_url=BASE, now=clock.now)

"""Files of an issued summary: made once, the same bytes each time, notes that lead to the texts."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from panel.collation import read_summary, render_note
from panel.db import db, transaction
from panel.domain.errors import Missing
from panel.models import AuditEntry, IssuedDocument
from panel.queries import summary as summaries
from panel.services import rendering, summary_check
from panel.services import summary as verbs
from panel.services._document import Imprint, document, note_runs
from tests.cast import Cast
from tests.conftest import Clock
from tests.documents import paper
from tests.documents.package import values, xml
from tests.documents.test_docx import printed_numbers
from tests.services.collating import FEAR, World, open_world, usual_world
from tests.services.test_identical_texts import SHARED

BASE = "https://panel.example"
DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """An issued summary."""
    made = usual_world(cast, clock)
    made.build()
    made.adopt()
    made.issue()
    return made


def render(world: World, format: str) -> IssuedDocument:
    """Run the job of one format."""
    with transaction():
        rendering.render(world.summary().id, format, css="", base_url=BASE, now=world.clock.now)
    found = summaries.document(world.summary().id, format)
    assert found is not None
    return found


@pytest.mark.parametrize("format", verbs.FORMATS)
def test_each_format_is_made_once_and_is_the_same_each_time(world: World, format: str) -> None:
    first = render(world, format)
    content, rendered_at = first.content, first.rendered_at
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    world.clock.forward(hours=1)
    assert render(world, format).rendered_at == rendered_at
    assert rendering.file_of(world.summary(), format, base_url=BASE) == content
    facts = db.session.scalars(db.select(AuditEntry.facts).where(AuditEntry.tag == "summary:rendered")).all()
    assert facts == [{"format": format, "sha256": first.sha256}]


def test_nothing_is_rendered_before_issue(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    with pytest.raises(Missing), transaction():
        rendering.render(world.summary().id, "html", css="", base_url=BASE, now=clock.now)


def test_json_is_the_frozen_summary(world: World) -> None:
    assert json.loads(render(world, "json").content) == world.summary().frozen


def test_json_has_the_fields_that_the_documentation_names(world: World) -> None:
    told = (DOCS / "collation-formats.md").read_text("utf-8").partition("## summary.json")[2]
    rows, _, rest = told.partition("\nA paragraph: ")
    named = [name for row in re.findall(r"^\| (`.*?) \|", rows, re.MULTILINE) for name in _names(row)]
    plain = json.loads(render(world, "json").content)
    assert list(plain) == ["format", "version", *named]
    assert (plain["format"], plain["version"]) == ("panel-summary", 2)
    paragraph = plain["paragraphs"][3]
    note = paragraph["sentences"][0]["notes"][0]
    opened = {name.split(": ")[0]: _names(name.partition(": ")[2]) for name in rest.split("\n\nA ")}
    assert set(paragraph) == {"number", "sentences", "headings", "kind", "table"}
    assert list(note) == opened["note"]
    assert list(note["citations"][0]) == opened["citation"][:9]


def _names(words: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", words)


def test_no_file_names_a_source_by_its_private_id(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02"):
        world.file(code, text=SHARED)
    for code in ("B01", "B02", "B03"):
        world.file(code)
    world.file("SUC", consent="name_withheld", constituency="MIGR", subtype="domestic")
    for code in ("A01", "B01", "B02", "B03", "NW6"):
        world.code(code, FEAR)
    world.collate()
    world.build()
    world.adopt()
    world.issue()
    plain = json.loads(render(world, "json").content)
    symbols = [f"{world.call.symbol}/SUB/00{number}" for number in range(1, 7)]
    assert [each["id"] for each in plain["sources"]] == symbols
    assert [each["group"] for each in plain["sources"]] == [plain["sources"][0]["group"]] * 2 + [""] * 4
    assert plain["sources"][0]["group"] in symbols[:2]
    listed = [entry["source_id"] for group in plain["contributors"] for entry in group["entries"]]
    assert listed == symbols
    assert summary_check.verified(world.summary(), plain) == []
    assert f"/reading-room/{world.call.slug}/sub/6#P2" in render(world, "html").content.decode()
    private = [each.id for each in world.commentaries.values()]
    for format in verbs.FORMATS:
        content = render(world, format).content
        if format == "docx":
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                content = b"".join(package.read(name) for name in package.namelist())
        if format == "pdf":
            content = "".join([*paper.pages(content), *paper.links(content)]).encode()
        assert [each for each in private if each.encode() in content] == []


def test_html_leads_from_note_to_paragraph_and_back(world: World) -> None:
    html = render(world, "html").content.decode()
    number = world.commentaries["A01"].number
    address = f"{BASE}/reading-room/{world.call.slug}/sub/{number}#P3"
    assert f'<li id="n7"><a href="{address}">A01, P3</a>. <a class="back"' in html
    assert 'href="#n7"' in html
    assert 'href="#r7"' in html
    assert re.findall(r'<div class="para" id="p(\d+)">', html) == ["1", "2", "3", "4"]
    assert "Annex: contributors" in html
    assert "Association A01, Mombasa (Kenya)" in html
    second = f'the full texts are <a href="{BASE}/reading-room/{world.call.slug}">published as received</a>.'
    assert f'The contributors are listed in the <a href="#annex">annex</a>; {second}' in html


def test_word_has_real_footnotes(world: World) -> None:
    with zipfile.ZipFile(io.BytesIO(render(world, "docx").content)) as package:
        notes = package.read("word/footnotes.xml").decode()
        body = package.read("word/document.xml").decode()
    assert len(re.findall(r"<w:footnoteReference ", body)) == 7
    assert "A01, P3" in notes


def imprint() -> Imprint:
    """An imprint without database."""
    return Imprint("2027-1", BASE, datetime(2027, 6, 7, tzinfo=UTC))


def test_notes_read_as_the_collation_prints_them(world: World) -> None:
    found = read_summary(world.summary().frozen)
    for paragraph in found.paragraphs:
        for sentence in paragraph.sentences:
            for note in sentence.notes:
                runs = note_runs(note, imprint())
                assert "".join(getattr(run, "text", "") for run in runs) == render_note(note)


def test_every_format_has_the_same_paragraphs_and_notes(world: World) -> None:
    found = read_summary(world.summary().frozen)
    made = document(found, imprint())
    assert [b.number for b in made.blocks if type(b).__name__ == "NumberedParagraph"] == [
        paragraph.number for paragraph in found.paragraphs
    ]
    assert len(made.notes) == 7
    assert made.masthead.symbol == f"{world.call.symbol}/SUM"
    assert made.masthead.distribution == "Distr.: Participants only"
    tables = [b for b in made.blocks if type(b).__name__ == "Table"]
    assert [len(table.rows) for table in tables] == [7, 12]


def test_every_file_prints_the_same_numbers(world: World) -> None:
    found = read_summary(json.loads(render(world, "json").content))
    numbers = [paragraph.number for paragraph in found.paragraphs]
    noted = [note.number for p in found.paragraphs for s in p.sentences for note in s.notes]
    html = render(world, "html").content.decode()
    assert [int(n) for n in re.findall(r'id="p(\d+)"', html)] == numbers
    assert [int(n) for n in re.findall(r'<li id="n(\d+)"', html)] == noted
    pdf, docx = render(world, "pdf").content, render(world, "docx").content
    assert paper.numbers(pdf) == numbers
    cited = [n for n in noted if n not in (3, 4)]  # those are words, which the reader of paper leaves out
    assert [number for number, _ in paper.notes(pdf)] == cited
    assert printed_numbers(docx) == numbers
    assert [int(n) for n in values(xml(docx, "document"), "//w:footnoteReference/@w:id")] == noted


def test_the_annex_gives_the_english_name_in_brackets(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    with transaction():
        for code, english in (("A01", "Harbour Hands"), ("A02", "Association A02")):
            world.commentaries[code].organisation.english_name = english
    world.build()
    (group,) = world.look().present.summary.contributors
    assert [entry.text for entry in group.entries[:2]] == [
        "Association A01 (Harbour Hands), Mombasa (Kenya)",
        "Association A02, Mombasa (Kenya)",
    ]


def test_the_page_of_a_draft_says_so(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    shown = rendering.page(world.summary(), base_url=BASE, now=clock.now)
    assert shown.document.subtitle == "Summary of stakeholders’ submissions. Draft, not for citation."
    assert (shown.paragraphs, shown.notes) == (4, 7)
    assert [(part.number, part.text) for part in shown.contents] == [
        ("I.", "Background"),
        ("II.", "Submissions"),
        ("", "Annex: contributors"),
    ]

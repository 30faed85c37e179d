from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from panel.documents.blocks import (
    Document,
    Frame,
    Heading,
    Link,
    ListBlock,
    Note,
    NumberedParagraph,
    Run,
    Table,
    Text,
)
from panel.documents.pdf import render_pdf

from .other_scripts import FRAME_AR, FRAME_ZH, arabic, chinese
from .paper import links, notes, numbers, pages
from .samples import BASE, FRAME, QUANTIFIERS, cite, document, english, long_document, runs


def streams(content: bytes) -> bytes:
    """The file with every compressed stream opened, for what pdfium does not tell."""
    opened = [content]
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            opened.append(zlib.decompressobj().decompress(content[match.end() :]))
        except zlib.error:
            continue
    return b"\n".join(opened)


def test_numbers_notes_and_pages_are_printed() -> None:
    content = render_pdf(english(), FRAME)
    printed = pages(content)
    assert numbers(content) == list(range(1, 20))
    assert [number for number, _ in notes(content)] == list(range(1, 41))
    assert notes(content)[4][1] == "FPA, P6; JS2, P7; RAM, P8; UEB, P9. See also UEB, P9."
    assert [f"Page {n} of {len(printed)}" in page for n, page in enumerate(printed, 1)] == [True] * len(
        printed
    )
    assert [page.count("SPMHR/2027/1/SUM") for page in printed] == [1] * len(printed)


def test_every_note_stands_on_the_page_of_its_mark() -> None:
    content = render_pdf(long_document(24, 160), FRAME)
    marked = [[int(n) for n in re.findall(r"twice\.(\d+)", page)] for page in pages(content)]
    noted = [
        [int(n) for n in re.findall(r"^(\d+)\s+[A-Z0-9]{3}, P", page, re.MULTILINE)]
        for page in pages(content)
    ]
    assert [n for page in marked for n in page] == list(range(1, 161))
    assert noted == marked


def test_notes_lead_to_the_cited_paragraphs() -> None:
    expected = [
        run.href
        for note in english().notes
        for run in note.runs
        if isinstance(run, Link) and run.href.startswith(BASE)
    ]
    assert sorted(links(render_pdf(english(), FRAME))) == sorted(expected)


@pytest.mark.parametrize(
    ("doc", "frame"),
    [(english(), FRAME), (arabic(), FRAME_AR), (chinese(), FRAME_ZH)],
    ids=["en", "ar", "zh"],
)
def test_the_file_is_tagged_named_and_the_same_each_time(doc: Document, frame: Frame) -> None:
    content = render_pdf(doc, frame)
    assert content == render_pdf(doc, frame)
    opened = streams(content)
    assert b"pdfuaid:part" in opened
    assert re.search(rb"/Lang ?\(" + doc.language.encode() + rb"\)", opened)
    assert all(tag in opened for tag in (b"/StructTreeRoot", b"/H1", b"/H2", b"/TH", b"/Table"))
    with pypdfium2.PdfDocument(content) as pdf:
        told = pdf.get_metadata_dict()
        assert pdf.get_page_size(0) == pytest.approx((595.28, 841.89), abs=0.1)
    assert told["Title"] == f"{doc.masthead.symbol} {doc.title}"
    assert told["Author"] == doc.meta.author
    assert told["CreationDate"].startswith("D:20270607")
    later = replace(doc, meta=replace(doc.meta, created=date(2027, 6, 8)))
    assert content != render_pdf(later, frame)


def test_a_note_too_long_for_a_page_goes_on_at_the_end() -> None:
    long = Note(
        1, tuple(piece for k in range(900) for piece in (Link(f"C{k}, P1", f"{BASE}/C{k}#P1"), Text("; ")))
    )
    doc = document(NumberedParagraph(1, runs("A[1] B[2].")), notes=(long, cite(2, ("CMF", 1))))
    content = render_pdf(doc, FRAME)
    text = "\n".join(pages(content))
    assert sorted(int(k) for k in re.findall(r"\bC(\d+),", text)) == list(range(900))
    assert len(set(links(content)) - {f"{BASE}/SUB/CMF#P1"}) == 900
    assert "continued on page 1" in text


def test_notes_stand_in_tables_and_lists_too() -> None:
    doc = document(
        Table("t", ("a", "b"), ((runs("x[1]"), "y"), ("z", runs("w[2]")))),
        ListBlock((runs("item[3]"),)),
        notes=tuple(cite(n, ("CMF", n)) for n in (1, 2, 3)),
    )
    assert [number for number, _ in notes(render_pdf(doc, FRAME))] == [1, 2, 3]


def test_hostile_words_are_printed_and_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    hostile = "a\0b ]]> <!-- <img src=http://127.0.0.1:9/x> @import url(file:///etc/passwd) <style>"
    pieces: tuple[Run, ...] = (Text(hostile), Link("here", "file:///etc/passwd"), *runs("[1]"))
    doc = document(
        Heading(1, hostile, "I."),
        NumberedParagraph(1, pieces),
        notes=(Note(1, (Text(hostile),)),),
        title=hostile,
    )
    doc = replace(doc, masthead=replace(doc.masthead, symbol='S"} @import "file:///etc/passwd'))
    content = render_pdf(doc, replace(FRAME, page='{page} "; } {pages} \\'))
    text = " ".join(pages(content)[0].split())
    assert text.count("<!-- <img src=http://127.0.0.1:9/x> @import url(file:///etc/passwd) <style>") == 4
    assert '1 "; } 1 \\' in text
    assert links(content) == []
    assert [record.message for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == []


def test_a_word_without_end_does_not_hold_up_the_others() -> None:
    text = "".join(pages(render_pdf(document(NumberedParagraph(1, (Text("§" * 20_000 + " end"),))), FRAME)))
    assert (text.count("§"), text.count("end")) == (20_000, 1)


def test_a_short_table_stands_on_one_page() -> None:
    broken = set()
    for lines in range(10, 28, 3):
        filler = [NumberedParagraph(number, runs("A line.")) for number in range(1, lines)]
        printed = pages(render_pdf(document(*filler, QUANTIFIERS), FRAME))
        first, last = (
            [words in page for page in printed].index(True) for words in ("one or two", "every one")
        )
        assert first == last
        broken.add(first)
    assert broken == {0, 1}


def test_a_code_that_leads_to_its_text_stays_on_one_line() -> None:
    rows = tuple(
        ((Link(code, f"{BASE}/{place}"),), "A body with a name " * 9)
        for place, code in enumerate(("CMW-U", "CT"))
    )
    listed = Table("Individual submissions", ("Code", "Contributor"), rows, row_header=0)
    printed = "".join(pages(render_pdf(document(listed), FRAME)))
    assert "CMW-U" in printed

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest
from lxml import etree

from panel.documents.blocks import (
    Document,
    Frame,
    Heading,
    Link,
    ListBlock,
    Note,
    NumberedParagraph,
    PlainParagraph,
    QuotationBlock,
    Runs,
    Table,
    Text,
)
from panel.documents.docx import render_docx

from .other_scripts import FRAME_AR, FRAME_ZH, arabic, chinese
from .package import R, W, found, parts, relations, values, words, xml
from .samples import FRAME, cite, document, english, long_document, runs

ALL = pytest.mark.parametrize(
    ("doc", "frame"),
    [(english(), FRAME), (arabic(), FRAME_AR), (chinese(), FRAME_ZH)],
    ids=["en", "ar", "zh"],
)


def said(runs: Runs) -> str:
    """The words of runs, without quotation marks and note marks."""
    return "".join(getattr(run, "text", "") for run in runs)


def printed_numbers(content: bytes) -> list[int]:
    """The numbers Word prints before the numbered paragraphs, worked out as Word does."""
    numbering = xml(content, "numbering")
    starts = {
        instance.get(f"{W}numId"): int(values(instance, "w:lvlOverride/w:startOverride/@w:val")[0])
        for instance in found(numbering, "w:num[w:lvlOverride]")
    }
    kinds = {n.get(f"{W}numId"): values(n, "w:abstractNumId/@w:val")[0] for n in found(numbering, "w:num")}
    numbers: list[int] = []
    begun: set[str] = set()
    for identity in values(xml(content, "document"), "//w:p/w:pPr/w:numPr/w:numId/@w:val"):
        if kinds[identity] != "0":
            continue
        restart = starts.get(identity) if identity not in begun else None
        begun.add(identity)
        numbers.append(restart or (numbers[-1] + 1 if numbers else 1))
    return numbers


@ALL
def test_word_prints_the_numbers_of_the_blocks(doc: Document, frame: Frame) -> None:
    content = render_docx(doc, frame)
    assert printed_numbers(content) == [b.number for b in doc.blocks if isinstance(b, NumberedParagraph)]
    marks = values(xml(content, "document"), "//w:footnoteReference/@w:id")
    assert marks == [str(note.number) for note in doc.notes]
    assert values(xml(content, "footnotes"), "w:footnote[not(@w:type)]/@w:id") == marks
    assert "numRestart" not in parts(content)["word/settings.xml"].decode()


def test_paragraphs_that_do_not_follow_on_start_anew() -> None:
    blocks = [NumberedParagraph(number, runs("a")) for number in (4, 5, 9, 12, 13)]
    lists = [ListBlock((runs("x"), runs("y")), ordered=True), ListBlock((runs("z"),), ordered=True)]
    content = render_docx(document(*blocks[:3], lists[0], *blocks[3:], lists[1]), FRAME)
    assert printed_numbers(content) == [4, 5, 9, 12, 13]
    used = values(xml(content, "document"), "//w:pPr/w:numPr/w:numId/@w:val")
    assert used == ["3", "3", "4", "6", "6", "5", "5", "7"]
    assert values(xml(content, "numbering"), "w:num/@w:numId") == ["1", "2", "3", "4", "5", "6", "7"]


@ALL
def test_python_docx_reads_what_was_written(doc: Document, frame: Frame) -> None:
    read = docx.Document(io.BytesIO(render_docx(doc, frame)))
    by_style: dict[str, list[str]] = {}
    for paragraph in read.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    headings = [b for b in doc.blocks if isinstance(b, Heading)]
    assert by_style["Title"] == [doc.title]
    for level in (1, 2):
        assert by_style[f"Heading {level}"] == [
            f"{b.number}\u2002\t{b.text}" for b in headings if b.level == level
        ]
    tables = [b for b in doc.blocks if isinstance(b, Table)]
    assert [t.rows[0].cells[0].text for t in read.tables] == [t.header[0] for t in tables]
    assert [len(t.rows) for t in read.tables] == [1 + len(t.rows) for t in tables]
    assert by_style["Caption"] == [t.caption for t in tables]


def test_the_words_are_the_words_of_the_blocks() -> None:
    content = render_docx(english(), FRAME)
    body = xml(content, "document")
    numbered = found(body, "//w:p[w:pPr/w:pStyle/@w:val='NumberedParagraph']")
    expected = [said(b.runs) for b in english().blocks if isinstance(b, NumberedParagraph)]
    assert [words(p).replace("“", "").replace("”", "") for p in numbered] == expected
    notes = found(xml(content, "footnotes"), "w:footnote[not(@w:type)]")
    assert [words(note) for note in notes] == [f" {said(note.runs)}" for note in english().notes]
    assert words(numbered[5]).count("“a lock without a key”") == 1


def test_notes_lead_to_the_cited_paragraphs() -> None:
    content = render_docx(english(), FRAME)
    note = found(xml(content, "footnotes"), "w:footnote[@w:id='5']")[0]
    addresses = relations(content, "footnotes")
    links = [(words(link), addresses[link.get(f"{R}id", "")]) for link in found(note, ".//w:hyperlink")]
    base = "https://panel.example/2027/1/SUB"
    assert links == [
        ("FPA, P6", f"{base}/FPA#P6"),
        ("JS2, P7", f"{base}/JS2#P7"),
        ("RAM, P8", f"{base}/RAM#P8"),
        ("UEB, P9", f"{base}/UEB#P9"),
        ("UEB, P9", f"{base}/UEB#P9"),
    ]
    inside = values(xml(content, "footnotes"), "//w:hyperlink/@w:anchor")
    assert inside == ["annex-1"]
    names = values(xml(content, "document"), "//w:bookmarkStart/@w:name")
    first, second = ([f"p{n}" for n in span] for span in (range(5, 11), range(11, 20)))
    assert names == ["s1", "p1", "p2", "p3", "s2", "p4", "s3", "s4", *first, "s5", *second, "annex-1"]
    assert len(set(values(xml(content, "document"), "//w:bookmarkStart/@w:id"))) == len(names)


def test_the_header_row_repeats_and_figures_stand_at_the_end() -> None:
    body = xml(render_docx(english(), FRAME), "document")
    table = found(body, "//w:tbl")[0]
    assert [bool(found(row, "w:trPr/w:tblHeader")) for row in found(table, "w:tr")] == [True] + [False] * 7
    assert len(found(table, "w:tr/w:trPr/w:cantSplit")) == 8
    assert values(table, "w:tr/w:tc[3]/w:p/w:pPr/w:jc/@w:val") == ["right"] * 8
    assert [len(found(row, "w:tc/w:p/w:pPr/w:keepNext")) for row in found(table, "w:tr")] == [0, *[3] * 6, 0]
    widths = [int(width) for width in values(table, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == int(values(table, "w:tblPr/w:tblW/@w:w")[0]) == 9072 - 680
    assert values(table, "w:tblPr/w:tblCaption/@w:val") == ["How many is “many”"]


def test_a_long_table_may_be_broken_between_its_rows() -> None:
    long = Table("Names", ("Code", "Name"), tuple((f"A{n}", "Association") for n in range(13)))
    body = xml(render_docx(document(long), FRAME), "document")
    assert found(body, "//w:tbl//w:keepNext") == []


def test_right_to_left_is_said_everywhere() -> None:
    content = render_docx(arabic(), FRAME_AR)
    for name in ("document", "footnotes", "header1", "footer1", "footer2"):
        root = xml(content, name)
        assert len(found(root, "//w:p[w:pPr/w:bidi]")) == len(found(root, "//w:p"))
        arabic_runs = [
            r for r in found(root, "//w:r[w:t]") if any("\u0600" <= c <= "\u06ff" for c in words_of(r))
        ]
        assert [words_of(r) for r in arabic_runs if not found(r, "w:rPr/w:rtl")] == []
    assert len(found(xml(content, "document"), "//w:tbl/w:tblPr/w:bidiVisual")) == 1
    assert len(found(xml(content, "document"), "//w:sectPr/w:bidi")) == 1
    styles = xml(content, "styles")
    assert values(styles, "w:docDefaults//w:lang/@w:bidi") == ["ar-SA"]
    assert [
        s for s in found(styles, "//w:rPr[w:sz]") if values(s, "w:sz/@w:val") != values(s, "w:szCs/@w:val")
    ] == []
    assert values(xml(content, "numbering"), "w:abstractNum[1]/w:lvl/w:lvlText/@w:val") == ["%1-"]


def words_of(run: etree._Element) -> str:
    return "".join(values(run, "w:t/text()"))


def test_codes_keep_their_order_in_right_to_left_text() -> None:
    content = render_docx(arabic(), FRAME_AR)
    links = found(xml(content, "footnotes"), "w:footnote[@w:id='5']//w:hyperlink")
    fence = ("\u200f\u200e", "\u200e\u200f")
    assert [words(link) for link in links] == [
        f"{fence[0]}{code}{fence[1]}" for code in ("ABN, P2", "ADV, P4", "BMU, P1", "NCR*, P3")
    ]
    assert [found(link, ".//w:rtl") for link in links] == [[], [], [], []]


def test_a_language_inside_another_is_named() -> None:
    french = "un diagnostic que personne ne devrait entendre"
    for doc, frame in ((arabic(), FRAME_AR), (chinese(), FRAME_ZH)):
        words = f"\u200e{french}\u200e" if doc.direction == "rtl" else french
        run = found(xml(render_docx(doc, frame), "document"), f"//w:r[w:t='{words}']")[0]
        assert values(run, "w:rPr/w:lang/@w:val") == ["fr-FR"]
        assert found(run, "w:rPr/w:rtl") == []
    quote = QuotationBlock((Text("قفل بلا مفتاح"),), lang="ar")
    paragraph = found(
        xml(render_docx(document(quote), FRAME), "document"), "//w:p[w:pPr/w:pStyle/@w:val='Quote']"
    )[0]
    assert len(found(paragraph, "w:pPr/w:bidi")) == len(found(paragraph, "w:r/w:rPr/w:rtl")) == 1
    assert values(paragraph, "w:r/w:rPr/w:lang/@w:bidi") == ["ar-SA"]


def test_a_full_stop_stays_at_the_end_of_words_that_run_the_other_way() -> None:
    arabic_words, french = "نطلب تصحيح الفقرة.", "Nous demandons."
    doc = document(QuotationBlock((Text(arabic_words, "ar"), Text(" "), Text(french, "fr")), None))
    told = values(xml(render_docx(doc, FRAME), "document"), "//w:t/text()")
    assert [each for each in told if each.strip("\u200f") in (arabic_words, french)] == [
        f"\u200f{arabic_words}\u200f",
        french,
    ]


def test_the_file_names_no_person_program_or_clock() -> None:
    content = render_docx(english(), FRAME)
    properties = docx.Document(io.BytesIO(content)).core_properties
    issued = datetime(2027, 6, 7, tzinfo=UTC)
    assert (properties.author, properties.last_modified_by) == ("Standing Panel on Migration",) * 2
    assert (properties.created, properties.modified, properties.language) == (issued, issued, "en")
    assert properties.title == f"SPMHR/2027/1/SUM {english().title}"
    assert properties.comments == ""
    names = set(parts(content))
    assert {n for n in names if n.startswith("docProps/")} == {"docProps/core.xml"}
    text = b"".join(parts(content).values())
    assert [
        word for word in (b"python-docx", b"rsid", b"Microsoft Office", b"attachedTemplate") if word in text
    ] == []


@ALL
def test_the_same_document_gives_the_same_bytes(doc: Document, frame: Frame) -> None:
    content = render_docx(doc, frame)
    assert content == render_docx(doc, frame)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
    later = replace(doc, meta=replace(doc.meta, created=date(2027, 6, 8)))
    assert content != render_docx(later, frame)


def test_hostile_words_open_and_stay_what_they_were() -> None:
    hostile = '<w:p/> ]]> <!-- " & {{7*7}} a\0b \ud800\tc\nd'
    doc = document(
        Heading(1, hostile, hostile),
        NumberedParagraph(
            1, (Text(hostile), Link(hostile, "javascript:x"), Link("gone", "#nowhere"), *runs("[1]"))
        ),
        Table(hostile, (hostile,), ((hostile,),)),
        PlainParagraph((Text("x" * 100_000),)),
        notes=(Note(1, (Link("y", "file:///etc/passwd"), Link("z", "https://a.example/?a=1&b=2"))),),
        title=hostile * 20,
    )
    content = render_docx(doc, FRAME)
    shown = hostile.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    body = xml(content, "document")
    assert words(found(body, "//w:p[w:pPr/w:pStyle/@w:val='NumberedParagraph']")[0]) == f"{shown}{shown}gone"
    assert list(relations(content, "footnotes").values()) == ["https://a.example/?a=1&b=2"]
    assert found(body, "//w:hyperlink") == []
    assert docx.Document(io.BytesIO(content)).tables[0].rows[1].cells[0].text == shown


def test_six_hundred_notes_are_six_hundred_notes() -> None:
    content = render_docx(long_document(), FRAME)
    assert len(found(xml(content, "footnotes"), "w:footnote[not(@w:type)]")) == 600
    assert printed_numbers(content) == list(range(1, 90))


def test_a_document_without_notes_or_blocks_is_a_document() -> None:
    read = docx.Document(io.BytesIO(render_docx(document(), FRAME)))
    assert [p.text for p in read.paragraphs][2] == "Access to schools and clinics"
    assert len(cite(1, ("A", 1)).sources) == 1

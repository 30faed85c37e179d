from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import html as parser

from panel.documents.blocks import (
    Document,
    Frame,
    Heading,
    Link,
    Note,
    NumberedParagraph,
    PlainParagraph,
    Table,
    Text,
)
from panel.documents.html import STYLE, render_fragment, render_html

from .other_scripts import FRAME_AR, FRAME_ZH, arabic, chinese
from .samples import FRAME, cite, document, english, runs

ALL = pytest.mark.parametrize(
    ("doc", "frame"),
    [(english(), FRAME), (arabic(), FRAME_AR), (chinese(), FRAME_ZH)],
    ids=["en", "ar", "zh"],
)


def tree(page: str) -> parser.HtmlElement:
    return parser.document_fromstring(page)


def words(element: parser.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


@ALL
def test_the_file_is_one_whole_page(doc: Document, frame: Frame) -> None:
    page = render_html(doc, frame)
    root = tree(page)
    assert page == render_html(doc, frame)
    assert (root.get("lang"), root.get("dir")) == (doc.language, doc.direction)
    assert [words(h1) for h1 in root.iter("h1")] == [doc.title]
    assert words(root.find("head/title")) == f"{doc.masthead.symbol} {doc.title}"
    levels = [int(element.tag[1]) for element in root.xpath("//main//*[self::h2 or self::h3 or self::h4]")]
    assert levels == [b.level + 1 for b in doc.blocks if isinstance(b, Heading)] + [2]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert (
        root.xpath("//script|//link|//img|//iframe|//object|//*[@style]|//*[starts-with(name(@*),'on')]")
        == []
    )


@ALL
def test_every_address_is_there_once(doc: Document, frame: Frame) -> None:
    for root in (tree(render_html(doc, frame)), tree(render_fragment(doc, frame))):
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {
            href for href in root.xpath("//@href") if href.startswith("#") and href[1:] not in ids
        } == set()
        numbered = [f"p{b.number}" for b in doc.blocks if isinstance(b, NumberedParagraph)]
        assert [i for i in ids if re.fullmatch(r"p\d+", i)] == numbered


@ALL
def test_marks_and_notes_lead_to_each_other(doc: Document, frame: Frame) -> None:
    numbers = [str(note.number) for note in doc.notes]
    for root in (tree(render_html(doc, frame)), tree(render_fragment(doc, frame))):
        marks = root.xpath("//a[@role='doc-noteref']")
        assert [words(mark) for mark in marks] == numbers
        assert [mark.get("href") for mark in marks] == [f"#n{number}" for number in numbers]
        assert [mark.get("aria-label") for mark in marks] == [
            frame.note.replace("{number}", n) for n in numbers
        ]
        assert root.xpath("//li[starts-with(@id,'n')]/@id") == [f"n{number}" for number in numbers]
        assert root.xpath("//a[@role='doc-backlink']/@href") == [f"#r{number}" for number in numbers]
    assert len(tree(render_html(doc, frame)).xpath("//section[@role='doc-endnotes']/ol/li")) == len(numbers)


def test_notes_link_to_the_cited_paragraphs() -> None:
    note = tree(render_html(english(), FRAME)).get_element_by_id("n5")
    links = note.xpath(".//a[not(@role)]")
    assert [words(link) for link in links] == ["FPA, P6", "JS2, P7", "RAM, P8", "UEB, P9", "UEB, P9"]
    assert links[0].get("href") == "https://panel.example/2027/1/SUB/FPA#P6"
    assert words(note) == "FPA, P6; JS2, P7; RAM, P8; UEB, P9. See also UEB, P9. Back to the text"


def test_a_small_page_word_for_word() -> None:
    doc = document(
        Heading(1, "Background", "I."),
        NumberedParagraph(1, runs("Fees {CMF}.[1]")),
        notes=(cite(1, ("CMF", 4)),),
    )
    page = render_html(doc, FRAME, css="p{}")
    assert page[page.index("<body>") :] == (
        "<body>\n<header>\n"
        '<p class="body-name">Standing Panel on Migration</p>\n'
        '<div class="mast"><span class="sym"><bdi>SPMHR/2027/1/SUM</bdi></span><span>Distr.: General</span>'
        "<span>7 June 2027</span><span>Original: English</span></div>\n"
        "<h1>Access to schools and clinics</h1>\n"
        '<p class="lead">Summary of stakeholders’ submissions</p>\n</header>\n'
        '<main>\n<h2 id="s1" class="numbered"><span class="n">I.</span> Background</h2>\n'
        '<div class="para" id="p1"><a class="pn" href="#p1" aria-label="Paragraph 1">1.</a>'
        '<p class="said">Fees <bdi>CMF</bdi>.<a class="ref" role="doc-noteref" id="r1" href="#n1"'
        ' aria-label="Note 1">1</a></p></div>\n'
        '<section role="doc-endnotes" aria-labelledby="the_notes">\n<h2 id="the_notes">Notes</h2>\n<ol>\n'
        '<li id="n1"><a href="https://panel.example/2027/1/SUB/CMF#P4">CMF, P4</a>. '
        '<a class="back" role="doc-backlink" href="#r1">Back to the text</a></li>\n</ol>\n</section>\n</main>\n'
        "</body>\n</html>\n"
    )


def test_a_small_fragment_word_for_word() -> None:
    doc = document(
        Heading(1, "Background", "I."), NumberedParagraph(1, runs("Fees.[1]")), notes=(cite(1, ("CMF", 4)),)
    )
    assert render_fragment(doc, FRAME) == (
        '<div class="doc"><p class="every small"><input type="checkbox" id="every"> '
        '<label for="every">Show all notes under their paragraphs</label></p>\n'
        '<div class="row sec"><p class="n" aria-hidden="true">I.</p><div class="t"><h2 id="s1">Background</h2></div></div>\n'
        '<div class="paras"><div class="para" id="p1"><a class="pn" href="#p1" aria-label="Paragraph 1">1.</a>'
        '<p class="said">Fees.<a class="ref" role="doc-noteref" id="r1" href="#n1" aria-label="Note 1">1</a></p>'
        '<ol class="m notes pop" aria-label="Notes to paragraph 1"><li id="n1"><b>1</b>'
        '<a href="https://panel.example/2027/1/SUB/CMF#P4">CMF, P4</a>. '
        '<a class="back" role="doc-backlink" href="#r1">Back to the text</a></li></ol></div></div></div>'
    )


def test_notes_of_tables_and_lists_stand_beside_them() -> None:
    table = Table("t", ("a",), ((runs("x[1]"),),))
    row = tree(render_fragment(document(table, notes=(cite(1, ("A", 1)),)), FRAME)).find_class("row")[0]
    assert row.xpath("./ol/@aria-label") == ["Notes"]
    assert row.xpath("./ol/li/@id") == ["n1"]


def test_other_languages_and_directions_are_marked() -> None:
    root = tree(render_html(arabic(), FRAME_AR))
    (french,) = root.xpath("//*[@lang='fr']")
    assert (french.get("dir"), french.text) == ("ltr", "un diagnostic que personne ne devrait entendre")
    assert words(root.get_element_by_id("p5").xpath(".//p")[0]).count("«قفل بلا مفتاح»") == 1
    assert root.xpath("//td[@class='fig']/bdi[@dir='ltr']/text()") == ["1–2", "5–96", "97–145", "1,291"]
    assert root.xpath("//li[@id='n5']//bdi/text()") == ["ABN, P2", "ADV, P4", "BMU, P1", "NCR*, P3"]


def test_tables_say_what_heads_what() -> None:
    root = tree(render_html(english(), FRAME))
    first, second = root.xpath("//table")
    assert first.xpath("./caption/text()") == ["How many is “many”"]
    assert first.xpath(".//th[@scope='row']/text()")[:2] == ["the codes themselves", "three, four"]
    assert first.xpath(".//*[@class='fig']/text()") == [
        "Here",
        "1–2",
        "3–4",
        "5–96",
        "97–145",
        "146–261",
        "262–290",
        "291",
    ]
    assert (second.getparent().get("tabindex"), second.getparent().get("aria-label")) == ("0", "Contributors")


HOSTILE = "<script>alert(1)</script> ]]> <!-- \" ' & {{7*7}} a\0b <img src=x onerror=alert(1)>"


def test_hostile_words_are_shown_as_written() -> None:
    doc = document(
        Heading(1, HOSTILE, HOSTILE),
        NumberedParagraph(1, (Text(HOSTILE), Link(HOSTILE, "javascript:alert(1)"), *runs("[1]"))),
        Table(HOSTILE, (HOSTILE, "b", "c", "d"), ((HOSTILE, "", "", ""),)),
        PlainParagraph((Text(HOSTILE, lang='fr" onclick="x'),)),
        notes=(Note(1, (Link(HOSTILE, "https://a.example/?a=1&b='"),)),),
        title=HOSTILE,
    )
    shown = HOSTILE.replace("\0", "\ufffd")
    for page in (
        render_html(doc, FRAME, css="</style><script>alert(1)</script>"),
        render_fragment(doc, FRAME),
    ):
        root = tree(page)
        assert root.xpath("//script|//img|//*[@onclick]|//*[@onerror]") == []
        assert words(root.xpath("//*[@class='said']")[0]) == words_of(shown) * 1 + words_of(shown) + "1"
        assert {h for h in root.xpath("//@href") if not h.startswith("#")} == {"https://a.example/?a=1&b='"}
    assert words(tree(render_html(doc, FRAME)).xpath("//h1")[0]) == words_of(shown)


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_style_sheet_takes_no_sides_and_fetches_nothing() -> None:
    assert (
        re.findall(
            r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|url\(|@import", STYLE
        )
        == []
    )

"""PDF: a tagged A4 document with real notes at the foot of each page (PDF/UA-1 identifier).

One language per file: the layout engine states no language below the document. The HTML file is the
accessible master. Fonts come from the system: Noto Serif, Noto Sans, Noto Naskh Arabic, Noto Sans
Arabic, and Noto CJK or Droid Sans Fallback for Chinese. Import this module only where a PDF is made.
"""

from __future__ import annotations

from hashlib import sha256
from html import escape
from importlib.resources import files

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from panel.documents import markup
from panel.documents.blocks import (
    Block,
    Document,
    Frame,
    Heading,
    ListBlock,
    Note,
    NumberedParagraph,
    QuotationBlock,
    Table,
)
from panel.documents.markup import Hand
from panel.documents.pdf_notes import write
from panel.documents.structure import anchors, check, divided
from panel.documents.typography import WHOLE_TABLE, isolated, legible, printed_number

_STYLE = files(__package__ or "panel.documents").joinpath("pdf.css").read_text(encoding="utf-8")

#: Keeps a note mark on the line of the word before it.
_GLUE = "\u2060"

#: Characters of a note at the foot of the page; what is longer goes on at the end of the document, since
#: the engine does not break a note over pages and would push its lines off the paper.
_FOOT = 800

#: Tables with up to this many columns keep clear of the column of the paragraph numbers.
_NARROW = 3


def render_pdf(doc: Document, labels: Frame) -> bytes:
    """The document as PDF; the same document gives the same bytes with the same fonts and engine.

    Nothing is fetched, whatever the text contains. Raises ``DocumentError`` where the document
    contradicts itself. Takes seconds for hundreds of notes: a job, not a request.
    """
    check(doc)
    fetcher = URLFetcher(allowed_protocols=["data"], allow_redirects=False)
    fonts = FontConfiguration()
    style = CSS(string=_STYLE + _running(doc, labels), font_config=fonts, url_fetcher=fetcher)
    page = HTML(string=_page(doc, labels), url_fetcher=fetcher)
    identifier = sha256(repr(doc).encode()).digest()[:16]
    return write(page, fonts, stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=identifier)


def _css_string(words: str) -> str:
    """Words as a CSS string; every character outside the plain ones as a code point."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in legible(words)) + '"'


def _content(label: str, **values: str) -> str:
    """A frame label as CSS content, its ``{name}`` places filled with CSS values such as counters."""
    for name, value in values.items():
        label = label.replace("{" + name + "}", f"\0{value}\0")
    pieces = label.split("\0")
    return " ".join(piece if place % 2 else _css_string(piece) for place, piece in enumerate(pieces) if piece)


def _running(doc: Document, labels: Frame) -> str:
    """Header, footer and pointer: the symbol from the second page on, the page of the pages, where a note goes on."""
    start, end = ("left", "right") if doc.direction == "ltr" else ("right", "left")
    symbol = _css_string(isolated(doc.masthead.symbol))
    pages = _content(labels.page, page="counter(page)", pages="counter(pages)")
    onward = _content(labels.continued, page="target-counter(attr(href), page)")
    return (
        f"@page {{ @top-{start} {{ content: {symbol} }} @bottom-{end} {{ content: {pages} }} }}\n"
        f"@page :first {{ @top-{start} {{ content: none }} }}\n"
        f".onward::after {{ content: {onward} }}"
    )


def _page(doc: Document, labels: Frame) -> str:
    hand = Hand(doc, lambda number: _foot(doc.notes[number - 1], doc), characters=True)
    where = anchors(doc)
    body = "\n".join(_block(block, where.get(place, ""), hand) for place, block in enumerate(doc.blocks))
    symbol = doc.masthead.symbol
    return (
        f'<!doctype html><html lang="{escape(doc.language)}" dir="{doc.direction}"><head><meta charset="utf-8">'
        f"<title>{escape(legible(f'{symbol} {doc.title}'.strip()))}</title>"
        f'<meta name="author" content="{escape(legible(doc.meta.author))}">'
        f'<meta name="description" content="{escape(legible(doc.meta.subject))}">'
        f'<meta name="dcterms.created" content="{doc.meta.created.isoformat()}">'
        f'<meta name="dcterms.modified" content="{doc.meta.created.isoformat()}">'
        f"</head><body>{_head(doc)}\n<main>\n{body}\n{_remainders(doc, hand, labels)}</main></body></html>"
    )


def _head(doc: Document) -> str:
    head = doc.masthead
    lines = (head.distribution, head.date_text, head.original_language_text)
    spans = "".join(f"<p>{markup.text(isolated(line))}</p>" for line in lines if line)
    parts = [
        f'<p class="body-name">{markup.text(head.body_name)}</p>' if head.body_name else "",
        f'<div class="mast"><p class="sym">{markup.text(isolated(head.symbol))}</p>{spans}</div>',
        f"<h1>{markup.text(doc.title)}</h1>",
        f'<p class="lead">{markup.text(doc.subtitle)}</p>' if doc.subtitle else "",
        f'<p class="disclaimer">{markup.text(doc.disclaimer)}</p>' if doc.disclaimer else "",
    ]
    return "".join(parts)


def _foot(note: Note, doc: Document) -> str:
    """The mark of a note; the engine takes the note itself to the foot of the page."""
    hand = Hand(doc, lambda _: "", characters=True)
    here, rest = divided(note, _FOOT)
    onward = f' <a class="onward" href="#n{note.number}_rest"></a>' if rest else ""
    return f'{_GLUE}<span class="note" id="n{note.number}">{markup.inline(here, hand)}{onward}</span>'


def _remainders(doc: Document, hand: Hand, labels: Frame) -> str:
    """What did not fit at the foot of the pages."""
    rests = [(note.number, divided(note, _FOOT)[1]) for note in doc.notes]
    lines = [
        f'<p class="rest" id="n{number}_rest"><sup>{number}</sup> {markup.inline(rest, hand)}</p>'
        for number, rest in rests
        if rest
    ]
    return f"<h2>{markup.text(labels.notes)}</h2>\n" + "\n".join(lines) if lines else ""


def _block(block: Block, anchor: str, hand: Hand) -> str:
    if isinstance(block, Heading):
        return _heading(block, anchor)
    if isinstance(block, Table):
        names = [
            name
            for name, holds in (
                ("narrow", len(block.header) <= _NARROW),
                ("whole", len(block.rows) <= WHOLE_TABLE),
            )
            if holds
        ]
        return f'<div class="{" ".join(names)}">{markup.table(block, hand)}</div>'
    if isinstance(block, ListBlock):
        return markup.items(block, hand)
    if isinstance(block, QuotationBlock):
        return markup.quotation(block, hand)
    said = markup.inline(block.runs, hand)
    if isinstance(block, NumberedParagraph):
        number = printed_number(block.number, hand.doc.language)
        return f'<p id="p{block.number}" class="para"><span class="pn">{number}</span>{said}</p>'
    return f'<p class="plain">{said}</p>'


def _heading(block: Heading, anchor: str) -> str:
    """A heading; its number hangs in the column of the paragraph numbers."""
    names = [name for name, holds in (("numbered", block.number), ("new-page", block.new_page)) if holds]
    number = f'<span class="n">{markup.text(block.number)}\u00a0</span>' if block.number else ""
    rank = block.level + 1
    return f'<h{rank} id="{anchor}" class="{" ".join(names)}">{number}{markup.text(block.text)}</h{rank}>'

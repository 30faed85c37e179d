"""HTML: one self-contained accessible file, and a fragment for the page of the site.

The file is the accessible master: language and direction, one ``h1``, addresses for every paragraph,
notes at the end with links there and back (DPUB-ARIA 1.1 roles), no script, nothing fetched. The
fragment uses the classes of the site's style sheet and sets notes beside their paragraphs.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from panel.documents import markup
from panel.documents.blocks import (
    Block,
    Document,
    Frame,
    Heading,
    ListBlock,
    Masthead,
    Note,
    NumberedParagraph,
    QuotationBlock,
    Table,
)
from panel.documents.markup import Hand
from panel.documents.structure import Section, anchors, check, notes_of, outline
from panel.documents.typography import EAST_ASIAN, filled, legible, primary, printed_number

#: The style sheet of the self-contained file.
STYLE = files(__package__ or "panel.documents").joinpath("html.css").read_text(encoding="utf-8")

#: Up to this many columns a table fits on a phone.
_NARROW = 3

#: Nothing runs in the file and nothing is fetched, whatever a contributor's text contains.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def _hand(doc: Document, labels: Frame) -> Hand:
    #: Chinese lines may break between a full stop and the mark after it; a word joiner forbids it.
    glue = "\u2060" if primary(doc.language) in EAST_ASIAN else ""

    def mark(number: int) -> str:
        label = escape(filled(labels.note, number=number))
        return f'{glue}<a class="ref" role="doc-noteref" id="r{number}" href="#n{number}" aria-label="{label}">{number}</a>'

    return Hand(doc, mark)


def render_html(doc: Document, labels: Frame, *, css: str = STYLE) -> str:
    """The document as one HTML file without script or outside resource.

    ``css`` goes into the file. Raises ``DocumentError`` where the document contradicts itself.
    """
    check(doc)
    hand = _hand(doc, labels)
    where = anchors(doc)
    body = "\n".join(
        _block(block, where.get(place, ""), hand, labels) for place, block in enumerate(doc.blocks)
    )
    style = css.replace("</", "<\\/")
    title = escape(legible(f"{doc.masthead.symbol} {doc.title}".strip()).replace("\n", " "))
    return "\n".join(
        part
        for part in (
            "<!doctype html>",
            f'<html lang="{escape(doc.language)}" dir="{doc.direction}">',
            '<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="author" content="{escape(legible(doc.meta.author))}">',
            f'<meta name="dcterms.created" content="{doc.meta.created.isoformat()}">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{title}</title>",
            f"<style>\n{style}</style>\n</head>",
            "<body>",
            _head(doc),
            _contents(doc, labels),
            f"<main>\n{body}\n{_notes(doc, hand, labels)}</main>",
            "</body>\n</html>\n",
        )
        if part
    )


def masthead(head: Masthead) -> str:
    """The head of the first page: symbol, distribution, date, original language."""
    lines = (head.distribution, head.date_text, head.original_language_text)
    spans = "".join(f"<span>{markup.text(line)}</span>" for line in lines if line)
    return f'<div class="mast"><span class="sym"><bdi>{markup.text(head.symbol)}</bdi></span>{spans}</div>'


def _head(doc: Document) -> str:
    parts = [
        f'<p class="body-name">{markup.text(doc.masthead.body_name)}</p>' if doc.masthead.body_name else "",
        masthead(doc.masthead),
        f"<h1>{markup.text(doc.title)}</h1>",
        f'<p class="lead">{markup.text(doc.subtitle)}</p>' if doc.subtitle else "",
        f'<p class="disclaimer">{markup.text(doc.disclaimer)}</p>' if doc.disclaimer else "",
    ]
    return "<header>\n" + "\n".join(part for part in parts if part) + "\n</header>"


def _contents(doc: Document, labels: Frame) -> str:
    sections = [section for section in outline(doc) if section.level == 1]
    if len(sections) < 2:
        return ""
    lines = "\n".join(f"<li>{_entry(section)}</li>" for section in sections)
    heading = f'<h2 id="the_contents">{markup.text(labels.contents)}</h2>'
    return f'<nav aria-labelledby="the_contents">{heading}\n<ul>{lines}</ul></nav>'


def _entry(section: Section) -> str:
    name = markup.text(f"{section.number} {section.text}".strip())
    span = f"{section.first}–{section.last}" if section.first != section.last else f"{section.first}"
    paragraphs = f' <bdi class="soft" dir="ltr">{span}</bdi>' if section.first else ""
    return f'<a href="#{section.anchor}">{name}</a>{paragraphs}'


def _block(block: Block, anchor: str, hand: Hand, labels: Frame) -> str:
    if isinstance(block, Heading):
        return _heading(block, anchor)
    if isinstance(block, Table):
        return _table(block, hand, "")
    if isinstance(block, ListBlock):
        return markup.items(block, hand, ' class="said"')
    if isinstance(block, QuotationBlock):
        return markup.quotation(block, hand)
    said = f'<p class="said">{markup.inline(block.runs, hand)}</p>'
    if isinstance(block, NumberedParagraph):
        return f'<div class="para" id="p{block.number}">{_number(block.number, hand.doc, labels)}{said}</div>'
    return said


def _table(block: Table, hand: Hand, kind: str) -> str:
    """A table; a wide one in a box that scrolls, which then can be reached with the keyboard."""
    if len(block.header) <= _NARROW:
        return f'<div class="{kind or "table"}">{markup.table(block, hand)}</div>'
    name = f' role="region" aria-label="{escape(legible(block.caption))}"' if block.caption else ""
    return f'<div class="{f"{kind} scroll".strip()}" tabindex="0"{name}>{markup.table(block, hand)}</div>'


def _heading(block: Heading, anchor: str) -> str:
    number = f'<span class="n">{markup.text(block.number)}</span> ' if block.number else ""
    rank = block.level + 1
    names = [name for name, holds in (("numbered", block.number), ("new-page", block.new_page)) if holds]
    kind = f' class="{" ".join(names)}"' if names else ""
    return f'<h{rank} id="{anchor}"{kind}>{number}{markup.text(block.text)}</h{rank}>'


def _number(number: int, doc: Document, labels: Frame) -> str:
    label = escape(filled(labels.paragraph, number=number))
    return f'<a class="pn" href="#p{number}" aria-label="{label}">{printed_number(number, doc.language)}</a>'


def _notes(doc: Document, hand: Hand, labels: Frame) -> str:
    if not doc.notes:
        return ""
    lines = "\n".join(f'<li id="n{note.number}">{_note(note, hand, labels)}</li>' for note in doc.notes)
    return (
        f'<section role="doc-endnotes" aria-labelledby="the_notes">\n<h2 id="the_notes">{markup.text(labels.notes)}</h2>\n'
        f"<ol>\n{lines}\n</ol>\n</section>\n"
    )


def _note(note: Note, hand: Hand, labels: Frame) -> str:
    back = markup.text(labels.back)
    return (
        f"{markup.inline(note.runs, hand)} "
        f'<a class="back" role="doc-backlink" href="#r{note.number}">{back}</a>'
    )


def render_fragment(doc: Document, labels: Frame) -> str:
    """The blocks for the page of the site, which has its own ``h1`` and masthead: one ``div.doc``."""
    check(doc)
    hand = _hand(doc, labels)
    where = anchors(doc)
    parts = [_piece(block, where.get(place, ""), hand, labels) for place, block in enumerate(doc.blocks)]
    if doc.notes:
        label = markup.text(labels.show_notes)
        parts.insert(
            0,
            f'<p class="every small"><input type="checkbox" id="every"> <label for="every">{label}</label></p>',
        )
    return '<div class="doc">' + "\n".join(parts) + "</div>"


def _piece(block: Block, anchor: str, hand: Hand, labels: Frame) -> str:
    margin = _margin(block, hand, labels)
    if isinstance(block, Heading):
        return _row(block, anchor)
    if isinstance(block, Table):
        return f'<div class="row">{_table(block, hand, "t")}{margin}</div>'
    if isinstance(block, ListBlock):
        return f'<div class="row"><div class="t said">{markup.items(block, hand)}</div>{margin}</div>'
    if isinstance(block, QuotationBlock):
        return f'<div class="row"><div class="t said">{markup.quotation(block, hand)}</div>{margin}</div>'
    said = f'<p class="said">{markup.inline(block.runs, hand)}</p>'
    if isinstance(block, NumberedParagraph):
        number = _number(block.number, hand.doc, labels)
        return f'<div class="paras"><div class="para" id="p{block.number}">{number}{said}{margin}</div></div>'
    return f'<div class="row"><div class="t">{said}</div>{margin}</div>'


def _row(block: Heading, anchor: str) -> str:
    """A heading; a number of several words ("Annex I") does not fit its column and stands with the text."""
    apart = " " not in block.number
    number = (
        f'<p class="n" aria-hidden="true">{markup.text(block.number)}</p>' if block.number and apart else ""
    )
    rank = block.level + 1
    section = " sec" if block.level == 1 else ""
    name = block.text if apart else f"{block.number} {block.text}"
    return f'<div class="row{section}">{number}<div class="t"><h{rank} id="{anchor}">{markup.text(name)}</h{rank}></div></div>'


def _margin(block: Block, hand: Hand, labels: Frame) -> str:
    notes = notes_of(hand.doc, block)
    if not notes:
        return ""
    label = (
        filled(labels.notes_to, number=block.number) if isinstance(block, NumberedParagraph) else labels.notes
    )
    lines = "".join(
        f'<li id="n{note.number}"><b>{note.number}</b>{_note(note, hand, labels)}</li>' for note in notes
    )
    return f'<ol class="m notes pop" aria-label="{escape(label)}">{lines}</ol>'

"""Runs, tables and lists as HTML: what the web page, the HTML file and the PDF have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from panel.documents.blocks import (
    Cell,
    Code,
    Document,
    Emphasis,
    Link,
    ListBlock,
    NoteMark,
    QuotationBlock,
    Quote,
    Run,
    Runs,
    Table,
)
from panel.documents.typography import folded, isolated, legible, quotation_marks, safe_address
from panel.i18n.formats import format_number
from panel.i18n.locales import direction

#: Codes and links up to this length are kept on one line.
_ONE_LINE = 24


@dataclass(frozen=True, slots=True)
class Hand:
    """How one renderer writes: the document, what it prints for a note mark, and how it isolates.

    ``characters`` asks for Unicode isolates instead of ``bdi``: the layout engine of the PDF ignores
    the element.
    """

    doc: Document
    mark: Callable[[int], str]
    characters: bool = False

    @property
    def rtl(self) -> bool:
        """Whether the document runs from right to left."""
        return self.doc.direction == "rtl"

    def text(self, value: str) -> str:
        """Words as HTML; in the PDF, words without end are folded (the engine takes minutes over them)."""
        return text(folded(value) if self.characters else value)


def text(value: str) -> str:
    """Words as HTML: escaped, illegal characters made visible, line breaks kept."""
    return escape(legible(value), quote=True).replace("\n", "<br>")


def attributes(lang: str | None) -> str:
    """The attributes of words in another language; empty where none is named."""
    return f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang else ""


def inline(runs: Runs, hand: Hand) -> str:
    """The runs of a paragraph, a note, an item or a cell."""
    return "".join(_run(run, hand) for run in runs)


def _run(run: Run, hand: Hand) -> str:
    if isinstance(run, NoteMark):
        return hand.mark(run.number)
    if isinstance(run, Code):
        return _code(run.text, hand)
    if isinstance(run, Emphasis):
        return f"<em>{hand.text(run.text)}</em>"
    if isinstance(run, Quote):
        opening, closing = quotation_marks(hand.doc.language)
        return f"{opening}{_foreign(run.text, run.lang, hand)}{closing}"
    if isinstance(run, Link):
        return _link(run, hand)
    return _foreign(run.text, run.lang, hand)


def _foreign(words: str, lang: str | None, hand: Hand) -> str:
    """Words that may be in another language, and then in another direction."""
    if not lang:
        return hand.text(words)
    if hand.characters and direction(lang) != hand.doc.direction:
        words = "\n".join(isolated(line) for line in legible(words).split("\n"))
    return f"<span{attributes(lang)}>{hand.text(words)}</span>"


def _code(words: str, hand: Hand) -> str:
    """A code, apart from the script around it; short ones do not break."""
    if hand.characters:
        inner = isolated(hand.text(words)) if hand.rtl else hand.text(words)
        return f'<span class="nb">{inner}</span>' if len(words) <= _ONE_LINE else inner
    return (
        f"<bdi>{hand.text(words)}</bdi>"
        if len(words) <= _ONE_LINE
        else f'<bdi class="w">{hand.text(words)}</bdi>'
    )


def _link(link: Link, hand: Hand) -> str:
    """A link, or its words alone where the address is not one a document may carry."""
    alone = hand.rtl and not link.lang
    inner = _code(link.text, hand) if alone else _foreign(link.text, link.lang, hand)
    address = safe_address(link.href)
    return f'<a href="{escape(address)}">{inner}</a>' if address else inner


def table(block: Table, hand: Hand, attribute: str = "") -> str:
    """A table with caption, column headers and, where one column names the rows, row headers."""
    head = "".join(
        f'<th scope="col"{_figure(block, column)}>{hand.text(name)}</th>'
        for column, name in enumerate(block.header)
    )
    body = "\n".join(
        "<tr>" + "".join(_cell(block, column, cell, hand) for column, cell in enumerate(row)) + "</tr>"
        for row in block.rows
    )
    caption = f"<caption>{hand.text(block.caption)}</caption>" if block.caption else ""
    return f"<table{attribute}>{caption}<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _figure(block: Table, column: int) -> str:
    return ' class="fig"' if column in block.numeric_columns else ""


def _cell(block: Table, column: int, cell: Cell, hand: Hand) -> str:
    figure = _figure(block, column)
    inner = _figures(cell, hand) if figure and not isinstance(cell, tuple) else words(cell, hand)
    if column == block.row_header:
        return f'<th scope="row"{figure}>{inner}</th>'
    return f"<td{figure}>{inner}</td>"


def _figures(cell: str | int, hand: Hand) -> str:
    """Figures run from left to right in every script: 97–145 must not turn into 145–97."""
    plain = hand.text(figure(cell))
    if not hand.rtl:
        return plain
    return f"\u2066{plain}\u2069" if hand.characters else f'<bdi dir="ltr">{plain}</bdi>'


def figure(cell: str | int) -> str:
    """A cell as plain words; whole numbers with a comma between thousands, in every language."""
    return format_number(cell) if isinstance(cell, int) else cell


def words(cell: Cell, hand: Hand) -> str:
    """The content of a cell."""
    return inline(cell, hand) if isinstance(cell, tuple) else hand.text(figure(cell))


def items(block: ListBlock, hand: Hand, attribute: str = "") -> str:
    """A list."""
    tag = "ol" if block.ordered else "ul"
    lines = "".join(f"<li>{inline(item, hand)}</li>" for item in block.items)
    return f"<{tag}{attribute}>{lines}</{tag}>"


def quotation(block: QuotationBlock, hand: Hand, attribute: str = "") -> str:
    """A passage set off from the text."""
    return f"<blockquote{attribute}{attributes(block.lang)}><p>{inline(block.runs, hand)}</p></blockquote>"

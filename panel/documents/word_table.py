"""Tables in Word: caption, a header row that repeats on every page, figures flush at the end."""

from __future__ import annotations

from panel.documents.blocks import Cell, Table
from panel.documents.markup import figure
from panel.documents.typography import WHOLE_TABLE, fenced
from panel.documents.word_styles import TEXT, column
from panel.documents.word_xml import Pen, el

#: Up to this many columns a table keeps clear of the column of the paragraph numbers.
_NARROW = 3

#: Shortest and longest a column counts, in characters, when the width is shared out.
_LEAST, _MOST = 6, 36


def table(block: Table, pen: Pen) -> str:
    """A table with its caption.

    From right to left it takes the whole width: programs disagree on the side of its indent.
    """
    indent = column(pen.rtl) if len(block.header) <= _NARROW and not pen.rtl else 0
    widths = shares(block, TEXT - indent)
    flush = el("ind", left=indent)
    caption = pen.paragraph("Caption", pen.run(block.caption), after=flush) if block.caption else ""
    grid = el("tblGrid", "".join(el("gridCol", w=width) for width in widths))
    head = _row(block, block.header, widths, pen, head=True)
    last = len(block.rows) - 1
    whole = last < WHOLE_TABLE
    body = "".join(
        _row(block, row, widths, pen, keep=whole and place < last) for place, row in enumerate(block.rows)
    )
    return caption + el("tbl", _properties(block, pen, indent, sum(widths)) + grid + head + body)


def _properties(block: Table, pen: Pen, indent: int, width: int) -> str:
    look = el(
        "tblLook",
        val="0420" if block.row_header != 0 else "04A0",
        firstRow=1,
        lastRow=0,
        firstColumn=int(block.row_header == 0),
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )
    return el(
        "tblPr",
        el("tblStyle", val="PanelTable")
        + (el("bidiVisual") if pen.rtl else "")
        + el("tblW", w=width, type="dxa")
        + el("tblInd", w=indent, type="dxa")
        + el("tblLayout", type="fixed")
        + look
        + (el("tblCaption", val=block.caption) if block.caption else ""),
    )


def _row(
    block: Table,
    cells: tuple[Cell, ...],
    widths: list[int],
    pen: Pen,
    *,
    head: bool = False,
    keep: bool = False,
) -> str:
    """A row; ``keep`` holds it on the page of the next."""
    properties = el("trPr", el("cantSplit") + (el("tblHeader") if head else ""))
    return el(
        "tr",
        properties
        + "".join(
            _cell(cell, width, pen, head=head, keep=keep, numeric=column in block.numeric_columns)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ),
    )


def _cell(cell: Cell, width: int, pen: Pen, *, head: bool, keep: bool, numeric: bool) -> str:
    style = "TableHead" if head else "TableText"
    content = (
        _figures(cell, pen) if numeric and not head and not isinstance(cell, tuple) else _words(cell, pen)
    )
    flush = el("jc", val="right") if numeric else ""
    paragraph = pen.paragraph(style, content, before=el("keepNext") if keep else "", after=flush)
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa")) + paragraph)


def _words(cell: Cell, pen: Pen) -> str:
    return pen.runs(cell) if isinstance(cell, tuple) else pen.run(figure(cell))


def _figures(cell: str | int, pen: Pen) -> str:
    """Figures run from left to right in every script."""
    return pen.run(fenced(figure(cell)) if pen.rtl else figure(cell), ltr=True)


def shares(block: Table, width: int) -> list[int]:
    """The widths of the columns in twentieths of a point, by their longest cell within bounds."""
    longest = [
        max(_LEAST, *(min(_MOST, _length(row[column])) for row in (block.header, *block.rows)))
        for column in range(len(block.header))
    ]
    widths = [width * length // sum(longest) for length in longest]
    widths[-1] += width - sum(widths)
    return widths


def _length(cell: Cell) -> int:
    if isinstance(cell, tuple):
        return sum(len(getattr(run, "text", "")) for run in cell)
    return len(figure(cell))

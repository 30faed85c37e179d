"""CSV: UTF-8 with byte order mark, RFC 4180, and a guard against formulas.

A spreadsheet program runs a cell that begins like a formula. Such words get an apostrophe in front;
numbers of ours (``int``, ``float``, ``Decimal``) are written as they are. ``unguarded`` gives the words back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | float | Decimal | None

#: What starts a formula, in plain, full-width and small forms, and what programs skip before one; after
#: any apostrophes, so that the guard can be taken off again without doubt.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠﹦﹢﹣﹫]")


def guarded(words: str) -> str:
    """The words with an apostrophe in front if a spreadsheet program might run them."""
    return f"'{words}" if _FORMULA.match(words) else words


def unguarded(cell: str) -> str:
    """The words as they were before ``guarded``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The lines of the file one by one, so that a long list need not stand in memory."""
    yield b"\xef\xbb\xbf" + _line(header)
    for row in rows:
        yield _line(row)


def render_csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The whole file."""
    return b"".join(csv_lines(header, rows))


def _line(row: Sequence[Value]) -> bytes:
    out = io.StringIO(newline="")
    cells = [guarded(cell) if isinstance(cell, str) else cell for cell in row]
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "replace")

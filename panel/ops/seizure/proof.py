"""The proof of an erasure: everything on the host is tried on what is left of an item, and has to fail."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import LargeBinary, String

from panel.ops.seizure.taken import Taken

_BLOCK = 1 << 22


def findings(taken: Taken, ref: str, directory: Path, words: str = "") -> list[str]:
    """What is left of an item by its id, as sentences; nothing where it is gone.

    ``words`` are looked for besides in every row and every byte under the directory, as they are, in UTF-16,
    in hexadecimal and in base64.
    """
    found = [*_own_rows(taken, ref), *_keys(taken, ref)]
    if words:
        found += [*_in_rows(taken, words), *_in_files(directory, words)]
    return found


def _own_rows(taken: Taken, ref: str) -> Iterator[str]:
    """Words and sealed texts in rows of the item itself."""
    for name, table in taken.tables.tables.items():
        named = [table.c[each] for each in ("id", "commentary_id", "post_id") if each in table.c]
        by = [column for column in named if isinstance(column.type, String)]
        sealed = [column for column in table.columns if isinstance(column.type, LargeBinary)]
        said = [table.c[each] for each in ("title", "body", "words") if each in table.c]
        texts = [column for column in said if isinstance(column.type, String)]
        for column in by if sealed or texts else ():
            for row in _rows(taken, table, column, ref):
                yield from (f"{name}.{each.name} holds words" for each in texts if row[each.name])
                opened = (bytes(row[each.name] or b"") for each in sealed)
                if any(len(each) > 29 and taken.opens_text(ref, each) for each in opened):
                    yield f"{name} holds a sealed text that opens"


def _rows(taken: Taken, table: Any, column: Any, ref: str) -> list[Any]:
    with taken.main.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(table.select().where(column == ref))]


def _keys(taken: Taken, ref: str) -> Iterator[str]:
    if ref in taken.wrapped:
        yield "the store of item keys holds its key"
    if ref not in taken.ledger:
        yield "the ledger of erasures does not name it"


def _in_rows(taken: Taken, words: str) -> Iterator[str]:
    wanted = words.casefold()
    for name, table in taken.tables.tables.items():
        with taken.main.connect() as connection:
            for row in connection.execute(table.select()):
                values = (
                    each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in row
                )
                if any(wanted in each.casefold() for each in values):
                    yield f"a row of {name} holds the words"
                    break


def _in_files(directory: Path, words: str) -> Iterator[str]:
    forms = _forms(words)
    for path in sorted(each for each in directory.rglob("*") if each.is_file()):
        if _holds(path, forms):
            yield f"{path.relative_to(directory)} holds the words"


def _forms(words: str) -> list[bytes]:
    raw = words.encode()
    coded = [base64.b64encode(b"\0" * n + raw)[4 * bool(n) : -4].rstrip(b"=") for n in range(3)]
    return [raw, words.encode("utf-16-le"), raw.hex().encode(), *(each for each in coded if len(each) > 8)]


def _holds(path: Path, forms: list[bytes]) -> bool:
    longest, before = max(map(len, forms)), b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if any(form in before + block for form in forms):
                return True
            before = block[-longest:]
    return False

"""Sealed rows: read from the store of names for the officers' offline machine, and opened there.

Here alone a statement reads them, and what it reads is sealed. On PostgreSQL it needs the owner's address,
which the server does not have.
"""

from __future__ import annotations

import base64
import json
import os
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path

from panel.vault import officers, sealing
from panel.vault._stores import Place

FORMAT = "spmhr-sealed-v1"


class EntryError(ValueError):
    """Rows cannot be read, written or opened; the text says why."""


def read(place: Place, handles: Collection[str] = ()) -> dict[str, bytes]:
    """Sealed rows by handle, those of the handles or all. Raises EntryError for a handle that has none."""
    try:
        rows = _from_file(place.file) if place.file is not None else _from_server(place)
    except (sqlite3.Error, OSError) as error:
        raise EntryError(f"the store of names cannot be read: {error}") from error
    missing = sorted(set(handles) - rows.keys())
    if missing:
        raise EntryError(f"there is no entry {', '.join(missing)}")
    return {handle: box for handle, box in rows.items() if not handles or handle in handles}


def write(rows: Mapping[str, bytes], path: Path) -> None:
    """One JSON line a row, in a new file for its owner only."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        for handle, box in sorted(rows.items()):
            line = {"format": FORMAT, "handle": handle, "box": base64.b64encode(box).decode()}
            file.write(json.dumps(line) + "\n")


def load(path: Path) -> dict[str, bytes]:
    """The rows of such a file. Raises EntryError."""
    try:
        lines = [json.loads(line) for line in path.read_text("ascii").splitlines()]
        if any(line["format"] != FORMAT for line in lines):
            raise EntryError("this is not an export of the vault")
        return {line["handle"]: base64.b64decode(line["box"], validate=True) for line in lines}
    except (ValueError, KeyError, TypeError) as error:
        raise EntryError("this is not an export of the vault") from error


def opened(rows: Mapping[str, bytes], key_file: str, inner: str, outer: str) -> dict[str, str]:
    """What was sealed, by handle. Raises KeyFileError without both passphrases, BoxError for another key."""
    private = officers.unlock(key_file, inner, outer)
    return {handle: sealing.unseal(private, handle, box) for handle, box in rows.items()}


def _from_file(path: Path) -> dict[str, bytes]:
    if not path.exists():
        return {}
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
        return dict(store.execute("SELECT handle, sealed FROM entry").fetchall())


def _from_server(place: Place) -> dict[str, bytes]:
    with place.server() as server:
        return {handle: bytes(box) for handle, box in server.execute("SELECT handle, sealed FROM entry")}

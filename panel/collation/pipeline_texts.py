"""The texts behind an index: they stay in their file, and are read from it when they are asked for."""

from __future__ import annotations

import os
from dataclasses import replace

from panel.collation.fields import loads
from panel.collation.pipeline_read import Entry, Index
from panel.collation.records import normal
from panel.collation.types import CollationError, Source


def filled(source: Source, line: bytes) -> Source:
    """The source with the text of its line; ValueError where that is the line of another, or of none."""
    values = loads(line)
    if not isinstance(values, dict) or str(values.get("id")) != source.id or not values.get("text"):
        raise ValueError(f"not the record {source.id}")
    return replace(source, text=normal(values["text"]))


class Texts:
    """The texts of an index, read from the file when they are asked for, by any thread."""

    def __init__(self, index: Index) -> None:
        self._path = index.path
        self._file = index.path.open("rb")
        self._state = self._seen()

    def __enter__(self) -> Texts:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def line(self, entry: Entry) -> bytes:
        """The line of a record as it stands in the file."""
        return os.pread(self._file.fileno(), entry.size, entry.at)

    def source(self, entry: Entry) -> Source:
        """The record with its text; CollationError where the file is not what it was."""
        try:
            return filled(entry.source, self.line(entry))
        except ValueError as error:
            raise CollationError((f"{self._path} was changed while it was read",)) from error

    def check(self) -> None:
        """CollationError where the file was changed since it was opened."""
        if self._seen() != self._state:
            raise CollationError((f"{self._path} was changed while it was read",))

    def _seen(self) -> tuple[int, int]:
        state = os.stat(self._path)
        return state.st_size, state.st_mtime_ns

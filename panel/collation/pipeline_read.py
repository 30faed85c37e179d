"""The first pass over IN.jsonl: who filed what, and where its line stands. Texts stay in the file.

Lines are read in chunks of bounded size and parsed wherever the executor says; what comes back is put
together in the order of the lines, so that errors and repeated ids are told as if read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from panel.collation.pipeline_order import Progress, in_order
from panel.collation.records import LONGEST, Problem, Record, Register, read_record
from panel.collation.segment import segment
from panel.collation.tally import source_key
from panel.collation.types import CollationError, Source

CHUNK = 256
"""Commentaries a chunk: enough that sending it costs nothing beside the work."""

_CHUNK_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """An admitted record: its source without the text, where its line stands, and the shape of its text."""

    source: Source
    line: int
    at: int
    size: int
    last: int
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """What a file holds: entries in house order, problems by line, what else is to be told."""

    path: Path
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]
    withheld_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of the file: the number of the first, and the byte at which each begins."""

    first: int
    places: tuple[int, ...]
    lines: tuple[bytes, ...]


def read_index(path: Path, executor: Executor | None, progress: Progress) -> Index:
    """Read a file once. OSError where it cannot be read; CollationError where it can be read only once."""
    register, entries = Register(), list[Entry]()
    with path.open("rb") as file:
        if not path.is_file():
            raise CollationError((f"{path} is no ordinary file, and it is read more than once",))
        size = path.stat().st_size
        for lines, found in in_order(executor, parse, chunks(file)):
            for record, entry in found:
                if entry is None:
                    register.refuse(record)
                elif register.enter(record, entry.source):
                    entries.append(entry)
            progress("reading", lines.places[-1] + len(lines.lines[-1]), size)
    entries.sort(key=lambda entry: source_key(entry.source))
    names = tuple(sorted(register.names))
    return Index(path, tuple(entries), tuple(register.problems), register.notices, names)


def chunks(file: BinaryIO) -> Iterator[Lines]:
    """The lines of a file, so many together; a line longer than is read is cut, and so refused."""
    number, size = 1, 0
    places, lines = list[int](), list[bytes]()
    for at, line in _lines(file):
        places.append(at)
        lines.append(line)
        size += len(line)
        if len(lines) >= CHUNK or size >= _CHUNK_BYTES:
            yield Lines(number, tuple(places), tuple(lines))
            number, size, places, lines = number + len(lines), 0, [], []
    if lines:
        yield Lines(number, tuple(places), tuple(lines))


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    at = 0
    while line := file.readline(LONGEST + 1):
        yield at, line
        at += len(line)
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = file.readline(LONGEST + 1)
            at += len(line)


def parse(lines: Lines) -> list[tuple[Record, Entry | None]]:
    """The records of a chunk, without their texts."""
    found: list[tuple[Record, Entry | None]] = []
    for number, (at, line) in enumerate(zip(lines.places, lines.lines, strict=True), start=lines.first):
        record = read_record(line, number)
        if record is not None:
            entry = _entry(record.source, number, at, len(line)) if record.source else None
            found.append((replace(record, source=None), entry))
    return found


def _entry(source: Source, line: int, at: int, size: int) -> Entry:
    document = segment(source.text)
    blocks = (block for block in document.paragraphs if block.kind == "heading")
    headings = tuple(document.text[block.inner : block.end] for block in blocks)
    return Entry(replace(source, text=""), line, at, size, document.last, headings)

"""The text stages over a whole file: in chunks, on any executor, spooled, and resumed where it stopped.

The texts are taken in house order, whatever the order of their lines, and cut into chunks; what a chunk gives
depends on its lines and on the library alone. Finished chunks lie in ``DIR/.collating`` until all files are
written, under a name made of what went in: a later run takes up exactly those that would come out the same.
Rows of one file then only have to be put one chunk after another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from panel.collation.fingerprint import fingerprint
from panel.collation.pipeline_order import Progress
from panel.collation.pipeline_read import CHUNK, Entry, Index
from panel.collation.pipeline_shelf import Shelf, packed
from panel.collation.pipeline_texts import Texts, filled
from panel.collation.records import Problem
from panel.collation.segment import Document, segment
from panel.collation.stages import TEXT_STAGES, Known, TextStage
from panel.collation.threads import one_thread
from panel.collation.types import Source

_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records to work on with their lines, the stages asked for, and what the codebook tells; ``name`` is its
    file, once it is done."""

    name: str
    sources: tuple[Source, ...]
    lines: tuple[bytes, ...]
    stages: tuple[str, ...]
    known: Known


def chunk_of(
    number: int,
    sources: tuple[Source, ...],
    lines: tuple[bytes, ...],
    stages: tuple[str, ...],
    known: Known = Known(),  # noqa: B008 - frozen
) -> Chunk:
    """A chunk under a name that is the same only for the same lines, stages, codebook and library."""
    digest = hashlib.sha256(f"{fingerprint()} {' '.join(stages)} {known!r}\n".encode())
    for line in lines:
        digest.update(hashlib.sha256(line).digest())
    return Chunk(f"{number:07}-{digest.hexdigest()[:32]}", sources, lines, stages, known)


@one_thread()
def work(chunk: Chunk) -> bytes:
    """The stages over a chunk: a line that says what is there, then the rows of stage after stage."""
    stages = [stage for stage in TEXT_STAGES if stage.name in chunk.stages]
    rows: list[list[str]] = [[] for _ in stages]
    failed: list[tuple[int, str]] = []
    for place, (bare, line) in enumerate(zip(chunk.sources, chunk.lines, strict=True)):
        try:
            source = filled(bare, line)
        except ValueError:
            failed.append((place, "its line was changed while it was read"))
            continue
        document = segment(source.text)
        for stage, found in zip(stages, rows, strict=True):
            try:
                found.append(_rows(stage, source, document, chunk.known))
            except Exception as error:  # one text must not end the run; it is told by its line
                failed.append((place, f"stage {stage.name} fails on it: {type(error).__name__}"))
    return packed(["".join(found).encode() for found in rows], failed)


def _rows(stage: TextStage, source: Source, document: Document, known: Known) -> str:
    rows = stage.find(source, document, known)
    return "".join(f"{_encode(row)}\n" for row in rows)


class Spool:
    """The text stages over all texts, chunk by chunk, what is finished lying on a shelf."""

    def __init__(self, shelf: Shelf, stages: Sequence[str], known: Known) -> None:
        self._shelf = shelf
        self._known = known
        self._stages = tuple(stage for stage in TEXT_STAGES if stage.name in stages)
        self._done: list[str] = []

    def fill(
        self, index: Index, texts: Texts, executor: Executor | None, progress: Progress
    ) -> tuple[Problem, ...]:
        """Run the stages over all texts but those in confidence; what one fails on is told by its line.

        A chunk that is there already is not run again. CollationError where a worker has another library.
        """
        entries = [entry for entry in index.entries if not entry.source.withheld]
        for chunk in self._shelf.fill(executor, work, self._chunks(entries, texts)):
            number = int(chunk.name.partition("-")[0])
            progress("collating", min((number + 1) * CHUNK, len(entries)), len(entries))
        texts.check()
        return tuple(sorted(self._failures(entries)))

    def files(self) -> dict[str, Iterator[bytes]]:
        """What each stage found, by the file it fills: rows in house order, in pieces of any length."""
        return {stage.file: self._shelf.parts(self._done, place) for place, stage in enumerate(self._stages)}

    def _chunks(self, entries: Sequence[Entry], texts: Texts) -> Iterator[Chunk]:
        names = tuple(stage.name for stage in self._stages)
        self._done = []
        for number, cut in enumerate(range(0, len(entries), CHUNK)):
            mine = entries[cut : cut + CHUNK]
            sources, lines = tuple(each.source for each in mine), tuple(map(texts.line, mine))
            chunk = chunk_of(number, sources, lines, names, self._known)
            self._done.append(chunk.name)
            yield chunk

    def _failures(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        for number, name in enumerate(self._done):
            for place, message in self._shelf.failed(name):
                yield Problem(entries[number * CHUNK + place].line, message)

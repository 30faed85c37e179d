"""The stages that run over a whole file, each with the file it fills: one table, read by the pipeline.

A text stage looks at one text at a time and runs in chunks on any machine; what it yields depends on that
text alone. Texts given in confidence pass through no stage. A stage added here is run, spooled, resumed and
written without further ado; its format belongs into docs/collation-formats.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from panel.collation.citations import mentions
from panel.collation.language import languages
from panel.collation.segment import Document, sentences
from panel.collation.types import Source

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextStage:
    """A stage over single texts: its name, the file of its rows, and how they are found, in order."""

    name: str
    file: str
    find: Callable[[Source, Document], Iterable[Row]]


def passages(source: Source, document: Document) -> Iterator[Row]:
    """One row a block: its place and words, its sentences, its language and what it quotes in others."""
    for block, told in zip(document.paragraphs, languages(document), strict=True):
        yield {
            "source": source.id,
            "code": source.code,
            "lang": source.lang,
            "paragraph": block.number,
            "kind": block.kind,
            "start": block.start,
            "end": block.end,
            "text": source.text[block.start : block.end],
            "sentences": [[each.start, each.end] for each in sentences(source.text, block.inner, block.end)],
            "language": told.language,
            "quotations": [[each.start, each.end, each.language] for each in told.quotations],
        }


def citations(source: Source, document: Document) -> Iterator[Row]:
    """One row a mention of an instrument, a mechanism or a document."""
    starts = [block.start for block in document.paragraphs]
    for found in mentions(source.text):
        block = document.paragraphs[max(0, bisect_right(starts, found.start) - 1)]
        yield {
            "source": source.id,
            "code": source.code,
            "paragraph": block.number,
            "start": found.start,
            "end": found.end,
            "text": source.text[found.start : found.end],
            "kind": found.kind,
            "form": found.form,
            "reference": found.code,
            "articles": list(found.articles),
        }


TEXT_STAGES: tuple[TextStage, ...] = (
    TextStage("passages", "passages.jsonl", passages),
    TextStage("citations", "citations.jsonl", citations),
)

STAGES: tuple[str, ...] = tuple(stage.name for stage in TEXT_STAGES)
"""The names of all stages of the table."""

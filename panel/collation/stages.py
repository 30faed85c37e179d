"""The stages that run over a whole file, each with the file it fills: one table, read by the pipeline.

A text stage looks at one text at a time and runs in chunks on any machine; what it yields depends on that
text alone. A corpus stage looks at all texts at once and runs beside the chunks, on this machine. Texts given
in confidence pass through no stage. A stage added here is run, spooled, resumed and written without further
ado; its format belongs into docs/collation-formats.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from panel.collation.campaigns import KnownWording, campaigns
from panel.collation.citations import mentions
from panel.collation.language import languages
from panel.collation.roles import roles
from panel.collation.segment import Document
from panel.collation.sentences import bounds
from panel.collation.themes import Example, ThemeModel, themes
from panel.collation.types import Source, Theme

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What the codebook tells about themes, each in one order: the themes, and passages coded under them."""

    themes: tuple[Theme, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class TextStage:
    """A stage over single texts: its name, the file of its rows, and how they are found, in order.

    What it may look at beside the text is what the codebook tells, nothing where there is no codebook.
    """

    name: str
    file: str
    find: Callable[[Source, Document, Known], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class CorpusStage:
    """A stage over all texts; its rows do not depend on the order in which they come.

    What it may look at beside them is the text of the call, empty where it is not given.
    """

    name: str
    file: str
    find: Callable[[Iterable[Source], str], Iterable[Row]]


def passages(source: Source, document: Document, _known: Known) -> Iterator[Row]:
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
            "sentences": bounds(source.text, block.inner, block.end),
            "language": told.language,
            "quotations": [[each.start, each.end, each.language] for each in told.quotations],
        }


def citations(source: Source, document: Document, _known: Known) -> Iterator[Row]:
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


def said(source: Source, document: Document, _known: Known) -> Iterator[Row]:
    """One row a sentence that does something: its role, how strongly, whom it addresses, and why it is read so."""
    starts = [block.start for block in document.paragraphs]
    for found in roles(document):
        if found.role == "none":
            continue
        block = document.paragraphs[max(0, bisect_right(starts, found.start) - 1)]
        yield {
            "source": source.id,
            "code": source.code,
            "paragraph": block.number,
            "start": found.start,
            "end": found.end,
            "text": source.text[found.start : found.end],
            "role": found.role,
            "confidence": found.confidence,
            "verb": found.verb,
            "strength": found.strength,
            "addressees": [[each.start, each.end, each.addressee] for each in found.addressees],
            "cues": [[each.start, each.end, each.role, each.weight] for each in found.cues],
        }


def meant(source: Source, document: Document, known: Known) -> Iterator[Row]:
    """One row a block that falls under a theme of the codebook, the surest theme first."""
    blocks = [block for block in document.paragraphs if known.themes and block.kind != "heading"]
    confirmed = _learned(known) if known.examples else ()
    found = themes([source.text[block.inner : block.end] for block in blocks], known.themes, confirmed)
    for block, several in zip(blocks, found, strict=True):
        if several:
            yield {
                "source": source.id,
                "code": source.code,
                "paragraph": block.number,
                "start": block.start,
                "end": block.end,
                "themes": [[each.theme_id, each.score] for each in several],
            }


@lru_cache(maxsize=2)
def _learned(known: Known) -> ThemeModel:
    """What coders confirmed, learned once a process, however many texts are held against it."""
    return ThemeModel(known.themes, known.examples)


def copies(sources: Iterable[Source], call: str) -> Iterator[Row]:
    """One row a group of identical and derived texts, by the id of its representative; words of the call that
    several texts repeat make no group."""
    codes: dict[str, str] = {}

    def noted() -> Iterator[Source]:
        for source in sources:
            codes[source.id] = source.code
            yield source

    for group in campaigns(noted(), KnownWording((call,) if call else ())):
        yield {
            "representative": group.representative,
            "code": codes[group.representative],
            "texts": len(group.members),
            "shared": [[each.start, each.end] for each in group.shared],
            "members": [
                {
                    "source": member.source_id,
                    "code": codes[member.source_id],
                    "kind": member.kind,
                    "shared": [[s.start, s.end, s.there_start, s.there_end] for s in member.shared],
                    "changes": [[c.kind, c.start, c.end, c.there_start, c.there_end] for c in member.changes],
                    "also": list(member.also),
                }
                for member in group.members
            ],
        }


TEXT_STAGES: tuple[TextStage, ...] = (
    TextStage("passages", "passages.jsonl", passages),
    TextStage("citations", "citations.jsonl", citations),
    TextStage("roles", "roles.jsonl", said),
    TextStage("themes", "themes.jsonl", meant),
)

CORPUS_STAGES: tuple[CorpusStage, ...] = (CorpusStage("campaigns", "campaigns.jsonl", copies),)

TRANSLATIONS = "translations"
"""What is done with the rows of campaigns, beside the chunks (``pipeline_translations``)."""

POINTS = "points"
"""What is done with the rows of the others, once they are through (``pipeline_points``)."""

STAGES: tuple[str, ...] = (
    *(each.name for each in TEXT_STAGES),
    *(each.name for each in CORPUS_STAGES),
    TRANSLATIONS,
    POINTS,
)
"""The names of all stages."""

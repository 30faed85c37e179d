"""Reads the concepts from the package's own files, one file a domain."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from panel.reference.thesaurus.check import Homonyms, problems
from panel.reference.thesaurus.concept import LANGUAGES, Concept

HEADER = ("id", "broader", "related", "en", "fr", "es", "ru", "ar", "zh")
_HOMONYMS = "homonyms.tsv"


def read() -> tuple[Concept, ...]:
    """Every concept of the package, in the order of the files' names; ValueError names what is wrong."""
    folder = files("panel.reference.thesaurus") / "data"
    texts = {
        entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".tsv")
    }
    homonyms = parse_homonyms(texts.pop(_HOMONYMS))
    concepts = tuple(
        concept for name, text in sorted(texts.items()) for concept in parse(name.removesuffix(".tsv"), text)
    )
    if wrong := problems(concepts, homonyms):
        raise ValueError("\n".join(wrong))
    return concepts


def parse(domain: str, text: str) -> Iterator[Concept]:
    """The concepts of one file; ValueError names the line that does not have the columns of the header."""
    header, *lines = text.removesuffix("\n").split("\n")
    if tuple(header.split("\t")) != HEADER:
        raise ValueError(f"{domain}, line 1: not the header {' '.join(HEADER)}")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(HEADER):
            raise ValueError(f"{domain}, line {number}: {len(cells)} columns instead of {len(HEADER)}")
        yield _concept(domain, dict(zip(HEADER, cells, strict=True)))


def parse_homonyms(text: str) -> Homonyms:
    """The terms that may stand for more than one concept: a header, then language and term a line."""
    pairs = (line.split("\t") for line in text.splitlines()[1:])
    return frozenset((tag, term.casefold()) for tag, term in pairs)


def _concept(domain: str, row: dict[str, str]) -> Concept:
    return Concept(
        id=row["id"],
        domain=domain,
        broader=_items(row["broader"], ";"),
        related=_items(row["related"], ";"),
        terms=tuple(_items(row[tag], "|") for tag in LANGUAGES),
    )


def _items(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(cell.split(separator)) if cell else ()

"""The thesaurus: the field's concepts with their terms in the six languages and their neighbours.

Here live the concepts, one file a domain under ``data/``, their reading and checking, and SKOS in Turtle to
take them elsewhere and back. Written by us, each language read a second time. Not here: finding terms in a
text, inflection, spelling variants that a rule can make (``panel.collation``); names of instruments and
countries (their own lists in ``panel.reference``). Standard library only; reads nothing but its own files,
once, when first asked.

An id is for ever. A concept or term that comes, changes or goes makes a new version (``versions``). Within a language a term
stands for one concept, unless ``data/homonyms.tsv`` says that it may stand for more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from panel.reference.thesaurus.concept import LANGUAGES, Concept
from panel.reference.thesaurus.read import read
from panel.reference.thesaurus.skos import from_turtle, to_turtle
from panel.reference.thesaurus.versions import RECORDED

VERSION = next(reversed(RECORDED))
AS_OF = "2026-11-21"

__all__ = [
    "AS_OF",
    "LANGUAGES",
    "VERSION",
    "Concept",
    "broader",
    "concept",
    "concepts",
    "from_turtle",
    "narrower",
    "related",
    "to_turtle",
]


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept, domain by domain."""
    return read()


def concept(concept_id: str) -> Concept:
    """The concept with this id; KeyError where there is none."""
    return _by_id()[concept_id]


def broader(concept_id: str) -> tuple[Concept, ...]:
    """The concepts one step above."""
    return tuple(concept(other) for other in concept(concept_id).broader)


def narrower(concept_id: str) -> tuple[Concept, ...]:
    """The concepts one step below."""
    return tuple(concept(other) for other in _below().get(concept(concept_id).id, ()))


def related(concept_id: str) -> tuple[Concept, ...]:
    """The concepts beside it, whichever of the two files names the other."""
    own = concept(concept_id).related
    return tuple(concept(other) for other in dict.fromkeys((*own, *_named_by().get(concept_id, ()))))


@cache
def _by_id() -> Mapping[str, Concept]:
    return MappingProxyType({each.id: each for each in concepts()})


@cache
def _below() -> Mapping[str, tuple[str, ...]]:
    return _inverse([(each.id, each.broader) for each in concepts()])


@cache
def _named_by() -> Mapping[str, tuple[str, ...]]:
    return _inverse([(each.id, each.related) for each in concepts()])


def _inverse(edges: list[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source, targets in edges:
        for target in targets:
            found[target].append(source)
    return MappingProxyType({target: tuple(sources) for target, sources in found.items()})

"""What must be true of a set of concepts before it is a thesaurus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from panel.reference.thesaurus.concept import LANGUAGES, Concept

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

#: A term that may stand for more than one concept: language and term, case folded.
Homonyms = frozenset[tuple[str, str]]


def problems(concepts: Sequence[Concept], homonyms: Homonyms | None = None) -> tuple[str, ...]:
    """Everything that is wrong, a sentence each; empty where nothing is. Without ``homonyms`` terms may be shared."""
    by_id = {concept.id: concept for concept in concepts}
    return (
        *_ids(concepts),
        *(problem for concept in concepts for problem in _terms(concept)),
        *(problem for concept in concepts for problem in _references(concept, by_id)),
        *_places(by_id),
        *(() if homonyms is None else _shared_terms(concepts, homonyms)),
    )


def ancestors(concept_id: str, by_id: Mapping[str, Concept]) -> frozenset[str]:
    """Every concept above this one; itself among them only where the hierarchy runs in a circle."""
    found: set[str] = set()
    waiting = list(by_id[concept_id].broader)
    while waiting:
        above = waiting.pop()
        if above not in found and above in by_id:
            found.add(above)
            waiting.extend(by_id[above].broader)
    return frozenset(found)


def _ids(concepts: Sequence[Concept]) -> Iterator[str]:
    for concept_id, times in Counter(concept.id for concept in concepts).items():
        if times > 1:
            yield f"{concept_id}: the id is used {times} times"
        if not _SLUG.fullmatch(concept_id):
            yield f"{concept_id}: the id is not of small letters, digits and single hyphens"


def _terms(concept: Concept) -> Iterator[str]:
    if len(concept.terms) != len(LANGUAGES):
        yield f"{concept.id}: {len(concept.terms)} languages instead of {len(LANGUAGES)}"
    for tag, terms in zip(LANGUAGES, concept.terms, strict=False):
        if not terms:
            yield f"{concept.id}: no term in {tag}"
        for term, times in Counter(terms).items():
            if times > 1:
                yield f"{concept.id}: “{term}” is given {times} times in {tag}"
            if term != " ".join(term.split()) or not term:
                yield f"{concept.id}: “{term}” in {tag} is empty or has a space too many"


def _references(concept: Concept, by_id: Mapping[str, Concept]) -> Iterator[str]:
    for name, ids in (("broader", concept.broader), ("related", concept.related)):
        for other in ids:
            if other not in by_id:
                yield f"{concept.id}: {name} {other} does not exist"
        if len(set(ids)) != len(ids) or concept.id in ids:
            yield f"{concept.id}: {name} names the concept itself or another one twice"


def _places(by_id: Mapping[str, Concept]) -> Iterator[str]:
    above = {concept_id: ancestors(concept_id, by_id) for concept_id in by_id}
    for concept_id, concept in by_id.items():
        if concept_id in above[concept_id]:
            yield f"{concept_id}: is broader than itself"
        for other in concept.related:
            if other in above[concept_id] or concept_id in above.get(other, ()):
                yield f"{concept_id}: {other} is both related and above or below"


def _shared_terms(concepts: Sequence[Concept], homonyms: Homonyms) -> Iterator[str]:
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in concepts:
        for tag, terms in zip(LANGUAGES, concept.terms, strict=False):
            for term in terms:
                owners[tag, term.casefold()].add(concept.id)
    for (tag, term), ids in owners.items():
        if len(ids) > 1 and (tag, term) not in homonyms:
            yield f"“{term}” in {tag} stands for {', '.join(sorted(ids))}"
    for tag, term in sorted(homonyms):
        if len(owners[tag, term]) < 2:
            yield f"“{term}” in {tag} is called a homonym and is none"

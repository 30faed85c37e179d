"""Who is asked: names of addressees in a sentence, and which of them a request is addressed to.

A name counts where grammar puts the one who should act or answer: as the subject of a modal verb, right behind
a verb of request, behind “by”, and joined to one of these by “and”. Other names in the sentence are told about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from panel.collation.roles_cues import Hit, fold, places, tables
from panel.collation.types import POSITIONS

__all__ = ["ADDRESSEES", "Name", "asked", "names", "states_asked"]

ADDRESSEES: Final = (
    "states",
    "state of origin",
    "state of transit",
    "state of destination",
    "local authority",
    "un entity",
    "mechanism",
    "regional organization",
    "private sector",
    "social partner",
    "civil society",
    "nhri",
    "panel",
)
"""The kinds of addressee; “states” stands for all of them, for a government and for its authorities."""

_BEHIND: Final = {"zh": 8, "ar": 26}
_BEFORE: Final = {"zh": 10}
_NEXT: Final = 2
_CLAUSE: Final = frozenset(";:—؛；：。")


@dataclass(frozen=True, slots=True)
class Name:
    """An addressee named in a folded sentence."""

    start: int
    end: int
    addressee: str


def names(sentence: str, language: str) -> tuple[Name, ...]:
    """The addressees that a folded sentence names, in order; where two overlap the more exact one."""
    found = [
        Name(hit.start(), hit.end(), addressee)
        for addressee, pattern in tables(language).addressees
        for hit in places(pattern, sentence, language)
    ]
    kept: list[Name] = []
    for name in sorted(
        found, key=lambda name: (name.addressee == "states", name.start, -name.end, name.addressee)
    ):
        at = bisect_left(kept, name.start, key=lambda other: other.start)
        before, after = kept[max(at - 1, 0) : at], kept[at : at + 1]
        if all(name.end <= other.start or other.end <= name.start for other in (*before, *after)):
            kept.insert(at, name)
    return tuple(kept)


def asked(sentence: str, language: str, cues: Sequence[Hit]) -> tuple[Name, ...]:
    """The names that the cues of a request or a question address; each addressee once."""
    named = names(sentence, language)
    if not named:
        return ()
    for cue in cues:
        at = _addressed(sentence, language, named, cue)
        if at is not None:
            return _once(_joined(sentence, language, named, at))
    return ()


@lru_cache(maxsize=4096)
def states_asked(addressee: str) -> tuple[str, ...]:
    """Which of States of origin, transit and destination the wording of an addressee names, in any of the six
    languages: those of ``POSITIONS``, in their order."""
    found = {
        name.addressee.removeprefix("state of ")
        for language in ("ar", "en", "es", "fr", "ru", "zh")
        for name in names(fold(addressee).text, language)
    }
    return tuple(each for each in POSITIONS if each in found)


def _addressed(sentence: str, language: str, named: Sequence[Name], cue: Hit) -> int | None:
    """Which of the names a cue addresses: within it or right behind it, else before it as its subject."""
    before = [at for at, name in enumerate(named) if name.end <= cue.start]
    if cue.cue.kind == "recommendation" and before and cue.start - named[before[-1]].end <= _NEXT:
        return _first_of(sentence, language, named, before[-1])
    for at, name in enumerate(named):
        if name.start < cue.end and cue.start < name.end:
            return at
        if cue.cue.kind == "inquiry":
            if 0 <= cue.start - name.end <= 2:
                return at
        elif cue.end <= name.start and _close(sentence[cue.end : name.start], _BEHIND.get(language, 24)):
            return at
    if cue.cue.kind in ("request", "inquiry"):
        return None
    if before:
        agents = [at for at, name in enumerate(named) if _agent(sentence, language, name, cue)]
        first = _first_of(sentence, language, named, before[-1])
        if _CLAUSE.isdisjoint(sentence[named[before[-1]].end : cue.start]):
            return agents[0] if agents else first
    return next((at for at, name in enumerate(named) if _agent(sentence, language, name, cue)), None)


def _close(gap: str, most: int) -> bool:
    """Whether no more than an article, a conjunction or an adjective stands between."""
    return len(gap) <= most and len(gap.split()) <= 3 and _CLAUSE.isdisjoint(gap) and "," not in gap[1:]


def _agent(sentence: str, language: str, name: Name, cue: Hit) -> bool:
    """Whether a name stands behind the cue and “by”."""
    agent = tables(language).agent
    return name.start >= cue.end and agent.search(sentence[cue.end : name.start]) is not None


def _first_of(sentence: str, language: str, named: Sequence[Name], last: int) -> int:
    """The first of the names joined to the one at ``last``, unless an earlier one opens the sentence."""
    at = last
    while at and tables(language).joins.match(sentence, named[at - 1].end, named[at].start):
        at -= 1
    return 0 if named[0].start <= _BEFORE.get(language, 14) else at


def _joined(sentence: str, language: str, named: Sequence[Name], at: int) -> Iterator[Name]:
    yield named[at]
    joins = tables(language).joins
    while at + 1 < len(named) and joins.match(sentence, named[at].end, named[at + 1].start):
        at += 1
        yield named[at]


def _once(found: Iterator[Name]) -> tuple[Name, ...]:
    return tuple({name.addressee: name for name in reversed(tuple(found))}.values())[::-1]

"""Themes by their names alone: which headings a passage falls under before anybody has coded anything.

A name is read as concepts of the thesaurus. Words joined by “and”, “&” or a comma are alternatives; a group of
persons beside a subject, or before a colon, narrows it: “Children: protection against exploitation”. A subject
stands for all that lies below it in the thesaurus and for what ``labels_coverage`` says it covers. Headings
without any known concept are looked for by their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from panel.collation.labels_coverage import Key, Rule, coverage
from panel.collation.labels_words import Reading, folded, longest, sought
from panel.reference import thesaurus

_PERSONS_IN = ("migrants", "persons-in-focus")
_PERSONS = frozenset(
    "refugee asylum-seeker stateless-person internally-displaced-person rights-of-minorities".split()
)
#: Concepts that frame a heading and say nothing about its subject, unless the field has a heading of that name.
_FRAME = frozenset(
    "human-rights ohchr state-obligations methodology un-women unep state citizen international-cooperation"
    " coverage measures procedure objective"
    " implementation-means support-assistance mandate commitment".split()
)
_FRAMES = ("actions", "discussion-and-argument", "life-and-testimony", "qualities", "quantities-and-time")


@dataclass(frozen=True, slots=True)
class Need:
    """What a passage has to hold: one of some concepts, or words that stand together."""

    concepts: frozenset[str] = frozenset()
    words: str = ""

    def met(self, reading: Reading) -> bool:
        """Whether the passage holds it."""
        return not self.concepts.isdisjoint(reading.concepts) or bool(self.words and reading.says(self.words))


@dataclass(frozen=True, slots=True)
class _Grounds:
    """One need of each alternative of a subject, put together: most passages hold none of them, which is seen
    faster than alternative by alternative."""

    concepts: frozenset[str]
    words: tuple[str, ...]

    def possible(self, reading: Reading) -> bool:
        """Whether the passage may hold an alternative; where not, it holds none."""
        return not self.concepts.isdisjoint(reading.concepts) or any(
            words in reading.words for words in self.words
        )


def _grounds(subject: Sequence[Sequence[Need]]) -> _Grounds:
    first = [max(each, key=lambda need: not need.words) for each in subject if each]
    always = () if all(subject) else ("",)  # an alternative that needs nothing stands in every passage
    return _Grounds(
        frozenset(concept for need in first for concept in need.concepts),
        (*always, *dict.fromkeys(sought(need.words) for need in first if need.words)),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A name as it is understood: one of ``subject`` in full and, where there is one, one of ``scope``.

    ``rest``: it is for what no other heading of the same ``scope`` takes.
    """

    subject: tuple[tuple[Need, ...], ...]
    scope: tuple[Need, ...] = ()
    rest: bool = False
    grounds: _Grounds = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "grounds", _grounds(self.subject))

    def score(self, reading: Reading) -> float:
        """How surely a passage falls under it: 0, one half for one ground, nearer to 1 with every other."""
        if not self.grounds.possible(reading) or (
            self.scope and not any(need.met(reading) for need in self.scope)
        ):
            return 0.0
        grounds = sum(all(need.met(reading) for need in each) for each in self.subject)
        return 1.0 - 0.5**grounds


def headings(names: Sequence[str], *, with_thesaurus: bool = True) -> tuple[Heading, ...]:
    """The names understood, in their order; without the thesaurus only their words count."""
    return tuple(heading(name) if with_thesaurus else _by_words(name) for name in names)


@cache
def _general_words() -> frozenset[str]:
    """What a heading for the rest is called; asked for late, because stems cost every process its start."""
    return frozenset(word for each in ("general", "definition", "other") for word in folded(each))


def heading(name: str) -> Heading:
    """One name understood."""
    before, colon, behind = name.partition(":")
    scope = [each for each in longest(folded(before)) if _is_persons(each)] if colon else []
    body = folded(behind if scope else name)
    general = not _general_words().isdisjoint(body)
    if general and not scope:
        return _general(body) or _by_words(name)
    subject, persons = _understood(body)
    within = tuple(_concept(each) for each in scope or persons)
    if scope and general:
        return Heading(tuple((need,) for need in within), within, rest=True)
    if subject:
        return Heading(_once(subject), within)
    if scope:
        return Heading(tuple((Need(words=word),) for word in body), within)
    return Heading(_once([(need,) for need in within])) if within else _by_words(name)


def _general(body: Sequence[str]) -> Heading | None:
    """A heading for a field as a whole: what is said of it, not of all that lies below."""
    rules, left = _by_phrase(body)
    own = [(Need(frozenset((each,))),) for each in longest(left) if not _is_frame(each)]
    subject = [*(each for rule in rules for each in _needs(rule)), *own]
    return Heading(_once(subject)) if subject else None


def scores(readings: Iterable[Reading], known: Sequence[Heading]) -> list[list[float]]:
    """For each passage the score of each heading."""
    return [_without_rest([each.score(reading) for each in known], known) for reading in readings]


def _without_rest(found: list[float], known: Sequence[Heading]) -> list[float]:
    """Headings for the rest give way to those of the same scope that say what it is about."""
    taken = {each.scope for each, score in zip(known, found, strict=True) if score > 0 and not each.rest}
    return [
        0.0 if each.rest and each.scope in taken else score for each, score in zip(known, found, strict=True)
    ]


def _understood(body: Sequence[str]) -> tuple[list[tuple[Need, ...]], list[str]]:
    """The alternatives that words of a heading stand for, and the groups of persons they name."""
    rules, left = _by_phrase(body)
    named = longest(left)
    persons = [each for each in named if _is_persons(each)]
    keyed = [(key, rule) for key, rule in _rules() if key.concept in named]
    subject = [each for rule in rules for each in _needs(rule)]
    subject += [each for key, rule in keyed if key.concept not in persons for each in _needs(rule)]
    known = {key.concept for key, _ in keyed}
    subject += [(_concept(each),) for each in named if each not in {*persons, *known} and not _is_frame(each)]
    if not subject:
        subject = [each for key, rule in keyed for each in _needs(rule)]
        return [*subject, *((_concept(each),) for each in persons)], []
    return subject, persons


def _by_phrase(body: Sequence[str]) -> tuple[list[Rule], list[str]]:
    """The rules whose phrases stand in a heading, the longest first, and the words that are left."""
    text, found = f" {' '.join(body)} ", []
    phrases = [(folded(key.phrase), rule) for key, rule in _rules() if key.phrase]
    for words, rule in sorted(phrases, key=lambda each: -len(each[0])):
        phrase = f" {' '.join(words)} "
        if phrase in text:
            text = text.replace(phrase, " | ")
            found.append(rule)
    return found, text.split()


def _needs(rule: Rule) -> list[tuple[Need, ...]]:
    return [tuple(_need(each) for each in alternative) for alternative in rule]


def _need(item: Key) -> Need:
    if item.concept:
        return _concept(item.concept)
    *words, last = item.phrase.split()
    ending = [last.casefold()] if last.endswith("*") else folded(last)
    return Need(words=" ".join((*folded(" ".join(words)), *ending)))


def _by_words(name: str) -> Heading:
    """A heading by all the words of its name."""
    return Heading((tuple(Need(words=word) for word in dict.fromkeys(folded(name))),))


def _once(alternatives: Iterable[tuple[Need, ...]]) -> tuple[tuple[Need, ...], ...]:
    return tuple(dict.fromkeys(alternatives))


def _is_persons(concept: str) -> bool:
    return concept in _PERSONS or thesaurus.concept(concept).domain in _PERSONS_IN


def _is_frame(concept: str) -> bool:
    return concept in _FRAME or thesaurus.concept(concept).domain in _FRAMES


@cache
def _concept(concept: str) -> Need:
    """A concept with all that lies below it."""
    found, waiting = {concept}, [concept]
    while waiting:
        below = {each.id for each in thesaurus.narrower(waiting.pop())} - found
        found |= below
        waiting.extend(below)
    return Need(frozenset(found))


@cache
def _rules() -> tuple[tuple[Key, Rule], ...]:
    return coverage()

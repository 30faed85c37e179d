"""Passages that speak of the same thing and claim the opposite.

Two signs: a word denied in one passage and asserted in the other (“is used”, “must never be used”, “effective”,
“ineffective”), and words of opposite poles (“allow”, “ban”; ``points_poles``), where a denial turns a pole round.
Either counts only between passages that share most of their other words, those left out that say how strongly
something is claimed: what is said in entirely different words is not recognised, and irony never. Two that deny
the same, or take one side of a pole in words of their own, are not contrary; to forbid is not the contrary of
“never”. Denial reaches over the next few words of a clause, in the six languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from panel.collation.points_lexicon import classes
from panel.collation.points_poles import (
    DENIAL,
    FRAMES,
    IRREGULAR,
    NEAR,
    OPPOSITES,
    POLES,
    PREFIXES,
    PROHIBITIONS,
)
from panel.collation.points_words import Said, stem, stems

_REACH = 4
_SHARED = 0.8
_SHARED_OF_LONGER = 0.7
_LEAST_SHARED = 2
_SHORTEST = 4
#: A word is an inflected form of a listed one if it begins with its stem and has no more letters behind it.
_STEM, _ENDING = 6, 4

#: Where denial ends: signs, and words that begin a clause of its own.
_CLAUSE = re.compile(
    r"[.;:!?,，。；：！？，،؛\n]|\b(?:because|since|which|who|but|therefore|so|if|when|while|although|than"
    r"|parce|car|mais|qui|donc|si|lorsque|puisque|porque|pero|cuando|aunque|потому|но|котор\w+|если|когда|поскольку"
    r"|لأن|لكن|ولكن|الذي|التي|إذا)\b|因为|但|所以|如果",
    re.IGNORECASE,
)
#: “Not only” asserts.
_NOT_ONLY = re.compile(
    r"\bnot (?:only|just|merely)\b|\bnon seulement\b|\bno (?:solo|sólo|solamente)\b|\bне только\b|ليس فقط|不仅|不只",
    re.IGNORECASE,
)

Flags = NDArray[np.bool_]
#: A pole and which side of it: 1 or -1.
Pole = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Claims:
    """Of a passage: stems asserted, stems denied, the poles it takes and by which stems, all stems but those of
    poles and of frames."""

    asserted: frozenset[str]
    denied: frozenset[str]
    poles: frozenset[Pole]
    taken: frozenset[tuple[str, Pole]]
    matter: frozenset[str]

    def side(self, side: int) -> frozenset[str]:
        """The names of the poles of which it takes this side."""
        return frozenset(name for name, taken in self.poles if taken == side)

    @property
    def forbids(self) -> bool:
        """Whether it says that something should not be, by a word rather than a denial."""
        return any(name in PROHIBITIONS and side < 0 for name, side in self.poles)


def contrary(passages: Sequence[Said]) -> Flags:
    """Passages by passages, true where one claims what the other denies."""
    told = [_claims(passage) for passage in passages]
    said, unsaid = _pair_rows([each.asserted for each in told], [each.denied for each in told])
    one, other = _pair_rows([each.side(1) for each in told], [each.side(-1) for each in told])
    forbids = np.array([each.forbids for each in told], bool)
    turned, opposite = _positive(said @ unsaid.T), _positive(one @ other.T)
    turned &= (forbids[:, np.newaxis] == forbids[np.newaxis]) & ~_positive(unsaid @ unsaid.T)
    matter = _same_matter(_rows([each.matter for each in told]))
    return np.asarray((turned | turned.T | opposite | opposite.T) & ~_alike(told) & matter)


def _alike(told: Sequence[Claims]) -> Flags:
    """Whether two passages take one side of a pole in words of their own; a word that both have is their matter."""
    poles = _rows([frozenset(f"{name} {side}" for name, side in each.poles) for each in told])
    words = _rows([frozenset(f"{word} {name} {side}" for word, (name, side) in each.taken) for each in told])
    return np.asarray((poles @ poles.T).toarray() > (words @ words.T).toarray())


def _claims(passage: Said) -> Claims:
    asserted: set[str] = set()
    denied: set[str] = set()
    taken: set[tuple[str, Pole]] = set()
    matter: set[str] = set()
    for word, within in _words(passage):
        (denied if within else asserted).add(word)
        bare = _without_prefix(word, passage.language)
        (asserted if within else denied).update(bare)
        poles = [(name, -side if within else side) for name, side in _poles_of(word, passage.language)]
        taken.update((word, pole) for pole in poles)
        if not poles:
            matter.add(bare[0] if bare else word)
    in_chinese, characters = _chinese(passage)
    taken |= in_chinese
    matter -= characters | _frames(passage.language)
    poles_taken = frozenset(pole for _, pole in taken)
    asserted -= denied
    return Claims(frozenset(asserted), frozenset(denied), poles_taken, frozenset(taken), frozenset(matter))


def _words(passage: Said) -> Iterator[tuple[str, bool]]:
    """The stems of a passage that deny nothing themselves, and whether they are denied."""
    denials, near = _denials(passage.language)
    for clause in _CLAUSE.split(_NOT_ONLY.sub(" ", passage.text)):
        reach = -1
        for word in stems(Said(clause, passage.language)):
            if word in denials:
                reach = 1 if word in near else _REACH
                continue
            reach -= 1
            yield word, reach >= 0


@lru_cache(maxsize=50_000)
def _poles_of(word: str, language: str) -> tuple[Pole, ...]:
    if language != "en":
        listed, least = _listed(language), max(_STEM, len(word) - _ENDING)
        forms = (word[:size] for size in range(len(word), least - 1, -1))
        return next((listed[form] for form in (word, *forms) if form in listed), ())
    within = classes((IRREGULAR.get(word, word),), language, stem)
    return tuple(
        (f"{one}/{other}", 1 if one in within else -1)
        for one, other in OPPOSITES
        if (one in within) != (other in within)
    )


@lru_cache(maxsize=50_000)
def _without_prefix(word: str, language: str) -> tuple[str, ...]:
    """What a word denies by its beginning, the shortest first: “efficace” of “inefficace”."""
    prefixes = sorted(PREFIXES.get(language, ()), key=lambda each: (-len(each), each))
    return tuple(
        word[len(each) :] for each in prefixes if word.startswith(each) and len(word) - len(each) >= _SHORTEST
    )


def _chinese(passage: Said) -> tuple[set[tuple[str, Pole]], set[str]]:
    """Poles of a passage in Chinese, whose words are more than the one character that a stem is, and their
    characters."""
    taken: set[tuple[str, Pole]] = set()
    characters: set[str] = set()
    if passage.language != "zh":
        return taken, characters
    denials = DENIAL["zh"].split()
    for place, sides in enumerate(_lines("zh")):
        for side, words in zip((1, -1), sides, strict=True):
            for word in words:
                if (at := passage.text.find(word)) >= 0:
                    before = passage.text[max(at - 2, 0) : at]
                    turned = any(each in before for each in denials)
                    taken.add((word, (str(place), -side if turned else side)))
                    characters.update(word)
    return taken, characters


@cache
def _denials(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that deny, and those of them that deny the next word alone."""
    words = DENIAL.get(language, "").split()
    near = frozenset(stem(word, language) for word in words if word in NEAR)
    return frozenset(stem(word, language) for word in words) - {""}, near


@cache
def _frames(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in FRAMES.get(language, "").split())


def _lines(language: str) -> list[list[list[str]]]:
    """The poles of a language: the words of one side and of the other."""
    text = POLES.get(language, "").replace("\n    ", " ")
    return [[side.split() for side in line.split("|")] for line in text.strip().splitlines()]


@cache
def _listed(language: str) -> Mapping[str, tuple[Pole, ...]]:
    found: dict[str, dict[Pole, None]] = {}
    for place, sides in enumerate(_lines(language) if language != "zh" else []):
        for side, words in zip((1, -1), sides, strict=True):
            for word in words:
                found.setdefault(stem(word, language), {})[str(place), side] = None
    return {word: tuple(poles) for word, poles in found.items()}


def _same_matter(words: csr_array) -> Flags:
    """Whether two passages share most of the words of the shorter one, and many of those of the longer."""
    shared = np.asarray((words @ words.T).toarray())
    sizes = np.maximum(np.diag(shared), 1)
    shorter = np.minimum(sizes[:, np.newaxis], sizes[np.newaxis])
    longer = np.maximum(sizes[:, np.newaxis], sizes[np.newaxis])
    enough = (shared >= _SHARED * shorter) & (shared >= _SHARED_OF_LONGER * longer)
    return np.asarray(enough & (shared >= _LEAST_SHARED))


def _pair_rows(
    first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]
) -> tuple[csr_array, csr_array]:
    """Two sets a passage as matrices over the same columns."""
    both = _rows([*first, *second])
    return csr_array(both[: len(first)]), csr_array(both[len(first) :])


def _rows(sets: Sequence[frozenset[str]]) -> csr_array:
    column = {name: place for place, name in enumerate(sorted(set().union(*sets)))}
    places = [column[name] for each in sets for name in sorted(each)]
    pointers = np.cumsum([0, *map(len, sets)], dtype=np.int32)
    return csr_array(
        (np.ones(len(places)), np.array(places, np.int32), pointers), shape=(len(sets), len(column))
    )


def _positive(matrix: csr_array) -> Flags:
    return np.asarray(matrix.toarray() > 0)

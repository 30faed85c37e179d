"""Passages as bags of units: stems of their words, classes of the lexicon, concepts of the thesaurus.

A unit is a string with a mark in front: ``w:`` a stem of one language, ``l:`` a class of words that stand for
each other in an argument (``points_lexicon``), ``c:`` a concept of the thesaurus, which is the same in the six
languages. What a bag is made of is asked by ``Reading``, so that a figure can be told without either source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise, repeat

import snowballstemmer

from panel.collation.concepts import all_concepts
from panel.collation.points_lexicon import classes

_STEMMED = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['’][^\W\d_]{1,3}\b)?")
_LONGEST = 60
_MOST = 2_000
"""Words of a passage that are read: a passage is a sentence or a paragraph, not a book."""


@dataclass(frozen=True, slots=True)
class Said:
    """A passage or the wording of a point, and its language by its tag."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Reading:
    """What passages are read with: the lexicon of arguments, the thesaurus."""

    lexicon: bool = True
    thesaurus: bool = True


def stems(said: Said) -> tuple[str, ...]:
    """The stems of a passage in its order, those that carry no meaning left out."""
    words = (hit[0] for hit in islice(_WORD.finditer(said.text), _MOST))
    return tuple(filter(None, map(stem, words, repeat(said.language))))


def units(said: Said, reading: Reading) -> dict[str, float]:
    """The bag of a passage: each unit and its weight; a stem counts once, however often it stands there."""
    read = stems(said)
    bag = {f"w:{each}": 1.0 for each in read}
    if said.language == "zh":
        bag |= {f"w:{one}{two}": 1.0 for one, two in pairwise(read)}
    if reading.lexicon:
        bag |= {f"l:{name}": 1.0 for name in sorted(classes(read, said.language, stem))}
    if reading.thesaurus and said.language in ("zh", *_STEMMED):
        for hit in all_concepts(said.text, said.language):
            bag[f"c:{hit.concept}"] = 1.0
    return bag


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """A word without case and endings, as the stemmer of its language has it; empty for a word of no meaning."""
    bare = word.casefold().replace("’", "'").removesuffix("'s")[:_LONGEST]
    if bare in _empty(language):
        return ""
    if language not in _STEMMED:
        return bare
    return str(_stemmer(language).stemWord(bare))


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMED[language])


@cache
def _empty(language: str) -> frozenset[str]:
    return frozenset(_EMPTY.get(language, "").split())


_EMPTY = {
    "en": "a about above after again all also am an and any are as at be because been before being below between"
    " both but by can could did do does doing down during each for from further get gets had has have having he"
    " her here hers him his how i if in into is it it's its itself just let me might more most must my of off on"
    " once only or other our ours out over own same shall she should so some such than that that's the their"
    " theirs them then there these they they're this those through to too under until up upon us very was we were"
    " what when where which while who whom why will with would you your yours one many much even may like it’s",
    "fr": "le la les l de d du des et en au aux un une pour sur par que qui dont est sont dans ou à y se ce cette"
    " ces leur leurs sa son ses on il elle ils elles nous vous avec afin ainsi entre plus c s n qu été être ont",
    "es": "el la los las de del a al y e en un una unos unas que con por para su sus lo se es son como o u más"
    " este esta estos estas ese esa entre también ha han sido ser nos les le",
    "ru": "и в во на по с со к ко от за из у о об а или при до для как что это так же бы то их его её ее они"
    " он она мы вы который которые которых быть был была были более также",
    "ar": "في من على عن الى إلى ان أن إن التي الذي الذين هذا هذه ذلك ما مع او أو و كل هو هي هم قد كان كانت بين",
    "zh": "的 了 和 是 在 与 及 对 或 等 也 就 都 而 其 这 那",
}

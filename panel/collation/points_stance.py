"""Passages that speak of the same thing and claim the opposite.

Two signs: a word denied in one passage and asserted in the other (“is used”, “must never be used”), and words
of opposite poles (“allow”, “ban”), where a denial turns a pole round. Either counts only between passages that
share most of their other words: what is said in entirely different words is not recognised, and irony never.
Denial reaches over the next few words of a clause, in the six languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from panel.collation.points_lexicon import classes
from panel.collation.points_words import Said, stem, stems

_REACH = 4
_SHARED = 0.8
_SHARED_OF_LONGER = 0.65
_LEAST_SHARED = 2

_DENIAL = {
    "en": "no not never none neither nor without cannot can't don't doesn't didn't won't wouldn't shouldn't isn't"
    " aren't wasn't weren't mustn't couldn't hasn't haven't hardly nobody nothing",
    "fr": "ne n pas jamais aucun aucune sans non ni rien personne",
    "es": "no nunca jamás sin ningún ninguno ninguna ni tampoco nada nadie",
    "ru": "не нет без ни никогда нельзя никто ничего",
    "ar": "لا ليس ليست لم لن غير بدون دون عدم",
    "zh": "不 没 無 无 未 非 勿 别",
}
#: Classes of the lexicon that are each other's opposite, by the names of the classes.
OPPOSITES = (
    ("benefit", "harm"), ("improve", "worsen"), ("cheap", "expensive"), ("allow", "ban"), ("legal", "illegal"),
    ("increase", "reduce"), ("fair", "unfair"), ("equal", "unequal"), ("trust", "distrust"), ("keep", "end"),
    ("effective", "ineffective"), ("safe", "danger"), ("easy", "difficult"), ("moral", "immoral"),
    ("necessary", "unimportant"), ("respect", "disrespect"), ("honest", "lie"), ("natural", "unnatural"),
    ("modern", "old-fashioned"), ("integrate", "exclude"), ("rich", "poor"), ("motivate", "discourage"),
    ("transparent", "secret"), ("strength", "weak"), ("accountable", "irresponsible"), ("humane", "extreme"),
    ("consent", "disagree"), ("voluntary", "enforce"), ("peace", "war"), ("love", "hate"),
)  # fmt: skip
#: Other languages: words of one pole, then of the other, by their stems.
_POLES = {
    "fr": "autoriser permettre légaliser|interdire prohiber abolir;augmenter accroître|réduire diminuer;"
    "juste équitable|injuste inéquitable;utile bénéfique|inutile nuisible",
    "es": "permitir autorizar legalizar|prohibir abolir;aumentar incrementar|reducir disminuir;justo|injusto;"
    "útil beneficioso|inútil perjudicial",
    "ru": "разрешить разрешать|запретить запрещать;увеличить увеличивать|сократить сокращать уменьшить;"
    "справедливо|несправедливо;полезно|вредно бесполезно",
    "ar": "سماح يسمح|حظر منع يمنع;زيادة|خفض تقليل;عادل|ظالم",
    "zh": "允许 准许|禁止 废除;增加 提高|减少 降低;公平|不公",
}  # fmt: skip
_CLAUSE = re.compile(r"[.;:!?,，。；：！？،؛\n]")

Flags = NDArray[np.bool_]
#: A pole and which side of it: 1 or -1.
Pole = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Claims:
    """Of a passage: stems asserted, stems denied, the poles it takes, all stems but those of poles."""

    asserted: frozenset[str]
    denied: frozenset[str]
    poles: frozenset[Pole]
    matter: frozenset[str]

    def side(self, side: int) -> frozenset[str]:
        """The names of the poles of which it takes this side."""
        return frozenset(name for name, taken in self.poles if taken == side)


def contrary(passages: Sequence[Said]) -> Flags:
    """Passages by passages, true where one claims what the other denies."""
    told = [_claims(passage) for passage in passages]
    said, unsaid = _pair_rows([each.asserted for each in told], [each.denied for each in told])
    one, other = _pair_rows([each.side(1) for each in told], [each.side(-1) for each in told])
    turned, opposite = _positive(said @ unsaid.T), _positive(one @ other.T)
    same = _positive(one @ one.T) | _positive(other @ other.T)
    matter = _same_matter(_rows([each.matter for each in told]))
    return np.asarray((turned | turned.T | opposite | opposite.T) & ~same & matter)


def _claims(passage: Said) -> Claims:
    asserted: set[str] = set()
    denied: set[str] = set()
    poles: set[Pole] = set()
    polar: set[str] = set()
    denials = _denials(passage.language)
    for clause in _CLAUSE.split(passage.text):
        reach = -1
        for word in stems(Said(clause, passage.language)):
            reach = _REACH if word in denials else reach - 1
            if word in denials:
                continue
            within = reach >= 0
            (denied if within else asserted).add(word)
            taken = [(name, -side if within else side) for name, side in _poles_of(word, passage.language)]
            poles.update(taken)
            polar.update([word] * bool(taken))
    found, characters = _chinese(passage)
    matter = frozenset((asserted | denied) - polar - characters)
    return Claims(frozenset(asserted - denied), frozenset(denied), frozenset(poles | found), matter)


@lru_cache(maxsize=50_000)
def _poles_of(word: str, language: str) -> tuple[Pole, ...]:
    if language != "en":
        return _listed(language).get(word, ())
    within = classes((word,), language, stem)
    return tuple(
        (f"{one}/{other}", 1 if one in within else -1)
        for one, other in OPPOSITES
        if (one in within) != (other in within)
    )


def _chinese(passage: Said) -> tuple[set[Pole], set[str]]:
    """Poles of a passage in Chinese, whose words are more than the one character that a stem is, and their
    characters."""
    poles: set[Pole] = set()
    characters: set[str] = set()
    if passage.language != "zh":
        return poles, characters
    denials = _DENIAL["zh"].split()
    for place, pole in enumerate(_POLES["zh"].split(";")):
        for side, words in zip((1, -1), pole.split("|"), strict=True):
            for word in words.split():
                if (at := passage.text.find(word)) >= 0:
                    before = passage.text[max(at - 2, 0) : at]
                    poles.add((str(place), -side if any(each in before for each in denials) else side))
                    characters.update(word)
    return poles, characters


@cache
def _denials(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _DENIAL.get(language, "").split()) - {""}


@cache
def _listed(language: str) -> Mapping[str, tuple[Pole, ...]]:
    poles = _POLES.get(language, "") if language != "zh" else ""
    return {
        stem(word, language): ((str(place), side),)
        for place, pole in enumerate(filter(None, poles.split(";")))
        for side, words in zip((1, -1), pole.split("|"), strict=True)
        for word in words.split()
    }


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

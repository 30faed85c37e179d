"""Words and concepts as the names of themes are looked up by: a light hand that confuses little.

``panel.collation.concepts`` cuts words short, so that a noun and its verb meet; a theme that is known by its
name alone has nothing beside it to make good for a false meeting. Here words keep all but their inflection.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from panel.collation.folding import stem
from panel.collation.language import language_of
from panel.reference import thesaurus
from panel.reference.thesaurus import LANGUAGES

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_EMPTY = frozenset(
    "the of on for and in to a an its their his her from by with as or is are that this at be s "
    "le la les l de d du des et en au aux à pour sur par leur leurs el los las del y e al para por su sus "
    "о об и в во на по с со от за к их для في من على عن و إلى 的 和 及 与".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as it is read: the concepts it names, those inside longer terms too, and its words."""

    concepts: frozenset[str]
    words: str

    def says(self, words: str) -> bool:
        """Whether these folded words stand in the passage, in this order; a star stands for any ending."""
        return sought(words) in self.words


@lru_cache(maxsize=20_000)
def sought(words: str) -> str:
    """What stands in the words of a ``Reading`` that says these words."""
    return f" {words.removesuffix('*')}" if words.endswith("*") else f" {words} "


@dataclass(slots=True)
class _Node:
    """Where each next word of a term leads, and the concepts named by the words so far."""

    next: dict[str, _Node] = field(default_factory=dict)
    named: tuple[str, ...] = ()


def read(text: str, language: str = "") -> Reading:
    """A passage read; without ``language`` it is told from the text, as English where it is too short."""
    words = folded(text)
    named = frozenset(
        concept for _, _, all_of in named_in(words, _language(text, language)) for concept in all_of
    )
    return Reading(named, f" {' '.join(words)} ")


def folded(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, without case, accents and inflection."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return tuple([word for word in map(_fold, _WORD.findall(text)) if word is not None])


def longest(words: Sequence[str]) -> tuple[str, ...]:
    """The concepts that words of unknown language name, none inside another: in that language of the six in
    which most of the words are terms, English before others."""
    told = {tag: tuple(_longest(words, tag)) for tag in ("en", *LANGUAGES)}
    best = max(told, key=lambda tag: sum(end - start for start, end, _ in told[tag]))
    return tuple(dict.fromkeys(concept for _, _, named in told[best] for concept in named))


def named_in(words: Sequence[str], language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where concepts are named: first word, the one behind the last, ids; the shortest first at each place."""
    root = _terms(language)
    for place in range(len(words)):
        node, end = root.next.get(words[place]), place + 1
        while node:
            if node.named:
                yield place, end, node.named
            node = node.next.get(words[end]) if end < len(words) else None
            end += 1


def _longest(words: Sequence[str], language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    last: dict[int, tuple[int, int, tuple[str, ...]]] = {}
    for hit in named_in(words, language):
        last[hit[0]] = hit
    free = 0
    for start, hit in sorted(last.items()):
        if start >= free:
            yield hit
            free = hit[1]


def _language(text: str, language: str) -> str:
    told = language or language_of(text)
    return told if told in LANGUAGES else "en"


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str | None:
    """A word without its inflection; None where it carries no meaning."""
    return None if word.casefold() in _EMPTY else stem(word)


@cache
def _terms(language: str) -> _Node:
    """All terms of a language."""
    root = _Node()
    for concept in thesaurus.concepts():
        for term in concept.in_language(language):
            node = root
            for word in folded(term):
                node = node.next.setdefault(word, _Node())
            if node is not root and concept.id not in node.named:
                node.named = (*node.named, concept.id)
    return root

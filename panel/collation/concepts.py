"""Concepts of the thesaurus in a text of one of the six languages, with the spans where they stand.

Terms and texts are compared word by word after ``concepts_stems``: case, accents, endings, Arabic particles
that are written together with a word do not count. ``concepts`` takes the longest term at each place, from
left to right; ``all_concepts`` gives those inside them as well. Chinese has no spaces and goes by characters.
A term of one short word in Latin capitals (“ICT”) is looked up by its letters. Offsets are code points over
exactly the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from panel.collation.concepts_stems import Word, plain, words
from panel.reference.thesaurus import LANGUAGES, Concept
from panel.reference.thesaurus import concepts as thesaurus


@dataclass(frozen=True, slots=True)
class ConceptHit:
    """A concept in a text: its id and the span of the words that name it, in code points."""

    start: int
    end: int
    concept: str


@dataclass(slots=True)
class Node:
    """A place in the tree of terms: where each next word leads, and the concepts that the words so far name.

    ``named``: each concept with its terms as they are written, apart from case and accents. ``whole``: the same
    where the one word left of a term says something else by itself (“well-being”, “no more than”): what stands
    before and behind it.
    """

    next: dict[str, Node] = field(default_factory=dict)
    named: dict[str, set[str]] = field(default_factory=dict)
    whole: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def add(self, term: str, language: str, concept: str) -> None:
        """Enter a term below this node; one whose words all carry no meaning is left out."""
        told = list(words(term, language))
        node = self
        for word, *_ in told:
            node = node.next.setdefault(word, Node())
        if len(told) == 1 and (told[0][0] in _OTHERWISE or _COMPOUND.search(term)):
            _, start, end = told[0]
            node.whole.setdefault(concept, set()).add((_loose(term[:start]), _loose(term[end:])))
        elif told:
            node.named.setdefault(concept, set()).add(plain(term[told[0][1] :]))

    def meant(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The concepts that the words name; of several, those with a term of exactly these words, if any."""
        named = tuple(self.named)
        if len(named) > 1:
            exact = plain(text[start:end])
            named = tuple(each for each, terms in self.named.items() if exact in terms) or named
        return (*named, *self._in_full(text, start, end)) if self.whole else named

    def _in_full(self, text: str, start: int, end: int) -> Iterator[str]:
        """The concepts whose terms stand there with all their words."""
        before, behind = f" {_loose(text[max(0, start - _NEAR) : start])}", _loose(text[end : end + _NEAR])
        for each, terms in self.whole.items():
            around = any(
                before.endswith(f" {one}" if one else "") and behind.startswith(two) for one, two in terms
            )
            if around and each not in self.named:
                yield each


#: Stems left of a term (“no more than”, “hay que”, “have to”, “in line with”) that by themselves are no sign of it, and
#: terms in two parts.
_OTHERWISE = frozenset({"no", "not", "не", "нет", "hay", "hav", "lin", "end"})
_COMPOUND = re.compile(r"[^\W\d_][-‐‑][^\W\d_]")
_PARTS = re.compile(r"[-‐‑\s]+")
_NEAR = 24


def _loose(text: str) -> str:
    """A text as ``plain`` has it, compounds in their parts."""
    return plain(_PARTS.sub(" ", text))


def concepts(text: str, language: str, terms: Node | None = None) -> tuple[ConceptHit, ...]:
    """The concepts that a text names, in its order; where terms overlap, the first and longest one.

    ``terms`` takes the place of the package's thesaurus. A language other than the six has none.
    """
    root = terms or _of_package(language)
    told = list(words(text, language))
    found: list[ConceptHit] = []
    place = -1
    for number, (word, start, _) in enumerate(told):
        if start >= place and word in root.next and (ways := _from(told, number, root)):
            place, node = ways[-1]
            found += [ConceptHit(start, place, concept) for concept in node.meant(text, start, place)]
    return tuple(found)


def all_concepts(text: str, language: str, terms: Node | None = None) -> tuple[ConceptHit, ...]:
    """Every concept that a text names, those inside longer terms as well, in its order, the longest first."""
    root = terms or _of_package(language)
    told = list(words(text, language))
    return tuple(
        ConceptHit(start, end, concept)
        for number, (word, start, _) in enumerate(told)
        if word in root.next
        for end, node in reversed(_from(told, number, root))
        for concept in node.meant(text, start, end)
    )


def tree(entries: Iterable[Concept], language: str) -> Node:
    """The terms of a language as a tree; empty where it is none of the six."""
    root = Node()
    if language in LANGUAGES:
        for entry in entries:
            for term in entry.in_language(language):
                root.add(term, language, entry.id)
    return root


def _from(told: Sequence[Word], place: int, root: Node) -> list[tuple[int, Node]]:
    """Where each term ends that begins at a place, the shortest first."""
    found: list[tuple[int, Node]] = []
    node = root
    while place < len(told) and (following := node.next.get(told[place][0])):
        node, end = following, told[place][2]
        place += 1
        if node.named or node.whole:
            found.append((end, node))
    return found


@cache
def _of_package(language: str) -> Node:
    return tree(thesaurus(), language)

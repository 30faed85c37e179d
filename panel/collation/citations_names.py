"""Names in a text: the longest that begins at a word, and what hangs on it without repeating its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from panel.collation.citations_index import Index, Node
from panel.collation.folding import Tokens, stem
from panel.reference.gazetteer import Named

_PAUSE = re.compile(r"[,:;()\[\]]|\b(?:and|or|et|ou|y|o|и|или)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|,?\s*\b(?:and|et|y|e|и|و|as well as|ainsi que|así como)\b)", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:conventions|covenants|protocols|declarations|pactes|protocoles|convenciones|convenios|pactos|protocolos"
    r"|конвенци[ийямх]+|пакт[ыоваих]+|протокол[ыоваих]+)\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 4
_WITHIN_ACRONYM = re.compile(r"[-‐/. ]?\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """What is named, by which words: ``first`` to ``last``, the latter not included."""

    named: Named
    language: str
    first: int
    last: int
    beside: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads names in one text."""

    text: str
    words: Tokens
    index: Index

    def names(self) -> Iterator[Found]:
        """The names in the text, from left to right; none within another."""
        known, exact, free = self.index.names.next, self.index.exact, 0
        both = zip(self.words.folded, self.words.raw, strict=True)
        may_begin = [n for n, (word, raw) in enumerate(both) if word in known or raw.casefold() in exact]
        for place in may_begin:
            found = self.at(place) if place >= free else None
            if found is not None:
                yield found
                yield from self._hanging(found)
                free = found.last

    def at(self, place: int) -> Found | None:
        """The longest name that begins at this word."""
        best = self._walk(self.index.names, place, place)
        return best if best is not None and self._stands(best) else None

    def acronym(self, place: int) -> tuple[Node, int] | None:
        """The longest acronym that begins at this word, and the word after it."""
        node, here, best = self.index.acronyms, place, None
        while here < len(self.words.raw):
            if here > place and not _WITHIN_ACRONYM.match(self.gap(here)):
                break
            following = node.next.get(self.words.raw[here])
            if following is None:
                break
            node, here = following, here + 1
            if node.named is not None:
                best = (node, here)
        return best

    def gap(self, place: int) -> str:
        """What stands between this word and the one before."""
        return self.text[self.words.ends[place - 1] : self.words.starts[place]]

    def _walk(self, root: Node, first: int, place: int) -> Found | None:
        best: Found | None = None
        nodes, here = [root], place
        while nodes and here < len(self.words.folded):
            nodes = self._onward(nodes, first, here)
            here += 1
            for node in nodes:
                if node.named is not None:
                    best = Found(node.named, node.language, first, here, tuple(node.beside))
        return best

    def _onward(self, nodes: list[Node], first: int, here: int) -> list[Node]:
        word = self.words.folded[here]
        exact = "=" + self.words.raw[here].casefold()
        found = [
            following
            for node in nodes
            for key in (word, exact)
            if (following := node.next.get(key)) is not None
        ]
        if found and here == first + 1 and self.words.folded[first] in self.index.heads and self._pause(here):
            return [node for node in found if node.named is not None and node.named.kind == "group"]
        if not found and here == first + 1 and len(word) == 4 and word.isdigit():
            return nodes  # a year between the head and the rest: “Convention of 1989 on …”
        return found

    def _pause(self, here: int) -> bool:
        gap = self.gap(here)
        return len(gap) > 1 and _PAUSE.search(gap) is not None

    def _hanging(self, found: Found) -> Iterator[Found]:
        """“Conventions on X and on Y”: Y, read as if the head stood before it."""
        if not _PLURAL.match(self.words.raw[found.first]):
            return
        root = self.index.names.next.get(self.words.folded[found.first])
        place = found.last
        while root is not None and place < len(self.words.folded) and _AND.match(self.gap(place)):
            more = self._walk(root, place, place)
            if more is None:
                return
            yield more
            place = more.last

    def _complete(self, found: Found) -> bool:
        """Whether the words that carry no meaning by themselves stand right before or behind."""
        if frozenset() in found.beside:
            return True
        start, end = self.words.starts[found.first], self.words.ends[found.last - 1]
        before = _WORD.findall(self.text[max(0, start - 60) : start])[-_NEAR:]
        behind = _WORD.findall(self.text[end : end + 60])[:_NEAR]
        near = [{stem(word) for word in side} for side in (before, behind)]
        return any(words <= side for words in found.beside for side in near)

    def _stands(self, found: Found) -> bool:
        """Whether a name that begins without a head is written like a name."""
        if not self._complete(found):
            return False
        first = self.words.raw[found.first]
        if (
            found.named.kind == "look-alike"
            or found.language in ("ar", "zh")
            or not (first[0].islower() or first[0].isdigit())
        ):
            return True
        single = found.last - found.first == 1
        heads = self.index.heads
        headed = any(word in heads for word in self.words.folded[found.first : found.last])
        if found.named.kind == "body":
            return found.language != "en"
        if found.named.kind == "guidelines" and found.language == "en":
            return any(raw[0].isupper() for raw in self.words.raw[found.first : found.last])
        return headed and not single

"""What changed between two versions of a text: paragraph by paragraph, and within them word by word.

Pure and exact: the kept and removed pieces of a change make the old paragraph again, the kept and added
ones the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["keep", "del", "ins"], str]

#: Below this likeness two paragraphs are told as one that went and one that came.
ALIKE = 0.4

#: Two paragraphs with more pairs of words than this are not compared word by word: it would take too long.
MOST_PAIRS = 4_000_000

#: Blanks, single Han characters and their punctuation, and words: Chinese has no blanks to compare by.
_HAN = "\u3001-\u3003\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff1f"
_WORDS = re.compile(rf"\s+|[{_HAN}]|[^\s{_HAN}]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph: its place in the old and the new version (from 0, None where it is not there)."""

    old: int | None
    new: int | None
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether nothing in it changed."""
        return all(kind == "keep" for kind, _ in self.pieces)


def compare(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The changes that lead from the old paragraphs to the new ones, in the order of reading."""
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Change(i, c + i - a, (("keep", old[i]),)) for i in range(a, b)]
        else:
            found += _replaced(old, new, range(a, b), range(c, d))
    return found


def _replaced(old: Sequence[str], new: Sequence[str], gone: range, come: range) -> Iterator[Change]:
    """Paragraphs in the same place are compared word by word as long as they are still alike."""
    waiting = list(come)
    for i in gone:
        if waiting and _alike(old[i], new[waiting[0]]):
            j = waiting.pop(0)
            yield Change(i, j, _words(old[i], new[j]))
        else:
            yield Change(i, None, (("del", old[i]),))
    for j in waiting:
        yield Change(None, j, (("ins", new[j]),))


def _alike(old: str, new: str) -> bool:
    before, after = ([word for word in _WORDS.findall(text) if not word.isspace()] for text in (old, new))
    if len(before) * len(after) > MOST_PAIRS:
        return False
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= ALIKE


def _words(old: str, new: str) -> tuple[Piece, ...]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("keep", "".join(before[a:b])))
            continue
        if b > a:
            pieces.append(("del", "".join(before[a:b])))
        if d > c:
            pieces.append(("ins", "".join(after[c:d])))
    return tuple(pieces)

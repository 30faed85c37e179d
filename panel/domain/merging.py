"""Two people changed one text: both changes in one text where they do not touch, nothing where they do.

Pure and exact, word by word: what neither changed stays, what one changed is as that one wrote it. Where
both changed the same words there is no answer, and a person has to choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_PIECES = re.compile(r"\[\d{1,3}\]|\s+|[^\s\[]+|\[")


def merge(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both against ``base``; None where they touch one another."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    old, one, other = (_PIECES.findall(text) for text in (base, mine, theirs))
    found: list[str] = []
    for kept, first, second in _chunks(old, one, other):
        if first == second or second == kept:
            found += first
        elif first == kept:
            found += second
        else:
            return None
    return "".join(found)


def _chunks(
    old: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """The three texts cut at the pieces that all of them have: equal chunks, and those that differ."""
    a = b = c = 0
    for start, end, in_one, in_other in _common(old, one, other):
        if (start, in_one, in_other) != (a, b, c):
            yield old[a:start], one[b:in_one], other[c:in_other]
        yield (old[start:end],) * 3
        size = end - start
        a, b, c = end, in_one + size, in_other + size
    yield old[a:], one[b:], other[c:]


def _common(
    old: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs of ``old`` that stand in both others: from, to, and where they begin in each."""
    first, second = _blocks(old, one), _blocks(old, other)
    i = j = 0
    while i < len(first) and j < len(second):
        start = max(first[i].a, second[j].a)
        end = min(first[i].a + first[i].size, second[j].a + second[j].size)
        if start < end:
            yield start, end, first[i].b + start - first[i].a, second[j].b + start - second[j].a
        if first[i].a + first[i].size < second[j].a + second[j].size:
            i += 1
        else:
            j += 1


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    return SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()[:-1]

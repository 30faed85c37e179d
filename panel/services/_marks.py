"""Note marks in the text of a summary's paragraph: ``[k]`` stands where note k is called.

Pure functions over text. *Marked* text is what is stored and edited; *bare* text is what is counted,
checked and printed. Places are Unicode code points in the bare text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from panel.collation import sentences

#: The greatest key of a note that a mark can call.
MOST = 999

_MARK = re.compile(r"\[(\d{1,3})\]")
_BLANK_BEFORE = re.compile(r"\s+(?=\[\d{1,3}\])")
_NONE_AFTER = re.compile(r"(\[\d{1,3}\])(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Mark:
    """Note ``key`` is called at ``at``."""

    key: int
    at: int


@dataclass(frozen=True, slots=True)
class Bare:
    """Text without its marks, and the marks in order."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys in reading order."""
        return tuple(mark.key for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: where it begins in the bare text, its words, its marks with places inside it."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def bare(marked: str) -> Bare:
    """Take the marks out of a text."""
    found: list[Mark] = []
    parts: list[str] = []
    length = last = 0
    for hit in _MARK.finditer(marked):
        parts.append(marked[last : hit.start()])
        length += len(parts[-1])
        found.append(Mark(int(hit[1]), length))
        last = hit.end()
    return Bare("".join(parts) + marked[last:], tuple(found))


def marked(text: Bare) -> str:
    """Put the marks back; the inverse of ``bare``."""
    parts: list[str] = []
    last = 0
    for mark in text.marks:
        parts += [text.text[last : mark.at], f"[{mark.key}]"]
        last = mark.at
    return "".join(parts) + text.text[last:]


def tidy(typed: str) -> str:
    """One line with single blanks; a mark follows its word at once and a blank follows the mark.

    Nothing but blanks is changed.
    """
    line = " ".join(typed.split())
    return _NONE_AFTER.sub(r"\1 ", _BLANK_BEFORE.sub("", line))


def repeated(marked_text: str) -> tuple[int, ...]:
    """Keys that stand more than once; a note has one mark."""
    return tuple(key for key, times in Counter(bare(marked_text).keys).items() if times > 1)


def said(marked_text: str) -> tuple[Said, ...]:
    """The sentences of a paragraph; a mark after the final stop belongs to the sentence it closes."""
    text = bare(marked_text)
    spans = sentences(text.text)
    held: list[list[Mark]] = [[] for _ in spans]
    for mark in text.marks:
        home = max((i for i, span in enumerate(spans) if span.start < mark.at), default=0)
        if spans:
            inside = min(max(mark.at, spans[home].start), spans[home].end) - spans[home].start
            held[home].append(Mark(mark.key, inside))
    return tuple(
        Said(span.start, text.text[span.start : span.end], tuple(marks))
        for span, marks in zip(spans, held, strict=True)
    )


def rewrite(marked_text: str, start: int, end: int, words: str) -> str:
    """Replace the bare span ``start:end`` by other words; marks inside it move to its end."""
    text = bare(marked_text)
    shift = len(words) - (end - start)
    moved = (
        Mark(mark.key, mark.at if mark.at <= start else max(mark.at, end) + shift) for mark in text.marks
    )
    return marked(Bare(text.text[:start] + words + text.text[end:], tuple(moved)))


def call(marked_text: str, key: int, sentence: int | None = None) -> str:
    """Set the mark of a note at the end of a sentence (counted from 0), or of the last one."""
    text = bare(marked_text)
    spans = sentences(text.text)
    if not spans:
        return f"{marked_text}[{key}]"
    chosen = spans[-1 if sentence is None or not 0 <= sentence < len(spans) else sentence]
    before = [mark for mark in text.marks if mark.at <= chosen.end]
    after = [mark for mark in text.marks if mark.at > chosen.end]
    return marked(Bare(text.text, (*before, Mark(key, chosen.end), *after)))


def silence(marked_text: str, key: int) -> str:
    """Take the mark of one note out of the text."""
    return marked_text.replace(f"[{key}]", "")


def free(used: Iterable[int], *, gaps: bool = False) -> Iterator[int]:
    """Keys that no note has: above all others, and where there are no more, or ``gaps`` is asked, between."""
    taken = set(used)
    above = () if gaps else range(max(taken, default=0) + 1, MOST + 1)
    for key in chain(above, range(1, MOST + 1)):
        if key not in taken:
            taken.add(key)
            yield key


def without(marked_text: str, sentence: int) -> tuple[str, str]:
    """A text without one of its sentences (counted from 0), and that sentence, each with its marks."""
    spans = [marked(Bare(each.text, each.marks)) for each in said(marked_text)]
    gone = spans.pop(sentence)
    return " ".join(spans), gone

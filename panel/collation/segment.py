"""Stage 1: texts into numbered paragraphs and sentences, with offsets.

The light markup of a commentary: ``## heading`` (one to six signs), blank line, ``- item``,
``[^n]: footnote``. Offsets are Unicode code points over exactly the text given, blanks around a
block left out, its mark (``##``, ``-``, ``[^1]:``) left in. Every character that is not blank
belongs to exactly one block.

Numbering: paragraphs and list items are numbered P1…Pn together, in order, each item on its own, so
that a reference to one item of a long list is exact. Headings and footnotes have no number; a
passage in a footnote is cited by the paragraph in which its mark stands, one in a heading by the
paragraph that follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from panel.collation.sentences import Span, sentences
from panel.collation.types import Passage

__all__ = [
    "Document",
    "Kind",
    "Paragraph",
    "Span",
    "numbers_at",
    "paragraphs",
    "passage",
    "segment",
    "sentences",
]

Kind = Literal["paragraph", "item", "heading", "footnote"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a text. ``number`` is None for headings and footnotes; ``inner`` is where its words
    begin, after the mark; ``label`` is the n of a footnote ``[^n]:``."""

    number: int | None
    start: int
    end: int
    kind: Kind
    inner: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A segmented text: the text and its blocks in order, which follow from it."""

    text: str
    paragraphs: tuple[Paragraph, ...] = field(hash=False)

    @property
    def last(self) -> int:
        """The highest paragraph number, 0 where there is none."""
        return max((block.number or 0 for block in self.paragraphs), default=0)


_LINE = re.compile(r"[^\n]+")
_LABEL = r"[^\[\]^\s]{1,8}"
_MARK = re.compile(rf"(?P<heading>#{{1,6}}\s+(?=\S))|(?P<item>-\s+(?=\S))|\[\^(?P<label>{_LABEL})\]:\s*")
_MARKS = "#-["
_NUMBERED = ("paragraph", "item")
_REFERENCE = re.compile(rf"\[\^({_LABEL})\](?!:)")


def segment(text: str) -> Document:
    """Cut a text into its blocks."""
    return Document(text, paragraphs(text))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The blocks of a text, in order. A line that follows another without a blank line continues it,
    unless it begins with a mark; a heading is one line."""
    blocks: list[Paragraph] = []
    number, previous = 0, -1
    for line in _LINE.finditer(text):
        start, end = line.span()
        words = line[0].strip()
        if not words:
            continue
        if end - start != len(words):
            start += len(line[0]) - len(line[0].lstrip())
            end = start + len(words)
        mark = _MARK.match(words) if words[0] in _MARKS else None
        # one line break and nothing else between this line and the last one: the block goes on
        if (
            mark is None
            and blocks
            and blocks[-1].kind != "heading"
            and text.count("\n", previous, start) == 1
        ):
            last = blocks[-1]
            blocks[-1] = Paragraph(last.number, last.start, end, last.kind, last.inner, last.label)
        else:
            kind = _kind(mark)
            numbered = kind in _NUMBERED
            number += numbered
            inner = start + (mark.end() if mark else 0)
            label = (mark["label"] or "") if mark else ""
            blocks.append(Paragraph(number if numbered else None, start, end, kind, inner, label))
        previous = end
    return tuple(blocks)


def _kind(mark: re.Match[str] | None) -> Kind:
    if mark is None:
        return "paragraph"
    if mark["heading"]:
        return "heading"
    return "item" if mark["item"] else "footnote"


_START = attrgetter("start")


def numbers_at(document: Document, start: int, end: int) -> tuple[int, ...]:
    """The paragraph numbers a span touches, in order; empty where it touches no words."""
    blocks = document.paragraphs
    first = max(0, bisect_right(blocks, start, key=_START) - 1)
    found: set[int] = set()
    for index in range(first, len(blocks)):
        block = blocks[index]
        if block.start >= end:
            break
        if block.end > start:
            number = block.number or _anchor(document, index)
            found |= {number} if number else set()
    return tuple(sorted(found))


def passage(source_id: str, document: Document, start: int, end: int) -> Passage:
    """The span as a passage of its source; ValueError where it lies outside or touches no paragraph."""
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"{start}–{end} lies outside the text of {len(document.text)} characters")
    numbers = numbers_at(document, start, end)
    if not numbers:
        raise ValueError(f"{start}–{end} touches no numbered paragraph")
    return Passage(source_id, numbers[0], start, end)


def _anchor(document: Document, index: int) -> int:
    """The number by which an unnumbered block is cited: where a footnote's mark stands, else the next."""
    block = document.paragraphs[index]
    numbered = [each for each in document.paragraphs if each.number]
    if block.kind == "footnote":
        for each in numbered:
            if any(hit[1] == block.label for hit in _REFERENCE.finditer(document.text, each.start, each.end)):
                return each.number or 0
    after = [each.number for each in document.paragraphs[index:] if each.number]
    return after[0] if after else document.last

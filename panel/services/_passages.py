"""Places in a text: from what an officer selected or typed to the passage that is coded.

Offsets are code points over the body of the version. A passage lies inside one numbered paragraph;
headings and footnotes have no number and cannot be cited, so they cannot be coded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from panel.domain.errors import N_, Invalid, problem
from panel.domain.text import normalise
from panel.models import CommentaryVersion, Paragraph

_OUTSIDE = N_("Select words inside one numbered paragraph.")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: the number of its paragraph, first code point, and the one behind its last."""

    paragraph: int
    start: int
    end: int


def inside(body: str, blocks: Sequence[Paragraph], start: int, end: int) -> Place:
    """The passage between two places, without blanks at its ends; Invalid if no paragraph holds it."""
    if not 0 <= start < end <= len(body):
        raise Invalid(problem("paragraph", _OUTSIDE))
    words = body[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    for block in blocks:
        if block.number is not None and block.start <= start < end <= block.end:
            return Place(block.number, start, end)
    raise Invalid(problem("paragraph", _OUTSIDE))


def locate(
    version: CommentaryVersion,
    blocks: Sequence[Paragraph],
    *,
    words: str = "",
    paragraph: int | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Place:
    """The passage an officer means; what was typed by hand goes before what was selected.

    ``words`` must occur once, in the whole text or in the ``paragraph`` that is given with them; blanks
    and line ends count as one blank. A ``paragraph`` alone, or one that the selection does not lie in,
    is taken whole. Raises Invalid for the field that needs another look.
    """
    if words.strip():
        return _of_words(version.body, blocks, words, paragraph)
    if start is not None and end is not None:
        place = inside(version.body, blocks, start, end)
        if paragraph in {None, place.paragraph}:
            return place
    if paragraph is None:
        raise Invalid(
            problem(
                "paragraph", N_("Select words in the text, type them, or give the number of a paragraph.")
            )
        )
    block = _numbered(blocks, paragraph)
    return Place(paragraph, block.start, block.end)


def again(body: str, blocks: Sequence[Paragraph], words: str) -> Place | None:
    """Where exactly these words stand; None unless they occur once, inside a numbered paragraph."""
    start = body.find(words)
    if start < 0 or body.find(words, start + 1) >= 0:
        return None
    try:
        return inside(body, blocks, start, start + len(words))
    except Invalid:
        return None


def _of_words(body: str, blocks: Sequence[Paragraph], words: str, paragraph: int | None) -> Place:
    # Looked ahead for, so that words which overlap themselves count each time.
    exact = r"\s+".join(map(re.escape, normalise(words).split()))
    wanted = re.compile(f"(?=({exact}))")
    held = [_numbered(blocks, paragraph)] if paragraph is not None else list(blocks)
    hits = [
        (block, hit)
        for block in held
        if block.number is not None
        for hit in wanted.finditer(body[block.start : block.end])
    ]
    if len(hits) == 1:
        block, hit = hits[0]
        return Place(block.number or 0, block.start + hit.start(1), block.start + hit.end(1))
    if hits:
        said = N_(
            "These words occur %(times)s times. Type more of them, or give the number of the paragraph too."
        )
        raise Invalid(problem("words", said, times=len(hits)))
    raise Invalid(problem("words", N_("Give the words exactly as they stand in a numbered paragraph.")))


def _numbered(blocks: Sequence[Paragraph], number: int) -> Paragraph:
    found = next((block for block in blocks if block.number == number), None)
    if found is None:
        last = max((block.number or 0 for block in blocks), default=0)
        said = N_("There is no paragraph P%(number)s; the last one is P%(last)s.")
        raise Invalid(problem("paragraph", said, number=number, last=last))
    return found

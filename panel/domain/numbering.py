"""Numbers: lists of paragraph numbers as people type them, and the numbers that submissions receive.

House rule, working methods, section on names. Submissions are numbered in the order of receipt. Those
whose name is withheld draw theirs at random from blocks that the order leaves out: a gap in the row of
public numbers would tell when the withheld one came in, and by that who may have sent it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from panel.domain.errors import N_, Problem, problem

_PART = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
_LIST_BREAK = re.compile(r"\s*[,;،、]\s*|(?<=\d)\s+(?=\d)")

_NO_LIST = N_("“%(typed)s” is not a list of paragraph numbers. Write, for instance, 7, 14.")
_BEYOND = N_("The base document has %(highest)d paragraphs; “%(typed)s” is not among them.")

Blocks = tuple[range, ...]

#: Numbers of submissions whose name or text is withheld; the second block is for very large calls.
WITHHELD_NUMBERS: Blocks = (range(501, 1000), range(5001, 10_000))

#: The n of the labels NWn.
WITHHELD_LABELS: Blocks = (range(1, 100), range(100, 10_000))


def read(field: str, typed: str, highest: int) -> tuple[list[int], list[Problem]]:
    """The numbers meant by ``7, 14`` or ``7-9`` and what is wrong with them; ``highest`` is the last there is."""
    found: set[int] = set()
    for part in _LIST_BREAK.split(typed.strip()) if typed.strip() else []:
        match = _PART.fullmatch(part)
        if match is None:
            return [], [problem(field, _NO_LIST, typed=typed[:40])]
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= highest:
            return [], [problem(field, _BEYOND, highest=highest, typed=part)]
        found.update(range(first, last + 1))
    return sorted(found), []


def write(numbers: Collection[int]) -> str:
    """The list as the page shows it."""
    return ", ".join(str(n) for n in numbers)


def in_order(number: int) -> int:
    """The number itself, or the first one after the block for withheld names in which it would fall."""
    for block in WITHHELD_NUMBERS:
        if number in block:
            return block.stop
    return number


def to_draw_from(blocks: Blocks, taken: Collection[int]) -> list[int]:
    """The free numbers of the first block that is at most half given away, so that a draw stays a draw.

    Where all blocks are fuller than that, those of the last one; empty if nothing is left at all.
    """
    free: list[int] = []
    for block in blocks:
        free = [n for n in block if n not in taken]
        if 2 * len(free) >= len(block):
            return free
    return free

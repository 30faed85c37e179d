"""The digest of a thread: what the floor asked, and what was answered, in the moderator's words.

House rules, working methods, section on threads. Every line rests on published posts of the thread and
names nobody; how many posts or organizations said a thing is not told, because a thread never adds to the
number of submissions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from panel.domain import refusals, wordcount
from panel.domain.errors import N_, Problem, problem

PARTS = ("question", "response")
"""Questions from the floor, and responses, in the order of the document."""

LINE_WORDS = 120
"""Words of one line."""

MOST_LINES = 60
"""Lines of one digest."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is typed; ``posts`` are numbers of posts of the thread."""

    part: str
    text: str
    posts: Sequence[int]


def read_numbers(typed: str) -> list[int] | None:
    """``"3, 7"`` as numbers, each once; None where something else stands there."""
    found = [each.strip() for each in typed.replace(";", ",").replace("،", ",").replace("、", ",").split(",")]
    found = [each for each in found if each]
    if any(not (each.isascii() and each.isdigit() and len(each) < 7) for each in found):
        return None
    return list(dict.fromkeys(int(each) for each in found))


def problems(lines: Sequence[Line], published: Collection[int]) -> Iterator[Problem]:
    """What is wrong with the lines; the field is ``text-3`` or ``posts-3`` for the third of them."""
    if len(lines) > MOST_LINES:
        yield problem("lines", N_("At most %(limit)d lines. Merge some of them."), limit=MOST_LINES)
    for place, line in enumerate(lines, 1):
        yield from _of_line(line, place, published)


def _of_line(line: Line, place: int, published: Collection[int]) -> Iterator[Problem]:
    yield from refusals.of_field(f"text-{place}", line.text)
    words = wordcount.count(line.text)
    if words > LINE_WORDS:
        said = N_(
            "Line %(place)d has %(found)d words; the limit is %(limit)d. Shorten it, or make two of it."
        )
        yield problem(f"text-{place}", said, place=place, found=words, limit=LINE_WORDS)
    if line.part not in PARTS:
        yield problem(
            f"part-{place}", N_("Say whether line %(place)d is a question or a response."), place=place
        )
    if not line.posts:
        yield problem(
            f"posts-{place}", N_("Name at least one post on which line %(place)d rests."), place=place
        )
    for number in sorted(set(line.posts).difference(published)):
        said = N_("Line %(place)d: post %(number)d is not published in this thread. Name another.")
        yield problem(f"posts-{place}", said, place=place, number=number)

"""What the coding desk shows: the text cut at the ends of its codings, the numbered codebook, the way on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from panel.queries.codebook import Coded, Point, Theme, Weight, Weights
from panel.queries.room_text import Part

Span = tuple[int, int]

#: Passages of one text that are listed at once, unless all are asked for.
MANY = 60


class Placed(Protocol):
    """A passage under a point, as the text shows it."""

    @property
    def id(self) -> str:
        """Of the coding."""

    @property
    def start(self) -> int:
        """First code point of the passage."""

    @property
    def end(self) -> int:
        """The one behind its last."""

    @property
    def point_id(self) -> str:
        """Whose number stands behind the passage."""


class Run(NamedTuple):
    """Words between two ends of codings. ``starts`` are codings that begin here, ``ends`` the numbers of
    points whose codings end here, as they are printed; ``now`` marks the words chosen now."""

    text: str
    coded: bool
    now: bool
    starts: tuple[str, ...]
    ends: str


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the text; ``number`` is None for headings and footnotes, which are not coded."""

    number: int | None
    kind: str
    text: str
    start: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Passages of a list, how many there are in each paragraph, and the number of the paragraph that the list
    is narrowed to; None where it has all."""

    passages: Sequence[Coded]
    inside: Mapping[int, int]
    number: int | None


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A point of the codebook with its number (“1.2”) and weight."""

    point: Point
    number: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme of the codebook with its number, weight and points."""

    theme: Theme
    number: str
    weight: Weight
    points: tuple[PointEntry, ...]


def lines(
    parts: Sequence[Part], codings: Sequence[Placed], numbers: Mapping[str, str], now: Span | None = None
) -> list[Line]:
    """The text, each numbered paragraph cut into runs; codings may lie in and across each other."""
    return [
        Line(
            part.number,
            part.kind,
            part.text,
            part.start,
            _runs(part, codings, numbers, now) if part.number else (),
        )
        for part in parts
    ]


def entries(themes: Sequence[Theme], points: Sequence[Point], weights: Weights) -> list[ThemeEntry]:
    """The codebook: themes numbered in their order, points in that in which they were first made.

    Themes under another follow it with a letter: “2A”.
    """
    found = []
    ids = {theme.id for theme in themes}
    top = [theme for theme in themes if theme.parent_id not in ids]
    for n, theme in enumerate(top, start=1):
        found.append(_entry(theme, str(n), points, weights))
        below = [each for each in themes if each.parent_id == theme.id]
        found += [_entry(each, f"{n}{_letters(m)}", points, weights) for m, each in enumerate(below)]
    return found


def _entry(theme: Theme, number: str, points: Sequence[Point], weights: Weights) -> ThemeEntry:
    mine = [point for point in points if point.theme_id == theme.id]
    numbered = tuple(
        PointEntry(point, f"{number}.{m}", weights.point(point.id)) for m, point in enumerate(mine, start=1)
    )
    return ThemeEntry(theme, number, weights.theme(theme.id), numbered)


def _letters(place: int) -> str:
    """A to Z, then AA and on."""
    more, at = divmod(place, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + at)


def numbers_of(codebook: Sequence[ThemeEntry]) -> dict[str, str]:
    """The number of each point, by id."""
    return {each.point.id: each.number for entry in codebook for each in entry.points}


def listed(made: Sequence[Coded], asked: str, near: int | None) -> Listed:
    """What a list of passages shows: all of them; where they are very many, one paragraph's at a time, that
    which is asked for, else the one ``near`` which something was done, else the first."""
    inside = Counter(each.paragraph for each in made)
    if len(made) <= MANY or asked == "all":
        return Listed(made, inside, None)
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else near
    number = wanted if wanted in inside else next(iter(inside))
    return Listed([each for each in made if each.paragraph == number], inside, number)


def excerpt(words: str, at_most: int = 90) -> str:
    """The passage as a list shows it: its beginning and end, where it is long."""
    plain = " ".join(words.split())
    if len(plain) <= at_most:
        return plain
    half = at_most // 2 - 2
    begins, ends = plain[: half + 1], plain[-half - 1 :]
    # Between words, where there are spaces at all: a text in Chinese has none.
    begins = begins.rpartition(" ")[0] or begins[:-1]
    ends = ends.partition(" ")[2] or ends[1:]
    return f"{begins} … {ends}"


def _runs(
    part: Part, codings: Sequence[Placed], numbers: Mapping[str, str], now: Span | None
) -> tuple[Run, ...]:
    start, end = part.start, part.start + len(part.text)
    here = [coding for coding in codings if start <= coding.start < coding.end <= end]
    chosen = now if now is not None and start <= now[0] < now[1] <= end else None
    begun: dict[int, list[str]] = defaultdict(list)
    over: dict[int, list[str]] = defaultdict(list)
    for coding in here:
        begun[coding.start].append(coding.id)
        over[coding.end].append(numbers[coding.point_id])
    runs, deep = [], 0
    for a, b in pairwise(sorted({start, end, *begun, *over, *(chosen or ())})):
        deep += len(begun.get(a, ())) - len(over.get(a, ()))
        runs.append(
            Run(
                text=part.text[a - start : b - start],
                coded=deep > 0,
                now=chosen is not None and chosen[0] <= a and b <= chosen[1],
                starts=tuple(begun.get(a, ())),
                ends=", ".join(dict.fromkeys(over[b])) if b in over else "",
            )
        )
    return tuple(runs)

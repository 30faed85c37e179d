"""How fast the collation is, beside its peers: run in turns, at least three rounds, ratios as JSON lines.

Texts are invented: words without meaning by Zipf's law, small words of the languages between them. A figure is
the median of its rounds; a ratio is the median of the ratios of the rounds, so that a machine that slows
down slows both sides. Beside each figure of the clock stands the same one by processor time (``_cpu``), into which
what others do on the machine enters much less. Peers (extra ``bench``) are asked for only when they are measured.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from bench.speed.cpu import cpu_seconds


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was measured, its value, over how many texts, what is to be reached, and the rounds."""

    metric: str
    value: float
    n: int
    reach: float | None = None
    rounds: Sequence[float] = field(default=())

    def line(self) -> str:
        """As one JSON line."""
        plain = {
            "bench": "speed",
            "metric": self.metric,
            "value": _short(self.value),
            "n": self.n,
            "reach": self.reach,
            "rounds": [_short(each) for each in self.rounds],
        }
        return json.dumps({key: value for key, value in plain.items() if value not in (None, [])})


class PeerMissing(Exception):
    """A peer is not installed here."""


def peer(module: str) -> Any:
    """A module of a peer; PeerMissing says how to get it."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise PeerMissing(
            f"{name} is not installed: pip install panel[bench], in an environment of its own"
        ) from error


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of one side, round by round: by the clock, and of processor time in all its processes."""

    clock: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def in_turns(sides: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Spent]:
    """What each side takes in each round; every second round begins from the other end."""
    found = {name: Spent() for name in sides}
    for number in range(rounds):
        names = list(sides) if number % 2 == 0 else list(reversed(sides))
        for name in names:
            begun, worked = time.perf_counter(), cpu_seconds()
            sides[name]()
            found[name].clock.append(time.perf_counter() - begun)
            found[name].cpu.append(cpu_seconds() - worked)
    return found


def ratios(over: Iterable[float], under: Iterable[float]) -> list[float]:
    """Round by round, how many times as long the first took."""
    return [one / other for one, other in zip(over, under, strict=True)]


def of(metric: str, rounds: Sequence[float], n: int, reach: float | None = None) -> Figure:
    """A figure from its rounds."""
    return Figure(metric, statistics.median(rounds), n, reach, rounds)


def told(
    metric: str,
    spent: Spent,
    n: int,
    reach: float | None = None,
    value: Callable[[float, int], float] = lambda seconds, _: seconds,
    cores: int = 1,
) -> Iterator[Figure]:
    """A figure from the seconds of one side, so many processes at work: by the clock, and by processor time as if
    the clock stood still while others are served."""
    yield of(metric, [value(each, n) for each in spent.clock], n, reach)
    yield of(f"{metric}_cpu", [value(each / cores, n) for each in spent.cpu], n, reach)


def beside(
    metric: str, over: Spent, under: Spent, n: int, reach: float | None = None, share: float = 1
) -> Iterator[Figure]:
    """A figure that says how many times as long one side takes, times ``share``: by the clock and by processor time."""
    yield of(metric, [share * each for each in ratios(over.clock, under.clock)], n, reach)
    yield of(f"{metric}_cpu", [share * each for each in ratios(over.cpu, under.cpu)], n, reach)


def per_second(seconds: float, n: int) -> float:
    """Texts a second."""
    return n / seconds


def _short(value: float) -> float:
    return float(f"{value:.4g}")

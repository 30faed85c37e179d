"""How fast the collation is, beside its peers: run in turns, at least three rounds, ratios as JSON lines.

Texts are invented: words without meaning by Zipf's law, small words of the languages between them. A figure is
the median of its rounds; a ratio is the median of the ratios of the rounds, so that a machine that slows
down slows both sides. Peers (extra ``bench``) are asked for only when they are measured.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


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


def in_turns(sides: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each side in each round; every second round begins from the other end."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        names = list(sides) if number % 2 == 0 else list(reversed(sides))
        for name in names:
            begun = time.perf_counter()
            sides[name]()
            found[name].append(time.perf_counter() - begun)
    return found


def ratios(over: Iterable[float], under: Iterable[float]) -> list[float]:
    """Round by round, how many times as long the first took."""
    return [one / other for one, other in zip(over, under, strict=True)]


def of(metric: str, rounds: Sequence[float], n: int, reach: float | None = None) -> Figure:
    """A figure from its rounds."""
    return Figure(metric, statistics.median(rounds), n, reach, rounds)


def _short(value: float) -> float:
    return float(f"{value:.4g}")

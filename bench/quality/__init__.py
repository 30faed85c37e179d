"""How good the collation is, against sets with gold: one module a figure family, found by its name.

``bench/quality/<name>.py`` holds ``run(data, train, seeds) -> Iterable[Figure]``: ``data`` is the half to
score, ``train`` the half to learn from (None where none was named; see ``half_to_learn_from``), ``seeds``
the directory of the seed texts. Nothing in the panel imports this package; the sets stay outside the project.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

#: Where the sets and the seed texts lie unless told otherwise: beside the project.
SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was measured, its value, and over how many cases."""

    metric: str
    value: float
    n: int


class Bench(Protocol):
    """What a module of this package offers."""

    def run(self, data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
        """Measure over the half in ``data``."""


def names() -> tuple[str, ...]:
    """The names that can be measured, in order."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if found.name != "__main__"))


def load(name: str) -> Bench:
    """The module with this name; KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Bench, import_module(f"{__name__}.{name}"))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, in order."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def half_to_learn_from(data: Path, train: Path | None, name: str) -> Path | None:
    """The half to learn from: the one named, else the ``dev`` half of the set; None where that is the
    half to be scored itself, which asks for cross-validation."""
    half = train or SHARED / "data" / name / "dev"
    return None if half.resolve() == data.resolve() else half

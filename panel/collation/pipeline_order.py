"""Work handed to an executor piece by piece, and what comes of it in the order in which it was given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import chain, islice
from typing import TypeVar

from panel.collation.types import CollationError

WINDOW = 64
"""Pieces under way at once: what bounds memory, whatever the size of the file."""

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

Progress = Callable[[str, int, int], None]
"""Told as work goes on: what is being done, how much of it is, of how much."""


def in_order(
    executor: Executor | None, run: Callable[[_Given], _Made], pieces: Iterable[_Given]
) -> Iterator[tuple[_Given, _Made]]:
    """Each piece and what ``run`` makes of it, in the order given; at most ``WINDOW`` are held at once.

    A single piece runs here: starting a process takes longer. CollationError where a worker is lost.
    """
    rest = iter(pieces)
    first = list(islice(rest, 2))
    if executor is None or len(first) < 2:
        yield from ((piece, run(piece)) for piece in chain(first, rest))
        return
    waiting: deque[tuple[_Given, Future[_Made]]] = deque()
    try:
        for piece in chain(first, rest):
            waiting.append((piece, executor.submit(run, piece)))
            if len(waiting) >= WINDOW:
                yield _taken(waiting)
        while waiting:
            yield _taken(waiting)
    except BrokenExecutor as error:
        raise CollationError(("a worker was lost in the middle; what is finished can be resumed",)) from error
    finally:
        for _, future in waiting:
            future.cancel()


def _taken(waiting: deque[tuple[_Given, Future[_Made]]]) -> tuple[_Given, _Made]:
    piece, future = waiting.popleft()
    return piece, future.result()

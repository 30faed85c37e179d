"""How far long work has come: a bar with the time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

SECONDS = 10.0
"""At most one plain line in so many seconds."""

Told = Callable[[str, int, int], None]


@contextmanager
def shown(seconds: float = SECONDS) -> Iterator[Told]:
    """A function to tell: what is being done, how much of it is, of how much. All goes to standard error."""
    if not sys.stderr.isatty():
        yield plain(seconds)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        known: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in known:
                known[what] = bars.add_task(what, total=total)
            bars.update(known[what], completed=done, total=total)

        yield tell


def plain(seconds: float) -> Told:
    """Lines for a log: none for short work, then one every so many seconds."""
    last = time.monotonic()

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= seconds:
            last = time.monotonic()
            click.echo(f"{what}: {done / max(total, 1):.0%}", err=True)

    return tell

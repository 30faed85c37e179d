"""Somebody else holds the store: for three seconds everybody waits, for longer they are told so.

On SQLite a second process holds the database; on PostgreSQL a second session holds the tables.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import make_url

from panel.db import PATIENCE, db
from panel.ops.drills import outage
from panel.ops.drills.outage import Scene, Trial
from panel.ops.drills.stand import Build
from panel.ops.drills.table import Ask, Result, Say

WRONG = ("early",)

#: How long everybody can wait, and how long nobody can, in seconds.
SHORT, LONG = 3.0, 30.0

#: What the quick form takes for long: longer than any patience of the product, which on SQLite may wait
#: for its turn and then for the file.
LONG_ENOUGH = 2 * PATIENCE + 4.0


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """The short lock, then the long one; a wrong build is met by the long one."""
    long = LONG if ask.full else LONG_ENOUGH
    many = ask.many or (60 if ask.full else 24)
    worst = outage.run(Trial(_held(long), many, server=ask.server, wrong=ask.wrong), build, say)
    if ask.wrong:
        return worst
    short = outage.run(
        Trial(_held(SHORT), many, felt=False, unfelt=True, server=ask.server, wrong=ask.wrong), build, say
    )
    figures = {f"{SHORT:g}s": dict(short.figures), f"{long:g}s": dict(worst.figures)}
    return Result(figures, [*short.faults, *worst.faults], short.red or worst.red)


def _held(seconds: float) -> Callable[[Scene], AbstractContextManager[None]]:
    @contextmanager
    def fault(scene: Scene) -> Iterator[None]:
        with (_by_process if scene.stand.kind == "sqlite" else _by_session)(scene):
            yield
            scene.last(seconds, readers=scene.stand.kind == "sqlite")

    return fault


@contextmanager
def _by_process(scene: Scene) -> Iterator[None]:
    with scene.stand.app.app_context():
        path = str(make_url(db.engine.url).database)
    holder = subprocess.Popen(
        [sys.executable, "-m", __name__, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None and holder.stdin is not None
    try:
        holder.stdout.readline()
        yield
    finally:
        holder.stdin.close()
        holder.wait()
        holder.stdout.close()


@contextmanager
def _by_session(scene: Scene) -> Iterator[None]:
    with scene.stand.app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("SET idle_in_transaction_session_timeout = 0")
        connection.exec_driver_sql("LOCK TABLE commentary, draft, job IN ACCESS EXCLUSIVE MODE")
        yield
        connection.rollback()


if __name__ == "__main__":
    held = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)  # noqa: T201 - the drill waits for this line
    sys.stdin.read()
    held.execute("ROLLBACK")

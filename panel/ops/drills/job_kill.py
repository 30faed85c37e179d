"""The worker is killed at each step of each kind of job: afterwards its effect is there exactly once.

A step is a place between two things that the worker does. For each, the installation is put back to where
the job waits, a process of its own does the job and kills itself at that place, and another worker goes
on after the lease. What is in the database and in the directory of mail must then be what one run
without a kill leaves. LOST: less than that. DUP: more. STUCK: nobody took the job again.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Connection, NullPool, create_engine, inspect, make_url, text

from panel.db import db, transaction
from panel.gate import door
from panel.jobs import handlers, queue, worker
from panel.mail import messages
from panel.ops.drills import waiting
from panel.ops.drills.mail_down import quiet
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.table import Ask, Result, Say

#: The places, in order: after the job is claimed; after what is read for it; after what is done outside;
#: after its effect is written; after it is marked as done; after all that is committed.
STEPS = ("claimed", "read", "carried", "written", "marked", "committed")

#: Kinds that a wrong build is tried on.
_FEW = ("send_mail", "render_summary")

#: The lease of the product, whatever a wrong build makes of it.
LEASE = queue.LEASE

Effects = Counter[tuple[str, str]]


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Every step of every kind; a wrong build is met on two kinds."""
    with raised(build, ask.server) as stand, quiet(), _changed(ask.wrong):
        jobs = waiting.fill(stand, say)
        missing = sorted(set(handlers.HANDLERS) - set(jobs) - set(waiting.LEFT_OUT))
        with _snapshot(stand) as back:
            trial = Trial(stand, back, door.system_clock() + waiting.AHEAD)
            for kind in _FEW if ask.wrong else jobs:
                say(f"{stand.kind}: {kind}")
                trial.kind(kind, jobs[kind])
    faults = trial.faults + [f"no job of the kind {kind} waits" for kind in missing]
    figures: dict[str, Any] = {"kinds": len(jobs), "left_out": list(waiting.LEFT_OUT), "kills": trial.kills}
    figures |= {name: trial.figures[name] for name in ("LOST", "DUP", "STUCK")}
    return Result(figures, faults, bool(faults))


class Trial:
    """The runs, one after the other, each from the same state."""

    def __init__(self, stand: Stand, back: Callable[[], None], now: datetime) -> None:
        self.stand, self.back, self.now = stand, back, now
        self.figures, self.faults, self.kills = Counter[str](), list[str](), 0
        with stand.app.app_context(), db.engine.connect() as connection:
            self.questions = dict(_questions(connection))

    def kind(self, kind: str, job: str) -> None:
        """Kill at each step that the kind has, and compare with a run that nobody kills."""
        self._begin(kind, job)
        before = self._effects()
        self._drain(self.now)
        wanted = self._effects()
        if wanted == before:
            self.faults.append(f"{kind} has no effect that could be seen")
        for step in STEPS:
            if (step == "read" and kind not in handlers.PREPARED) or (
                step == "carried" and kind not in handlers.CARRIED
            ):
                continue
            self._begin(kind, job)
            if not self._killed(kind, step):
                self.faults.append(f"{kind} never came to the step {step}")
                continue
            self.kills += 1
            self._drain(self.now + LEASE + timedelta(seconds=1))
            self._compare(f"{kind} killed when {step}", job, wanted)

    def _begin(self, kind: str, job: str) -> None:
        """Back to where the job, and no other, waits."""
        _let_go(self.stand.app)
        self.back()
        shutil.rmtree(self.stand.mail, ignore_errors=True)
        with self.stand.app.app_context(), transaction():
            db.session.execute(
                text("UPDATE job SET done_at = created_at WHERE done_at IS NULL AND id <> :job"), {"job": job}
            )
            letters = db.session.execute(text("SELECT id FROM outbox_mail")).scalars().all()
        if kind == "finish_erasure":  # what it destroys must lie there
            self.stand.mail.mkdir(mode=0o700)
            for each in letters:
                (self.stand.mail / f"{messages.identity(each)}@localhost.eml").touch()
        _let_go(self.stand.app)

    def _drain(self, now: datetime) -> None:
        with self.stand.app.app_context():
            worker.drain(self.stand.app.extensions["panel.outside"], lambda: now, most=1)

    def _killed(self, kind: str, step: str) -> bool:
        """Do the job in a process that kills itself at the step; whether it came so far."""
        child = os.fork()
        if child == 0:
            try:
                _arm(kind, step)
                self._drain(self.now)
            finally:
                os._exit(1)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def _compare(self, what: str, job: str, wanted: Effects) -> None:
        with self.stand.app.app_context(), db.engine.connect() as connection:
            row = connection.execute(text("SELECT done_at FROM job WHERE id = :job"), {"job": job}).one()
        found = self._effects()
        if row.done_at is None:
            self._fault("STUCK", what, Counter({("job", job): 1}))
        for figure, difference in (("LOST", wanted - found), ("DUP", found - wanted)):
            if difference:
                self._fault(figure, what, difference)

    def _fault(self, figure: str, what: str, difference: Effects) -> None:
        self.figures[figure] += 1
        self.faults.append(f"{figure}: {what}: {dict(difference)}")

    def _effects(self) -> Effects:
        """How many rows there are of each kind, what files were made, and what lies in the post."""
        found: Effects = Counter()
        with self.stand.app.app_context(), db.engine.connect() as connection:
            for table, question in self.questions.items():
                for *values, count in connection.execute(text(question)):
                    found[table, str(values)] += count
            db.session.remove()
        for path in self.stand.mail.glob("*.eml"):
            found["mail", path.name] += 1
        return found


def _questions(connection: Connection) -> Iterator[tuple[str, str]]:
    """For each table how many rows it has, by the columns that say what a row is."""
    for table in inspect(connection).get_table_names():
        columns = {each["name"] for each in inspect(connection).get_columns(table)}
        telling = ("name",) if table == "job" else ("tag", "state", "sha256", "basis", "name")
        kinds = ", ".join(name for name in telling if name in columns) or "1"
        yield table, f"SELECT {kinds}, count(*) FROM {table} GROUP BY {kinds}"  # noqa: S608


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _arm(kind: str, step: str) -> None:
    """Let this process kill itself at a step."""

    def after(owner: Any, name: str, *, flush: bool = False) -> None:
        honest = owner[name]

        def then(*values: Any, **named: Any) -> Any:
            honest(*values, **named)
            if flush:
                db.session.flush()
            _die()

        owner[name] = then

    if step == "claimed":
        vars(worker)["_run"] = lambda *_: _die()
    elif step == "committed":
        after(vars(worker), "_run")
    elif step == "marked":
        after(vars(queue), "finish", flush=True)
    else:
        tables: Mapping[str, Any] = {
            "read": handlers.PREPARED,
            "carried": handlers.CARRIED,
            "written": handlers.HANDLERS,
        }
        after(tables[step], kind, flush=step == "written")


@contextmanager
def _snapshot(stand: Stand) -> Iterator[Callable[[], None]]:
    """Keep the database as it is now; calling what is yielded puts it back."""
    with stand.app.app_context():
        url = db.engine.url
    _let_go(stand.app)
    if stand.kind == "sqlite":
        yield _from_file(Path(str(url.database)))
        return
    copy = f"{url.database}_kept"
    _admin(url, f'CREATE DATABASE "{copy}" TEMPLATE "{url.database}"')
    try:
        yield lambda: _admin(
            url,
            f'DROP DATABASE "{url.database}" WITH (FORCE)',
            f'CREATE DATABASE "{url.database}" TEMPLATE "{copy}"',
        )
    finally:
        _admin(url, f'DROP DATABASE "{copy}" WITH (FORCE)')


def _from_file(path: Path) -> Callable[[], None]:
    kept = path.with_suffix(".kept")
    with sqlite3.connect(path) as source, sqlite3.connect(kept) as target:
        source.backup(target)
    source.close()
    target.close()

    def back() -> None:
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(kept, path)

    return back


def _admin(url: Any, *statements: str) -> None:
    engine = create_engine(
        make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with engine.connect() as connection:
        for each in statements:
            connection.exec_driver_sql(each)


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def _marks_first() -> None:
    honest = vars(worker)["_run"]

    def run(job: Any, outside: Any, clock: Any, other: Any) -> Any:
        with transaction():
            queue.finish(job, now=clock())
        return honest(job, outside, clock, other)

    vars(worker)["_run"] = run


def _leases_for_ever() -> None:
    vars(queue)["LEASE"] = timedelta(days=3_650)


_BUILDS: Mapping[str, Callable[[], None]] = {
    "marks-first": _marks_first,
    "leases-for-ever": _leases_for_ever,
}

WRONG = tuple(_BUILDS)


@contextmanager
def _changed(wrong: str) -> Iterator[None]:
    kept = vars(worker)["_run"], queue.LEASE
    _BUILDS.get(wrong, lambda: None)()
    try:
        yield
    finally:
        vars(worker)["_run"], vars(queue)["LEASE"] = kept

"""The power fails at any moment: what was acknowledged is on the disk, whole, and the database opens.

The product submits, saves and sends on SQLite while every write and sync is written down. Afterwards the
power is cut at so many points of that log; each time the files that a disk may hold by then are opened
with a SQLite as it is everywhere, and judged like those of any other fault.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import DatabaseError

from panel import db as store
from panel.db import db
from panel.gate import door
from panel.jobs import worker
from panel.ops.drills import oracle, writers
from panel.ops.drills.clients import Entry, journal
from panel.ops.drills.disk import Disk
from panel.ops.drills.inside import post
from panel.ops.drills.recorder import Event, Recorder, recording
from panel.ops.drills.stand import Build, raised
from panel.ops.drills.table import Ask, Result, Say

#: Wrong settings of SQLite, each of which loses or breaks something.
WRONG = (
    "synchronous=OFF",
    "synchronous=NORMAL",
    "journal_mode=DELETE",
    "journal_mode=MEMORY",
    "journal_mode=OFF",
)

DATABASES = ("sqlite",)

#: Where databases of a moment are made: in memory, if the system has such a place.
_SHELF = next((place for place in ("/dev/shm",) if Path(place).is_dir()), None)  # noqa: S108


@dataclass(frozen=True, slots=True)
class Plan:
    """So many submissions, so many cuts, with a wrong setting or none."""

    submissions: int = 40
    cuts: int = 500
    wrong: str = ""
    seed: int = 0


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """500 cuts in the quick form, 5,000 in the full one; a wrong setting is found with fewer."""
    if ask.wrong:
        return run(Plan(15, 60, ask.wrong, ask.seed), build, say)
    many = ask.many or (5_000 if ask.full else 500)
    return run(Plan(120 if ask.full else 40, many, "", ask.seed), build, say)


def run(plan: Plan, build: Build, say: Say = lambda line: None) -> Result:
    """Record so many submissions, then cut the power so many times."""
    with _settings(plan.wrong), raised(build) as stand:
        say(f"{plan.submissions} organizations submit, and every write is written down")
        slug = writers.open_call(stand.app)
        entries = journal(writers.prepare(stand.app, slug, plan.submissions))
        with stand.app.app_context():
            path = Path(str(make_url(db.engine.url).database))
            db.session.remove()
            db.engine.dispose()
        before = {each.name: each.read_bytes() for each in path.parent.glob(f"{path.name}*") if _lasts(each)}
        with recording(path) as recorder:
            _submit(stand.app, entries, recorder)
    say(f"the power fails {plan.cuts} times in {len(recorder.log)} steps")
    chance = random.Random(plan.seed or None)  # noqa: S311 - a fault, not a secret
    return _judged(path.name, before, recorder.log, entries, plan.cuts, chance)


def _lasts(path: Path) -> bool:
    """Whether it outlives a power cut: shared memory and the file of turns are made anew."""
    return not path.name.endswith(("-shm", ".turn"))


@contextmanager
def _settings(wrong: str) -> Iterator[None]:
    """The product with another setting of SQLite than its own, if there is one."""
    honest = store._SQLITE
    pairs = dict(each.split("=") for each in (*honest, wrong) if each)
    vars(store)["_SQLITE"] = tuple(f"{name}={value}" for name, value in pairs.items())
    try:
        yield
    finally:
        vars(store)["_SQLITE"] = honest


def _submit(app: Flask, entries: Sequence[Entry], recorder: Recorder) -> None:
    """Every organization submits over the product's own door; a letter is sent now and then."""
    for number, entry in enumerate(entries, 1):
        entry.answers.append(post(app, entry.writer, entry.key, entry.body))
        if entry.answers[-1] == 303:
            recorder.mark(entry.writer.commentary_id)
        if number % 5 == 0:
            with app.app_context():
                worker.drain(app.extensions["panel.outside"], door.system_clock, most=3)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _judged(
    name: str,
    before: Mapping[str, bytes],
    log: Sequence[Event],
    entries: Sequence[Entry],
    cuts: int,
    chance: random.Random,
) -> Result:
    """Walk through the log once, and stop at so many places of it."""
    verdict, told, disk = oracle.Verdict(), 0, Disk(before)
    known = {entry.writer.commentary_id: entry for entry in entries}
    places = sorted(chance.randrange(len(log) + 1) for _ in range(cuts))
    for step, event in enumerate([*log, Event("end", "")]):
        while places and places[0] == step:
            places.pop(0)
            _one(disk.after_cut(chance), name, entries, verdict, f"cut at step {step} of {len(log)}")
        if event.what == "mark":
            known[event.name].outcome, told = "acknowledged", told + 1
        disk.take(event)
    figures: dict[str, Any] = {"cuts": cuts, "steps": len(log), "syncs": sum(e.what == "sync" for e in log)}
    figures |= {"acknowledged": told, **{each: verdict.figures[each] for each in oracle.NOUGHT}}
    return Result(figures, tuple(verdict.faults), verdict.red or told != sum(not e.too_long for e in entries))


def _one(
    files: Mapping[str, bytes], name: str, entries: Sequence[Entry], verdict: oracle.Verdict, where: str
) -> None:
    """Open what is left of the database after one cut, and ask it."""
    with tempfile.TemporaryDirectory(prefix="panel-cut-", dir=_SHELF) as directory:
        for each, content in files.items():
            (Path(directory) / each).write_bytes(content)
        try:
            found = _asked(Path(directory) / name, entries)
        except DatabaseError as error:
            verdict.add("HALF", f"{where}: the database does not open: {error}".splitlines()[0])
            return
    verdict.figures.update(found.figures)
    verdict.faults += [f"{where}: {fault}" for fault in found.faults]


def _asked(path: Path, entries: Sequence[Entry]) -> oracle.Verdict:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if whole == "ok":
            return oracle.judge(entries, oracle.look(connection))
    verdict = oracle.Verdict()
    verdict.add("HALF", f"the database is damaged: {whole}")
    return verdict

"""``kill -9`` during submissions: what was acknowledged is there, whole, once; what was refused is not."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from panel.db import db
from panel.gate import door
from panel.jobs import worker
from panel.jobs.queue import LEASE
from panel.ops.drills import builds, oracle, server, writers
from panel.ops.drills.clients import PERSISTENCE, Crowd, Entry, journal
from panel.ops.drills.kills import Killer
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.table import Ask, Result, Say


@dataclass(frozen=True, slots=True)
class Plan:
    """How it is run: so many submissions, spread so that so many kills fall between them."""

    submissions: int = 500
    kills: int = 80
    clients: int = 8
    seed: int = 0
    wrong: str = ""
    server: str | None = None


#: How long clients of a wrong build go on trying, in seconds: some of what it spoils never ends well.
IMPATIENCE = 10.0

WRONG = ("two-transactions", "no-key", "early")


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """The drill: 500 submissions and more than 80 kills, or a tenth of them in the quick form."""
    many = max(10, ask.many or (500 if ask.full else 50))
    plan = Plan(many, max(5, many // 6), seed=ask.seed, wrong=ask.wrong, server=ask.server)
    return run(plan, build, say)


def run(plan: Plan, build: Build, say: Say = lambda line: None) -> Result:
    """Run it on an installation of its own, thrown away afterwards."""
    settings = {builds.NAME: plan.wrong} if plan.wrong else {}
    with raised(build, plan.server, **settings) as stand:
        say(f"{stand.kind}: {plan.submissions} organizations begin a draft")
        slug = writers.open_call(stand.app)
        entries = journal(writers.prepare(stand.app, slug, plan.submissions))
        running = server.start(stand, "panel.ops.drills.wrong:app" if plan.wrong else None)
        try:
            running.wait()
            say(f"{plan.clients} clients submit, while processes are killed")
            seconds, kills = _storm(plan, running, entries)
        finally:
            stopped = running.stop()
        say("the database is asked")
        verdict = judged(stand, entries)
    outcomes = [entry.outcome for entry in entries]
    figures: dict[str, Any] = {
        "submissions": len(entries),
        "acknowledged": outcomes.count("acknowledged"),
        "refused": outcomes.count("refused"),
        "unknown": outcomes.count("unknown"),
        "tries": sum(entry.tries for entry in entries),
        "kills": sum(kills.values()),
        **{f"kills_{kind}": count for kind, count in sorted(kills.items())},
        "seconds": round(seconds, 1),
        "stopped_in_time": stopped,
        **{name: verdict.figures[name] for name in oracle.NOUGHT},
    }
    sound = stopped and not figures["unknown"] and figures["acknowledged"] == _expected(entries)
    # A wrong build has to be found out by what it left in the database, not by keeping clients waiting.
    return Result(figures, tuple(verdict.faults), verdict.red or not (sound or plan.wrong))


def _expected(entries: Sequence[Entry]) -> int:
    return sum(not entry.too_long for entry in entries)


def _storm(plan: Plan, running: server.Running, entries: Sequence[Entry]) -> tuple[float, Mapping[str, int]]:
    """A kill for every few submissions, at a moment when those few are likely to be under way."""
    persistence = PERSISTENCE if not plan.wrong else IMPATIENCE
    crowd = Crowd(running.stand.port, entries, plan.clients, persistence)
    killer = Killer(running, plan.seed or random.randrange(1, 2**31))  # noqa: S311 - not a secret
    began, many = time.monotonic(), max(1, round((plan.submissions - plan.clients) / plan.kills))
    crowd.allow(plan.clients)
    crowd.settle()
    while crowd.allow(many):
        killer.strike(1.5 * crowd.usual)
    crowd.finish(persistence, killer.bring_back)
    return time.monotonic() - began, killer.counts


def judged(stand: Stand, entries: Sequence[Entry]) -> oracle.Verdict:
    """Let what is left to be sent be sent, after the leases of the killed; then judge."""
    app = stand.app
    with app.app_context():
        while worker.drain(app.extensions["panel.outside"], _later):
            pass
        db.session.remove()
        with db.engine.connect() as connection:
            found = oracle.look(connection)
            unsent = list(oracle.unsent(connection, stand.mail))
            if stand.kind == "sqlite":
                whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        db.engine.dispose()
    verdict = oracle.judge(entries, found)
    for fault in unsent:
        verdict.add("UNSENT", fault)
    if stand.kind == "sqlite" and whole != "ok":
        verdict.add("HALF", f"the database is damaged: {whole}")
    return verdict


def _later() -> Any:
    """When leases have ended, and letters that failed a few times are tried again."""
    return door.system_clock() + LEASE + timedelta(hours=12)

"""The web restarted, and the schema widened, while people read and submit: no request may fail."""

from __future__ import annotations

import secrets
import signal
import threading
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from panel.db import db
from panel.ops.drills import server, writers
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.surge import Crowd, Walk, Wrong
from panel.ops.drills.table import Ask, Result, Say
from panel.ops.drills.wire import Answer, Wire
from panel.ops.drills.writers import Writer

DATABASES = ("postgresql",)

#: Restarted as if the operator knew no better way: all web processes end at once.
WRONG = ("all-at-once",)

#: Requests a second, seconds of load before and after, and restarts, by form.
RATE, QUIET, RESTARTS = 20.0, 3.0, {True: 5, False: 1}

#: How long a restart may take, in seconds.
PATIENCE = 60.0

#: A migration of the kind that operations.md allows under load: it only widens, and lets the queue pass.
WIDEN = (
    "ALTER TABLE commentary ADD COLUMN widened text",
    "CREATE INDEX CONCURRENTLY ix_widened ON commentary (widened)",
    "DROP INDEX CONCURRENTLY ix_widened",
    "ALTER TABLE commentary DROP COLUMN widened",
)


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Restart under load as often as the form says, then migrate under load."""
    restarts = ask.many or RESTARTS[ask.full]
    with raised(build, ask.server) as stand:
        slug = writers.open_call(stand.app)
        people = writers.prepare(stand.app, slug, 60 * restarts)
        running = server.start(stand)
        try:
            running.wait()
            say(f"{stand.kind}: {RATE:g} requests a second, {restarts} restarts, one migration")
            figures, faults = _under_load(stand, running, people, f"/calls/{slug}", restarts, ask.wrong)
        finally:
            running.stop()
    return Result(figures, faults, bool(faults))


def _under_load(
    stand: Stand, running: server.Running, people: Sequence[Writer], path: str, restarts: int, wrong: str
) -> tuple[dict[str, Any], list[str]]:
    over = threading.Event()
    crowd = Crowd(stand.port, [_reading(path, n, over) for n in range(4)] + [_filing(people, over)])
    load = threading.Thread(target=crowd.run)
    load.start()
    time.sleep(QUIET)
    renewed = [_restart(running, wrong) for _ in range(restarts)]
    began = time.monotonic()
    _migrate(stand)
    migrated = time.monotonic() - began
    time.sleep(QUIET)
    over.set()
    load.join()
    figures = {
        "requests": sum(map(len, crowd.seen.times.values())),
        "failed": sum(crowd.seen.bad.values()),
        "restarts": sum(renewed),
        "migration_seconds": round(migrated, 1),
        "p99_ms": round(1000 * crowd.seen.quantile(0.99)),
    }
    faults = [f"{what}: {count}" for what, count in crowd.seen.bad.items()]
    return figures, faults + ([] if all(renewed) else ["the web processes are those of before"])


def _restart(running: server.Running, wrong: str) -> bool:
    """Ask for new web processes; whether none of the old is left."""
    before = set(running.kinds()["web"])
    if wrong:
        for pid in before:
            server.kill(pid)
    else:
        running.process.send_signal(signal.SIGUSR1)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        now = set(running.kinds()["web"])
        if len(now) == len(before) and not now & before:
            return True
        time.sleep(0.2)
    return False


def _migrate(stand: Stand) -> None:
    with stand.app.app_context():
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in WIDEN:
                connection.execute(text(statement))
        db.engine.dispose()


def _reading(path: str, number: int, over: threading.Event) -> Walk:
    at = time.perf_counter() + number / RATE
    while not over.is_set():
        yield "read", at, lambda wire: _once(wire.get(path), wire, 200)
        at += 5 / RATE


def _filing(people: Sequence[Writer], over: threading.Event) -> Walk:
    """Somebody else submits each time, as long as there is somebody."""
    at = time.perf_counter()
    for one in people:
        if over.is_set():
            return
        form = one.form(secrets.token_hex(16))
        place, cookie = f"/commentaries/{one.commentary_id}", one.cookie
        yield "submit", at, _posting(place, form, cookie)
        at += 5 / RATE


def _posting(place: str, form: bytes, cookie: str) -> Any:
    return lambda wire: _once(wire.post(place, form, cookie), wire, 303)


def _once(answer: Answer, wire: Wire, wanted: int) -> Answer:
    """Each request has a connection of its own, as behind a proxy that keeps none."""
    wire.close()
    if answer.status != wanted:
        raise Wrong(str(answer.status))
    return answer

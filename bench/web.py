"""``python -m bench.web``: how fast pages and submissions are, on an installation made for it.

Prints one JSON object a figure: ``{"bench", "metric", "value", "n", "database"}``. Load and server share
the machine; what is compared is measured in turns in one run. Without ``--database`` both databases are
measured, PostgreSQL on the server that ``PANEL_TEST_POSTGRES`` names.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import select, text

from config import from_env
from panel.app import create_app
from panel.db import db, transaction
from panel.gate import door
from panel.models import Commentary
from panel.ops import durability
from panel.ops.drills import server, slow_clients, writers
from panel.ops.drills.stand import Stand, raised
from panel.ops.drills.wire import Times, Wire, reading, together
from panel.ops.drills.writers import Writer
from panel.queries import commentary as commentaries
from panel.services import admission

#: Rows of the list that is measured: one full page of the reading room.
ROWS = 50

#: Clients that read at the same time; enough for each web process to get some of them.
READERS = 8

#: Submissions a second that are offered, on time, where answers are timed at a given load; a little more
#: than the 60 that are asked for.
OFFERED = 64.0

#: Clients that submit at the same time, and uploads that never end.
CLIENTS, STALLED = 16, 200

Figure = tuple[str, float, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 if all that was asked could be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.web", description=__doc__.splitlines()[0])
    parser.add_argument("--database", choices=("sqlite", "postgresql"), help="default: both")
    parser.add_argument("--submissions", type=int, default=1200, help="how many are filed (default 1200)")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each page (default 7)")
    parser.add_argument("--seconds", type=float, default=3.0, help="length of a turn (default 3)")
    asked = parser.parse_args(arguments)
    address = os.environ.get("PANEL_TEST_POSTGRES")
    for kind in (asked.database,) if asked.database else ("sqlite", "postgresql"):
        if kind == "postgresql" and not address:
            print("error: PANEL_TEST_POSTGRES names no PostgreSQL server", file=sys.stderr)
            return 2
        with raised(_build, address if kind == "postgresql" else None) as stand:
            for metric, value, n in _figures(stand, asked):
                line = {"bench": "web", "metric": metric, "value": round(value, 4), "n": n, "database": kind}
                print(json.dumps(line), flush=True)
    return 0


def _build(settings: Mapping[str, str]) -> Flask:
    return create_app(from_env(settings))


def _figures(stand: Stand, asked: argparse.Namespace) -> Iterator[Figure]:
    with stand.app.app_context():
        durability.demand(db.engine, Path(stand.settings["PANEL_DATA"]))
    slug = writers.open_call(stand.app)
    people = writers.prepare(stand.app, slug, max(asked.submissions, ROWS))
    _look_through(stand.app)
    with _served(stand, "bench.memory:app"):
        paced = len(people) // 3
        yield from _submissions(stand.port, people[paced:])
        server.until_quiet(stand.app)
        yield from _paced(stand.port, people[:paced])
        server.until_quiet(stand.app)
        _publish(stand.app, ROWS)
        yield from _reading_room(stand.port, f"/reading-room/{slug}", asked)
    with _served(stand, None):
        yield from _stalled(stand.port, f"/reading-room/{slug}", people[0])


@contextmanager
def _served(stand: Stand, target: str | None) -> Iterator[None]:
    with stand.app.app_context():
        db.engine.dispose()
    running = server.start(stand, target, quiet=False)
    try:
        running.wait()
        yield
    finally:
        running.stop()


def _look_through(app: Flask) -> None:
    """Let the database note how its tables are filled, as it does by itself soon after they were."""
    with app.app_context():
        with db.engine.begin() as connection:
            connection.execute(text("ANALYZE"))
        db.engine.dispose()


def _publish(app: Flask, many: int) -> None:
    with app.app_context():
        with transaction():
            officer = writers.officer(app)
            filed = db.session.scalars(
                select(Commentary.id)
                .where(Commentary.state == "submitted")
                .order_by(Commentary.code)
                .limit(many)
            )
            for each in [commentaries.by_id(officer, found) for found in filed]:
                admission.admit(officer, each, str(each.version_id), now=door.system_clock())
        db.engine.dispose()


def _submissions(port: int, people: Sequence[Writer]) -> Iterator[Figure]:
    """Filed by HTTP, each with all its rows in one commit that is synced before it is acknowledged."""
    lots = [people[number::CLIENTS] for number in range(CLIENTS)]
    times = together([_submitting(port, lot) for lot in lots])
    _must(times, "submissions")
    yield "submissions_per_second", times.rate, len(times.good)
    yield "submission_p50_ms", 1000 * times.quantile(0.50), len(times.good)
    yield "submission_p99_ms", 1000 * times.quantile(0.99), len(times.good)


def _paced(port: int, people: Sequence[Writer]) -> Iterator[Figure]:
    """The same clients at ``OFFERED`` a second, each waiting for its turn: how long one of them waits for
    its answer when the server is not simply asked for all that it can give."""
    lots = [people[number::CLIENTS] for number in range(CLIENTS)]
    pause, begin = CLIENTS / OFFERED, time.perf_counter() + 0.1
    clients = [_submitting(port, lot, begin + number / OFFERED, pause) for number, lot in enumerate(lots)]
    times = together(clients)
    times.span = time.perf_counter() - begin
    _must(times, "paced submissions")
    yield "paced_per_second", times.rate, len(times.good)
    yield "paced_p50_ms", 1000 * times.quantile(0.50), len(times.good)
    yield "paced_p99_ms", 1000 * times.quantile(0.99), len(times.good)


def _submitting(
    port: int, lot: Sequence[Writer], begin: float = 0.0, pause: float = 0.0
) -> Callable[[], Iterable[tuple[int, float, bool]]]:
    """One client after the other submission, or one each ``pause`` seconds from ``begin`` on."""

    def work() -> Iterable[tuple[int, float, bool]]:
        wire = Wire(port)
        for turn, one in enumerate(lot):
            form = one.form(secrets.token_hex(16))
            early = begin + turn * pause - time.perf_counter()
            time.sleep(max(0.0, early))
            waited = -early if pause and early < 0 else 0.0  # kept from its turn by the answer before
            answer = wire.post(f"/commentaries/{one.commentary_id}", form, one.cookie)
            filed = answer.status == 303 and b"/receipt\r\n" in answer.head
            yield answer.status, waited + answer.seconds, filed
        wire.close()

    return work


def _reading_room(port: int, path: str, asked: argparse.Namespace) -> Iterator[Figure]:
    """The list from the database against the same template from memory, in turns."""
    pages = {"list": path, "memory": "/bench/from-memory"}
    for _ in range(40):  # each worker process must have served the list once
        Wire(port).get(path)
    # A page names its own address where it offers to report a danger.
    sizes = {
        name: len(Wire(port).get(page).body.replace(b"about=" + page.encode(), b""))
        for name, page in pages.items()
    }
    if sizes["list"] != sizes["memory"]:
        raise SystemExit(f"error: the two pages differ in size: {sizes}")
    rates: dict[str, list[float]] = {name: [] for name in pages}
    count = 0
    for _ in range(asked.rounds):
        for name, page in pages.items():
            times = together([reading(port, page, asked.seconds) for _ in range(READERS)])
            _must(times, name)
            rates[name].append(times.rate)
            count += len(times.good)
    middle = {name: statistics.median(values) for name, values in rates.items()}
    yield "list_per_second", middle["list"], count
    yield "memory_per_second", middle["memory"], count
    yield "list_to_memory", middle["list"] / middle["memory"], count
    yield "list_kilobytes", sizes["list"] / 1000, 1


def _stalled(port: int, path: str, writer: Writer) -> Iterator[Figure]:
    """Other users while uploads stall that were begun and never end."""
    seen = slow_clients.measured(port, path, writer, STALLED, 15.0)
    _must(seen.before, "pages before the stall")
    _must(seen.during, "pages during the stall")
    yield "stalled_uploads_held", seen.held, STALLED
    yield "before_stall_p99_ms", 1000 * seen.before.quantile(0.99), len(seen.before.good)
    yield "stalled_p99_ms", 1000 * seen.during.quantile(0.99), len(seen.during.good)


def _must(times: Times, what: str) -> None:
    if times.bad or not times.good:
        raise SystemExit(
            f"error: {what}: {len(times.bad)} bad answers {sorted(set(times.bad))}, {len(times.good)} good"
        )


if __name__ == "__main__":
    sys.exit(main())

"""The clock jumps, a day and five minutes, forwards and backwards, also between two commits.

While it is wrong organizations submit: each is acknowledged, or refused with the typed text on the page,
and acknowledged when the clock is right again. Numbers go up in the order in which texts came, whatever
the clock said; no call is closed before its time, and no letter lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy import text

from panel.db import db
from panel.gate import door
from panel.jobs import steady
from panel.ops.drills import kill9, oracle, writers
from panel.ops.drills.clients import Entry, journal
from panel.ops.drills.inside import answer
from panel.ops.drills.mail_down import quiet
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.table import Ask, Result, Say

#: By how much the clock is wrong, one after the other; some would close the call, and some precede it.
JUMPS = tuple(
    timedelta(**jump)
    for jump in (
        {"minutes": 5},
        {"minutes": -5},
        {"days": 1},
        {"days": -1},
        {"days": 8},
        {"days": -8},
    )
)

#: What the product may say to a submission whose time it does not understand.
KIND = frozenset({303, 400, 401, 409, 503})


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """So many submissions at each of the wrong times, and right ones between them."""
    each = ask.many or (20 if ask.full else 3)
    with _changed(ask.wrong), quiet(), raised(build, ask.server) as stand:
        say(f"{stand.kind}: the clock jumps {len(JUMPS)} times, while {each} submit each time")
        return _through(stand, each)


class Clock:
    """The right time, and how wrong it is."""

    def __init__(self) -> None:
        self.wrong = timedelta(0)

    def __call__(self) -> datetime:
        """What it says."""
        return door.system_clock() + self.wrong


def _through(stand: Stand, each: int) -> Result:
    app, clock = stand.app, Clock()
    app.config["PANEL_CLOCK"] = clock
    clock.wrong = timedelta(days=-2)
    slug = writers.open_call(app)
    clock.wrong = timedelta(0)
    entries = journal(writers.prepare(app, slug, each * len(JUMPS)), every=10**6)
    faults, acknowledged = list[str](), list[Entry]()
    _work(app)
    for number, jump in enumerate(JUMPS):
        batch = entries[number * each : (number + 1) * each]
        for wrong in (jump, timedelta(0)):
            clock.wrong = wrong
            _work(app)
            faults += [f"clock {wrong}: {fault}" for fault in _all_submit(app, batch, acknowledged)]
        faults += [f"clock {jump}: {fault}" for fault in _calls(app)]
    faults += _in_order(app, acknowledged)
    verdict = kill9.judged(stand, entries)
    told = Counter(status for entry in entries for status in entry.answers)
    figures: dict[str, Any] = {
        "jumps": len(JUMPS),
        "submissions": len(entries),
        "acknowledged": len(acknowledged),
    }
    figures |= {f"told_{status}": count for status, count in sorted(told.items())}
    figures |= {name: verdict.figures[name] for name in oracle.NOUGHT}
    if len(acknowledged) != len(entries):
        faults.append(f"{len(entries) - len(acknowledged)} were never acknowledged")
    faults += verdict.faults
    return Result(figures, faults, bool(faults))


def _work(app: Flask) -> None:
    """What the worker does every minute."""
    app.extensions["panel.tick"]()
    app.extensions["panel.drain"]()


def _all_submit(app: Flask, batch: Sequence[Entry], acknowledged: list[Entry]) -> Iterator[str]:
    """Each that is not acknowledged yet submits; what is wrong with what it is told."""
    for entry in batch:
        if entry.outcome == "acknowledged":
            continue
        found = answer(app, entry.writer, entry.key, entry.body)
        entry.answers.append(found.status_code)
        if found.status_code == 303 and found.location.endswith("/receipt"):
            entry.outcome = "acknowledged"
            acknowledged.append(entry)
        elif found.status_code not in KIND:
            yield f"{entry.writer.title} was told {found.status_code}"
        elif entry.body not in unescape(found.get_data(as_text=True)):
            yield f"{entry.writer.title} was told {found.status_code} without the typed text"


def _calls(app: Flask) -> Iterator[str]:
    with app.app_context(), db.engine.connect() as connection:
        for state in connection.execute(text("SELECT state FROM thematic_session")).scalars():
            if state != "open":
                yield f"the call is {state} before its time"


def _in_order(app: Flask, acknowledged: Sequence[Entry]) -> Iterator[str]:
    """Numbers follow the order in which texts were acknowledged, not what the clock said."""
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(text("SELECT id, number FROM commentary WHERE number IS NOT NULL")).all()
    numbers = {row.id: row.number for row in rows}
    order = [numbers.get(entry.writer.commentary_id) for entry in acknowledged]
    if None in order or order != sorted(number for number in order if number is not None):
        yield f"numbers are out of order: {order}"


def _believes() -> None:
    steady.Watch.doubts = lambda self, now: False  # type: ignore[method-assign]


_BUILDS: Mapping[str, Callable[[], None]] = {"believes-the-clock": _believes}

WRONG = tuple(_BUILDS)


@contextmanager
def _changed(wrong: str) -> Iterator[None]:
    kept = steady.Watch.doubts
    _BUILDS.get(wrong, lambda: None)()
    try:
        yield
    finally:
        steady.Watch.doubts = kept  # type: ignore[method-assign]

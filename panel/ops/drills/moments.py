"""The last instants of a deadline, with the clock in hand: one side in time, the other late, to the millisecond."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from flask import Flask

from panel.db import transaction
from panel.domain import deadline
from panel.domain.actor import Role
from panel.ops.drills import writers
from panel.ops.drills.writers import Writer
from panel.queries import thematic_session as sessions
from panel.services import approval, extension

#: Deadlines as typed in Geneva: winter, summer, round the hour left out in spring, both of autumn's two.
DEADLINES = {
    "in winter": (date(2027, 1, 29), time(18, 0), None),
    "in summer": (date(2027, 7, 30), time(18, 0), None),
    "before the jump of spring": (date(2027, 3, 28), time(1, 59), None),
    "after the jump of spring": (date(2027, 3, 28), time(3, 0), None),
    "in the first of two hours of autumn": (date(2027, 10, 31), time(2, 30), 0),
    "in the second of two hours of autumn": (date(2027, 10, 31), time(2, 30), 1),
}

LAST, BIT = timedelta(minutes=1), timedelta(milliseconds=1)
BY = timedelta(hours=1)


def faults(app: Flask) -> Iterator[str]:
    """Every moment that was judged wrongly, at the door of the application itself."""
    for name, (day, at, fold) in DEADLINES.items():
        closes = deadline.from_geneva(day, at, fold)
        _set(app, closes - BY)
        slug = writers.open_call(app, closes)
        early, last, late, second, third = writers.prepare(app, slug, 5, words=60)
        yield from _judged(app, name, early, closes + LAST - BIT, 303)
        yield from _judged(app, name, last, closes + LAST - timedelta(microseconds=1), 303)
        yield from _judged(app, name, late, closes + LAST, 409)
        yield from _judged(app, name, late, closes + LAST + BIT, 409)
        _extend(app, slug, closes + BY, closes + LAST + BIT)
        yield from _judged(app, f"{name}, extended", second, closes + LAST + BIT, 303)
        yield from _judged(app, f"{name}, extended", third, closes + BY + LAST - BIT, 303)
        yield from _judged(app, f"{name}, extended", late, closes + BY + LAST, 409)


def _set(app: Flask, at: datetime) -> None:
    app.config["PANEL_CLOCK"] = lambda: at


def _judged(app: Flask, name: str, writer: Writer, at: datetime, wanted: int) -> Iterator[str]:
    _set(app, at)
    answer = app.test_client(use_cookies=False).post(
        f"/commentaries/{writer.commentary_id}",
        base_url=app.config["PANEL"].base_url,
        data=writer.form(secrets.token_hex(16)),
        content_type="application/x-www-form-urlencoded",
        headers={"Cookie": writer.cookie},
    )
    if answer.status_code != wanted:
        yield f"the deadline {name}: at {at.isoformat()} the answer is {answer.status_code}, not {wanted}"


def _extend(app: Flask, slug: str, closes: datetime, now: datetime) -> None:
    with app.app_context(), transaction():
        head, second = writers.holder(Role.HEAD), writers.another(Role.HEAD, now)
        call = sessions.by_slug(head, slug, lock=True)
        made = extension.propose(head, call, closes, "An outage in the last hour.", now=now)
        kind = approval.Kind(extension.KIND, extension.facts, extension.carry_out, extension.lines)
        approval.decide(second, made, "approve", kind, now=now)

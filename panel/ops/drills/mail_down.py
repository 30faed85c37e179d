"""The mail server is away, refuses, greylists, hangs up, stalls; and one address does not exist.

The clock is the drill's: two hours without a server take as long as the tries do. Afterwards every letter
was taken by the server, under one Message-ID however often it was tried; only those to the address that
does not exist were given up, and say so. While the server stalls somebody submits and is acknowledged.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

from flask import Flask
from sqlalchemy import text

from panel.db import db, transaction
from panel.gate import door
from panel.jobs import handlers, queue, worker
from panel.mail import messages
from panel.ops.drills import writers
from panel.ops.drills.inside import post
from panel.ops.drills.mailserver import UNKNOWN, MailServer
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.table import Ask, Result, Say
from panel.services import _outbox

#: Letters to each person.
EACH = 10

_LEFT = "SELECT min(run_after) FROM job WHERE done_at IS NULL AND NOT parked AND name = 'send_mail'"


@dataclass
class Mail:
    """The installation, the server of the drill, and the time."""

    stand: Stand
    server: MailServer
    now: datetime

    @property
    def app(self) -> Flask:
        """The application."""
        return self.stand.app

    def drain(self) -> None:
        """Do everything that is due now."""
        with self.app.app_context():
            while worker.drain(self.app.extensions["panel.outside"], lambda: self.now):
                pass

    def until(self, end: datetime) -> None:
        """Let the time pass from one try to the next."""
        self.drain()
        while (due := self._due()) is not None and due <= end:
            self.now = max(self.now, due) + timedelta(seconds=1)
            self.drain()
        self.now = end

    def _due(self) -> datetime | None:
        with self.app.app_context(), db.engine.connect() as connection:
            found = connection.execute(text(_LEFT)).scalar()
        if isinstance(found, str):
            found = datetime.fromisoformat(found).replace(tzinfo=self.now.tzinfo)
        return found


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """1,000 letters in the full form, 100 in the quick one; a wrong build is found with fewer."""
    many = ask.many or (50 if ask.wrong else 1_000 if ask.full else 100)
    with _changed(ask.wrong), quiet():
        server = MailServer()
        try:
            with raised(build, ask.server, PANEL_SMTP_URL=server.url) as stand:
                say(f"{stand.kind}: {many} letters")
                return _through(Mail(stand, server, door.system_clock()), many, say)
        finally:
            server.down()


def _through(mail: Mail, many: int, say: Say) -> Result:
    slug = writers.open_call(mail.app)
    people = writers.prepare(mail.app, slug, many // EACH)
    _queue_letters(mail)
    mail.server.down()
    mail.until(mail.now + timedelta(hours=2))
    say("two hours without a server are over")
    mail.server.up()
    mail.server.mood = "refuses"
    mail.until(mail.now + timedelta(hours=3))
    mail.server.mood = "difficult"
    mail.until(mail.now + timedelta(hours=20))
    status = _submitted_while_it_stalls(mail, people[0])
    mail.server.mood = "well"
    mail.until(mail.now + timedelta(hours=80))
    return _judged(mail, status)


def _queue_letters(mail: Mail) -> None:
    """So many letters to each person, and one person whose address is not known there."""
    with mail.app.app_context(), transaction():
        call = _call()
        bodies = db.session.execute(text("SELECT organisation_id FROM commentary")).scalars().all()
        for _ in range(EACH):
            _outbox.tell_organisations(bodies, "reminder", now=mail.now, thematic_session_id=call)
        _outbox.post_to_address("reminder", UNKNOWN, "en", now=mail.now, thematic_session_id=call)


def _call() -> str:
    return str(db.session.execute(text("SELECT id FROM thematic_session")).scalar_one())


def _submitted_while_it_stalls(mail: Mail, who: writers.Writer) -> int:
    """What somebody is told who submits while the worker waits for the mail server."""
    with mail.app.app_context(), transaction():
        _outbox.post_to_address(
            "reminder", "late@drill.example", "en", now=mail.now, thematic_session_id=_call()
        )
    mail.server.mood = "stalls"
    thread = Thread(target=mail.drain)
    thread.start()
    try:
        reached = mail.server.reached.wait(30)
        return post(mail.app, who, "0" * 32) if reached else 0
    finally:
        mail.server.go_on.set()
        thread.join()


def _judged(mail: Mail, status: int) -> Result:
    with mail.app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT id, address, state FROM outbox_mail WHERE address <> ''")
        ).all()
        parked = connection.execute(text("SELECT error FROM job WHERE parked")).scalars().all()
    origin = mail.app.config["PANEL"].mail_from.rpartition("@")[2]
    names = {f"<{messages.identity(row.id)}@{origin}>": row for row in rows}
    server, figures, faults = mail.server, Counter[str](), list[str]()
    for name, row in names.items():
        wanted = ("failed", 0) if row.address == UNKNOWN else ("sent", 1)
        if (row.state, server.taken[name]) != wanted:
            figures["DUP" if server.taken[name] > 1 else "LOST"] += 1
            faults.append(f"{row.id} to {row.address}: {row.state}, taken {server.taken[name]} times")
    strange = (set(server.taken) | set(server.dropped)) - set(names)
    faults += [f"{name} is the name of no letter" for name in strange]
    if status != 303:
        faults.append(f"who submitted while the server stalled was told {status}")
    if len(parked) != 1 or "550" not in parked[0]:
        faults.append(f"parked: {list(parked)}")
    told: Mapping[str, Any] = {
        "letters": len(rows),
        "taken": sum(server.taken.values()),
        "dropped": sum(server.dropped.values()),
        "given_up": len(parked),
        "LOST": figures["LOST"],
        "DUP": figures["DUP"],
        "other_names": len(strange),
        "submitted_while_stalled": status,
    }
    return Result(told, faults, bool(faults))


def _other_names() -> None:
    honest = messages.as_email

    def as_email(*values: Any, **named: Any) -> Any:
        return honest(*values, **(named | {"message_key": str(id(object()))}))

    vars(messages)["as_email"] = as_email


def _gives_up() -> None:
    vars(queue)["DELAYS"] = queue.DELAYS[:2]


def _holds_the_store() -> None:
    carry = handlers.CARRIED.pop("send_mail")
    honest = handlers.HANDLERS["send_mail"]

    def send(outside: Any, now: Any, *, prepared: Any, mail_id: str) -> None:
        honest(outside, now, prepared=prepared, mail_id=mail_id)
        db.session.flush()
        carry(outside, prepared)

    handlers.HANDLERS["send_mail"] = send


_BUILDS: Mapping[str, Callable[[], None]] = {
    "other-names": _other_names,
    "gives-up": _gives_up,
    "holds-the-store": _holds_the_store,
}

WRONG = tuple(_BUILDS)


@contextmanager
def _changed(wrong: str) -> Iterator[None]:
    """The product with one promise taken out, in this process."""
    kept = messages.as_email, queue.DELAYS, dict(handlers.CARRIED), dict(handlers.HANDLERS)
    _BUILDS.get(wrong, lambda: None)()
    try:
        yield
    finally:
        vars(messages)["as_email"], vars(queue)["DELAYS"] = kept[0], kept[1]
        handlers.CARRIED.update(kept[2])
        handlers.HANDLERS.update(kept[3])


@contextmanager
def quiet() -> Iterator[None]:
    """The worker says of each try what went wrong; here that is what is asked for."""
    log = logging.getLogger("panel.jobs")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before

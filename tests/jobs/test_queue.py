"""Jobs: claimed once, at least once, parked when hopeless."""

import threading
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.jobs import handlers, queue, worker
from panel.models import Job, OutboxMail
from panel.services._outbox import enqueue
from tests.cast import Cast
from tests.conftest import Clock


def test_a_job_is_claimed_once_until_its_lease_ends(app: Flask, clock: Clock) -> None:
    with transaction():
        enqueue("keep_clock", now=clock.now)
    with transaction():
        first = queue.claim("one", now=clock.now)
    with transaction():
        assert queue.claim("two", now=clock.now) is None
    clock.forward(minutes=3)
    with transaction():
        again = queue.claim("two", now=clock.now)
    assert first is not None and again is not None
    assert (again.id, again.attempts) == (first.id, 2)


def test_the_same_key_is_queued_once(app: Flask, clock: Clock) -> None:
    with transaction():
        enqueue("keep_clock", now=clock.now, key="k")
        db.session.flush()
        enqueue("keep_clock", now=clock.now, key="k")
    assert len(db.session.scalars(select(Job)).all()) == 1


def test_a_job_waits_for_its_time(app: Flask, clock: Clock) -> None:
    with transaction():
        enqueue("keep_clock", now=clock.now, after=clock.now + timedelta(hours=1))
    with transaction():
        assert queue.claim("one", now=clock.now) is None
    clock.forward(hours=1)
    with transaction():
        assert queue.claim("one", now=clock.now) is not None


def test_a_hopeless_job_is_parked_with_its_error(app: Flask, clock: Clock) -> None:
    with transaction():
        enqueue("send_mail", now=clock.now, mail_id="none", key="bad")
        db.session.flush()
        db.session.scalars(select(Job)).one().payload = {"wrong": "ids"}
    for _ in range(len(queue.DELAYS) + 1):
        app.extensions["panel.drain"]()
        clock.forward(days=2)
    db.session.rollback()
    job = db.session.scalars(select(Job)).one()
    assert (job.parked, job.done_at) == (True, None)
    assert job.error.startswith("TypeError")


def test_mail_goes_out_once_however_often_its_job_runs(app: Flask, clock: Clock, cast: Cast) -> None:
    directory = app.config["PANEL"].mail_directory
    before = len(list(directory.glob("*.eml"))) if directory.is_dir() else 0
    with transaction():
        db.session.add(
            OutboxMail(
                id="m" * 32,
                name="accredited",
                account_id=cast.hana.id,
                address=cast.hana.email,
                locale="en",
                context={"organisation_id": cast.harbour.id},
                created_at=clock.now,
            )  # fmt: skip
        )
        db.session.flush()
        enqueue("send_mail", now=clock.now, mail_id="m" * 32)
        enqueue("send_mail", now=clock.now, mail_id="m" * 32)
    app.extensions["panel.drain"]()
    assert len(list(directory.glob("*.eml"))) == before + 1


def test_a_worker_that_winds_up_leaves_nothing_claimed(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(worker, "_over", over)
    seen: list[str] = []

    def work(_outside: handlers.Outside, _now: datetime, which: str) -> None:
        seen.append(which)
        if which == "second":
            over.set()

    monkeypatch.setitem(handlers.HANDLERS, "keep_clock", work)
    with transaction():
        for minutes, name in enumerate(("first", "second", "third", "fourth")):
            enqueue("keep_clock", now=clock.now, after=clock.now - timedelta(minutes=9 - minutes), which=name)
    app.extensions["panel.drain"]()
    assert seen == ["first", "second", "third"]  # the third was claimed together with the end of the second
    app.extensions["panel.drain"]()
    assert seen == ["first", "second", "third"]
    with transaction():
        waiting = db.session.scalars(select(Job).where(Job.done_at.is_(None))).all()
        assert [(job.payload["which"], job.lease_until) for job in waiting] == [("fourth", None)]

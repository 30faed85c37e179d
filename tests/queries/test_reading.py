"""What happens inside ``reading()`` changes nothing, on either database."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import InternalError

from panel.db import READER, db, reading, transaction
from panel.models import Job

WHEN = datetime.fromisoformat("2026-03-01T12:00:00+00:00")


def a_job() -> Job:
    return Job(name="send_mail", payload={}, run_after=WHEN, created_at=WHEN)


def how_many() -> int | None:
    return db.session.scalar(select(func.count()).select_from(Job))


def test_a_write_while_reading_leaves_nothing(app: Flask) -> None:
    with transaction():
        db.session.add(a_job())
    if READER in db.engines:
        with pytest.raises(InternalError, match="read-only"), reading():
            db.session.add(a_job())
            db.session.flush()
    else:
        with reading():
            db.session.add(a_job())
            db.session.flush()
            assert how_many() == 2
    with reading():
        assert how_many() == 1


def test_reading_sees_what_was_committed_and_a_transaction_writes_again_after_it(app: Flask) -> None:
    for many in (1, 2, 3):
        with transaction():
            db.session.add(a_job())
        with reading():
            assert how_many() == many


def test_on_postgresql_a_reading_opens_no_transaction(app: Flask) -> None:
    with reading():
        how_many()
        raw = db.session.connection().connection.dbapi_connection
        if READER in db.engines:
            assert raw is not None and raw.info.transaction_status.name == "IDLE"
        else:
            assert raw is not None and raw.in_transaction

"""The record: settings of the database, its schema, its keys, and work that lies undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, create_engine, text
from sqlalchemy.exc import OperationalError

from panel.db import UTC_, settle
from panel.ops import database, durability
from panel.ops.doctor import register
from panel.ops.doctor.finding import Finding, Settings, State, judged, published
from panel.vault import keys

#: What may separate our clock from the database's, and how long a job and a letter may wait.
DRIFT, WAIT, POST = timedelta(seconds=2), timedelta(minutes=15), timedelta(hours=1)


def findings(config: Settings, now: datetime) -> Iterator[Finding]:
    """Every finding about the record; without a database, that there is none."""
    yield from _keys(config)
    with opened(config.database_url) as engine:
        if config.sqlite and not Path(engine.url.database or "").is_file():
            yield Finding("database", "not there yet", State.UNSAFE, "run `panel db upgrade`")
            return
        try:
            yield from _database(config, engine, now)
        except OperationalError as error:
            said = str(error.orig).strip().splitlines()[0]
            yield Finding("database", "does not answer", State.UNSAFE, said)


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine with our settings, for this block; nothing connects before it is used."""
    engine = settle(create_engine(url))
    try:
        yield engine
    finally:
        engine.dispose()


def _keys(config: Settings) -> Iterator[Finding]:
    found = keys.problems(config.keys)
    for problem in found:
        yield Finding("keys", problem, State.UNSAFE, "see docs/operations.md, Keys")
    if not found:
        yield Finding("keys", "private, and long enough", State.GOOD)


def _database(config: Settings, engine: Engine, now: datetime) -> Iterator[Finding]:
    for each in durability.readings(engine, config.data):
        yield judged(f"database: {each.name}", each.value, each.safe, f"it must be {each.wanted}")
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            yield from _postgres(config, connection, now)
    current = not database.behind(engine)
    yield judged("schema", "current" if current else "behind", current, "run `panel db upgrade`")
    if current:
        with engine.connect() as connection:
            yield from _rows(config, connection, now)
            yield from register.findings(config, connection, now)


def _postgres(config: Settings, connection: Connection, now: datetime) -> Iterator[Finding]:
    remote, sealed, mighty, theirs = connection.execute(
        text(
            "SELECT inet_server_addr() IS NOT NULL AND inet_server_addr() <> inet_client_addr(), ssl,"
            " rolsuper, clock_timestamp() FROM pg_stat_ssl JOIN pg_roles ON rolname = current_user"
            " WHERE pid = pg_backend_pid()"
        )
    ).one()
    way = "encrypted" if sealed else "on this machine" if not remote else "open"
    yield published(
        config, "database: way", way, sealed or not remote, "add ?sslmode=verify-full to PANEL_DATABASE_URL"
    )
    yield published(
        config,
        "database: role",
        "superuser" if mighty else "ordinary",
        not mighty,
        "use a role that owns this database only",
    )
    apart = abs(theirs - now)
    yield judged(
        "database: clock",
        f"{apart.total_seconds():.1f} s apart",
        apart <= DRIFT,
        "synchronise the clocks of both machines",
    )


def _rows(config: Settings, connection: Connection, now: datetime) -> Iterator[Finding]:
    yield _sealed(config, connection)
    demo = _count(connection, "account WHERE demo")
    yield published(
        config,
        "demo accounts",
        demo,
        not demo,
        "start from an empty database: passwords of a demo are printed",
    )
    parked = _count(connection, "job WHERE parked")
    yield _noted("jobs given up", parked, "`panel jobs` tells why, and lets them run again")
    late = _count(
        connection,
        "job WHERE done_at IS NULL AND NOT parked AND run_after < :at",
        now - WAIT,
    )
    yield _noted("jobs waiting", late, "is a worker running? `panel serve` or `panel worker`")
    unsent = _count(connection, "outbox_mail WHERE state = 'queued' AND created_at < :at", now - POST)
    yield _noted("mail waiting", unsent, "the column error of their jobs tells why the server refuses them")
    failed = _count(connection, "outbox_mail WHERE state = 'failed'")
    yield _noted("mail given up", failed, "`panel jobs` tells why, and lets it be sent again")


def _count(connection: Connection, what: str, at: datetime | None = None) -> int:
    asked = text(f"SELECT count(*) FROM {what}")  # noqa: S608 - words of ours
    if at is not None:
        asked = asked.bindparams(bindparam("at", at, UTC_()))
    return int(connection.execute(asked).scalar_one())


def _noted(name: str, number: int, advice: str) -> Finding:
    return Finding(name, str(number), State.NOTE if number else State.GOOD, advice if number else "")


def _sealed(config: Settings, connection: Connection) -> Finding:
    """Whether what is sealed in the database opens with the keys that lie here."""
    sealed = connection.execute(
        text("SELECT totp_secret FROM account WHERE totp_secret IS NOT NULL ORDER BY id LIMIT 1")
    ).scalar()
    fits = sealed is None or keys.fits(config.keys, sealed)
    advice = "put the key files of this database back: nobody can sign in by second step"
    return judged("sealed secrets", "fit the keys" if fits else "do not fit the keys", fits, advice)

"""The database handle, its engine settings, and the only ``commit()`` of the program.

Two engines, one behaviour. On SQLite the driver's own transaction handling is switched off and BEGIN
is ours: a plain BEGIN for reading, BEGIN IMMEDIATE for writing. With the default (deferred BEGIN, then
a write) two writers that have both read fail at once with "database is locked", and no busy timeout
helps. ``synchronous=FULL`` is what makes an acknowledged submission survive a power cut.
"""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as BoundSession
from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    Executable,
    MetaData,
    Result,
    TypeDecorator,
    event,
)
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_SQLITE = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "busy_timeout=8000",
    "wal_autocheckpoint=1000",
)
_POSTGRES = (
    "SET TIME ZONE 'UTC'",
    "SET statement_timeout='15s'",
    "SET lock_timeout='5s'",
    "SET idle_in_transaction_session_timeout='30s'",
)

#: Seconds after which a connection that nobody used is asked before it is used.
IDLE = 2.0

#: Seconds that a writer of SQLite waits for its turn.
PATIENCE = 8.0

#: Name of the second engine of PostgreSQL, for pages that only read.
READER = "reader"

_threads = threading.Lock()
_writing: ContextVar[bool] = ContextVar("panel_writing", default=False)
_reading: ContextVar[_View | None] = ContextVar("panel_reading", default=None)


class Base(DeclarativeBase):
    """Base of all tables; constraints get predictable names on both engines."""

    metadata = MetaData(naming_convention=NAMING)


class _View:
    """The connection of one ``reading()``, taken when something is asked: session and columns share it."""

    def __init__(self) -> None:
        self._taken: Connection | None = None

    @property
    def connection(self) -> Connection:
        """To the reader, where there is one."""
        if self._taken is None:
            self._taken = (db.engines.get(READER) or db.engine).connect()
        return self._taken

    def close(self) -> None:
        """Give it back; what it holds is rolled back."""
        if self._taken is not None:
            self._taken.close()


def _view() -> _View | None:
    """The view that is open, unless something is being written."""
    return None if _writing.get() else _reading.get()


class Session(BoundSession):
    """Asks the reader inside ``reading()``, where there is one."""

    def get_bind(self, mapper: Any = None, clause: Any = None, bind: Any = None, **kwargs: Any) -> Any:
        """The engine for a statement."""
        view = _view()
        if bind is None and view is not None:
            bind = view.connection
        return super().get_bind(mapper, clause, bind, **kwargs)


db = SQLAlchemy(model_class=Base, session_options={"class_": Session, "expire_on_commit": False})


class UTC_(TypeDecorator[datetime]):
    """An aware instant in UTC; SQLite keeps no zone, so it is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone must not reach the database")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """None where the driver gives aware instants in UTC by itself: lists have hundreds of them."""
        return None if dialect.name == "postgresql" else super().result_processor(dialect, coltype)


def _connected(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        for pragma in _SQLITE:
            connection.execute(f"PRAGMA {pragma}")
        return
    before, connection.autocommit = connection.autocommit, True
    for statement in _POSTGRES:
        connection.execute(statement)
    connection.autocommit = before


def _began(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def reader_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options of the reader's engine, from those of the writer's.

    What reads sends no BEGIN and no ROLLBACK, which were half of what a page with two statements cost;
    and PostgreSQL itself refuses whatever it would write.
    """
    guard = {"options": "-c default_transaction_read_only=on"}
    return {**options, "isolation_level": "AUTOCOMMIT", "connect_args": guard}


def settle(engine: Engine) -> Engine:
    """Give an engine the settings above; safe to call once per engine."""
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _began)
    if engine.dialect.name != "sqlite":
        _ask_idle_ones(engine)
    return engine


def _ask_idle_ones(engine: Engine) -> None:
    """Ask a connection that lay idle whether the server still knows it; a busy one is not asked each time."""

    def given_back(_connection: Any, record: Any) -> None:
        record.info["idle_since"] = time.monotonic()

    def taken(connection: Any, record: Any, _proxy: Any) -> None:
        if time.monotonic() - record.info.get("idle_since", time.monotonic()) < IDLE:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError() from error

    event.listen(engine, "checkin", given_back)
    event.listen(engine, "checkout", taken)


@contextmanager
def transaction() -> Iterator[None]:
    """One unit of work: commits if the block ends, rolls back if it raises.

    Opened by the gate (one a request), the worker (one a job) and the commands; never by a service.
    """
    if _writing.get():
        raise RuntimeError("a transaction is already open: services do not open their own")
    db.session.rollback()
    with _turn(db.engine):
        mark = _writing.set(True)
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
        finally:
            _writing.reset(mark)


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Writers of SQLite take turns, in this process by a lock and among processes by a locked file.

    SQLite itself lets a writer that waits try again after growing pauses, so that of many the unlucky
    one waits for seconds. Whoever gets no turn within the busy timeout tries without one, and is told
    by SQLite. PostgreSQL has queues of its own.
    """
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    if file is None:
        yield
        return
    if not _threads.acquire(timeout=PATIENCE):
        yield
        return
    try:
        with open(f"{file}.turn", "ab") as held:
            _lock(held.fileno())
            yield
    finally:
        _threads.release()


def _lock(handle: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(0.0005)


@contextmanager
def reading() -> Iterator[None]:
    """The view of one GET; nothing can be changed in it.

    On SQLite one snapshot, and what was changed by mistake is rolled back. On PostgreSQL each statement
    sees what was committed when it began, as in any transaction there; a change is refused.
    """
    if _reading.get() is not None:  # within another: the same view goes on
        yield
        return
    _forget()
    view = _View()
    mark = _reading.set(view)
    try:
        yield
    finally:
        _forget()
        _reading.reset(mark)
        view.close()


def write_back() -> None:
    """On SQLite: put what was deleted out of the log beside the file as well. Raises OSError where somebody
    still reads what was there before; on PostgreSQL the server does it in its own time."""
    if db.engine.dialect.name != "sqlite":
        return
    with closing(db.engine.raw_connection()) as held:
        busy = held.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]  # type: ignore[union-attr]
    if busy:
        raise OSError("the log of the database is still being read")


def _forget() -> None:
    """Roll back what the session holds, if there is one."""
    if db.session.registry.has():
        db.session.rollback()


def columns(statement: Executable, values: Mapping[str, Any]) -> Result[Any]:
    """The rows of a statement that asks for columns only, for pages that are read most.

    It goes past the session, which would look in each row for entities; nor is anything flushed first. Where
    nothing else is asked no session is made at all, which costs more here than the answer.
    """
    view = _view()
    asked = db.session.connection() if view is None else view.connection
    return asked.execute(statement, values)

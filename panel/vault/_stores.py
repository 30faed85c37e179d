"""Connections to a store of this room: a SQLite file of its own, or a PostgreSQL database of its own.

Neither is an engine of the application: the session of the record cannot reach them. Each use opens a
connection and closes it; statements take ``:name`` parameters on both.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]

#: Of every connection to a file: what is deleted is overwritten, what is acknowledged is on the disk.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "busy_timeout=8000",
)
_SESSION = "SET statement_timeout='15s'; SET lock_timeout='5s'"


@dataclass(frozen=True)
class Place:
    """Where a store lies, and the schema that it makes itself where it may.

    ``guard`` is asked by SQLite for every statement; ``schema`` is for files, ``server_schema`` for a
    database that the role owns.
    """

    url: str
    schema: Sequence[str]
    server_schema: Sequence[str] = ()
    guard: Authorizer | None = None
    _made: set[str] = field(default_factory=set, compare=False)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite store."""
        url = make_url(self.url)
        return Path(url.database or "") if url.get_backend_name() == "sqlite" else None

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """A connection for this block; every statement stands by itself."""
        if self.file is not None:
            with closing(_file(self.file, self.schema)) as connection:
                connection.set_authorizer(self.guard)
                yield Store(connection)
            return
        with self.server() as server:
            server.execute(_SESSION)
            if self.url not in self._made:
                for statement in self.server_schema:
                    server.execute(statement)
                self._made.add(self.url)
            yield Store(server)

    @property
    def role(self) -> str:
        """The PostgreSQL role as which the application works."""
        with self.server() as server:
            row = server.execute("SELECT current_user").fetchone()
        assert row is not None
        return str(row[0])

    def server(self) -> psycopg.Connection[Any]:
        """A bare connection to a PostgreSQL store."""
        url = make_url(self.url)
        said: dict[str, Any] = url.translate_connect_args(username="user", database="dbname")
        said |= url.query
        return psycopg.connect(**said, autocommit=True, connect_timeout=5)


@dataclass(frozen=True)
class Store:
    """An open connection of either kind."""

    connection: Any

    @property
    def is_file(self) -> bool:
        """Whether it is a SQLite file."""
        return isinstance(self.connection, sqlite3.Connection)

    def run(self, statement: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Execute one statement; its rows, if it has any."""
        if not self.is_file:
            statement = re.sub(r"(?<!:):([a-z_]+)", r"%(\1)s", statement)
        done = self.connection.execute(statement, dict(values or {}))
        return done.fetchall() if done.description else []

    def forget(self, table: str) -> None:
        """See to it that what was deleted from a table is not left in files of the database."""
        if self.is_file:
            self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            self.run(f"VACUUM (FULL) {table}")


def _file(path: Path, schema: Sequence[str]) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, isolation_level=None, timeout=8.0)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for statement in schema:
        connection.execute(statement)
    return connection

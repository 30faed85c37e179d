"""Where the world stands: a file of SQLite or a database of PostgreSQL, put back after whatever changed it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from panel.db import Base
from panel.ops.drills.stand import own_database
from tests.conftest import postgres_url

KINDS = ("sqlite", "postgresql")


class Store(Protocol):
    """A store that knows whether something was committed to it, and how to forget that."""

    url: str

    def keep(self) -> None:
        """Keep a copy of every row as it is now."""

    def changed(self) -> bool:
        """Whether anything was committed since the copy was made or last put back."""

    def restore(self) -> None:
        """Put every row back."""

    def close(self) -> None:
        """Let go of it."""


class Beside:
    """SQLite: the copy is in memory, and the file itself counts what is committed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.url = f"sqlite:///{file}"

    def keep(self) -> None:
        """Keep a copy of every row as it is now."""
        self._observer = sqlite3.connect(self._file, isolation_level=None)
        self._kept = sqlite3.connect(":memory:")
        self._observer.backup(self._kept)
        self._mark = self._version()

    def changed(self) -> bool:
        """Whether anything was committed since the copy was made or last put back."""
        return self._version() != self._mark

    def restore(self) -> None:
        """Put every row back."""
        self._kept.backup(self._observer)
        self._mark = self._version()

    def close(self) -> None:
        """Close both connections."""
        self._observer.close()
        self._kept.close()

    def _version(self) -> int:
        return int(self._observer.execute("PRAGMA data_version").fetchone()[0])


#: A trigger on each table writes down, within the transaction that changes a row, which table it was: so
#: what was rolled back is not told, and what a foreign key or a trigger changed is.
_NOTED = """
CREATE TABLE kept.touched (name text NOT NULL);
CREATE FUNCTION kept.note() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN INSERT INTO kept.touched VALUES (TG_TABLE_NAME); RETURN NULL; END$$;
"""
_COPY = """
CREATE TABLE kept.{table} AS TABLE public.{table};
CREATE TRIGGER matrix_note AFTER INSERT OR UPDATE OR DELETE ON public.{table}
    FOR EACH ROW EXECUTE FUNCTION kept.note();
"""


class Served:
    """PostgreSQL: the copy is a schema of the same database; only the tables that changed are put back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._observer = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        name = sql.Identifier(self._observer.info.dbname)
        self._observer.execute(  # nobody pulls the plug here
            sql.SQL("ALTER DATABASE {name} SET synchronous_commit = off").format(name=name)
        )

    def keep(self) -> None:
        """Keep a copy of every row as it is now."""
        with self._observer.transaction():
            self._observer.execute("CREATE SCHEMA kept")
            self._observer.execute(_NOTED)
            for table in sorted(Base.metadata.tables):  # those of huey, which wakes the worker, are not ours
                self._observer.execute(sql.SQL(_COPY).format(table=sql.Identifier(table)))

    def changed(self) -> bool:
        """Whether any row was changed and committed since the copy was made or last put back."""
        return self._observer.execute("SELECT 1 FROM kept.touched LIMIT 1").fetchone() is not None

    def restore(self) -> None:
        """Put every row back; no trigger and no key is asked, as the rows fitted together before."""
        touched = self._observer.execute("SELECT DISTINCT name FROM kept.touched").fetchall()
        with self._observer.transaction():
            self._observer.execute("SET LOCAL session_replication_role = replica")
            for (table,) in touched:
                put = "DELETE FROM public.{table}; INSERT INTO public.{table} SELECT * FROM kept.{table};"
                self._observer.execute(sql.SQL(put).format(table=sql.Identifier(table)))
            self._observer.execute("DELETE FROM kept.touched")

    def close(self) -> None:
        """Close the connection."""
        self._observer.close()


@contextmanager
def store(kind: str, data: Path) -> Iterator[Store]:
    """An empty store of that kind, gone afterwards."""
    with ExitStack() as stack:
        if kind == "postgresql":
            made: Store = Served(stack.enter_context(own_database(postgres_url())))
        else:
            made = Beside(data / "panel.sqlite3")
        yield stack.enter_context(closing(made))

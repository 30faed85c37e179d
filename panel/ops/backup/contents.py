"""What stands in a database: of every table the number of rows and a digest that no order changes."""

from __future__ import annotations

import hashlib

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

#: Tables without a record of ours: the queue, and the shadow tables of the search index.
_FOREIGN = ("huey_", "search_fts")

#: What stands in a database that holds nothing.
SCHEMA_ONLY = frozenset({"alembic_version"})


def stand(connection: Connection) -> tuple[str, dict[str, tuple[int, str]]]:
    """The revision of the schema, and rows and digest by table."""
    revision = MigrationContext.configure(connection).get_current_revision() or ""
    return revision, {name: _table(connection, name) for name in _names(connection)}


def empty(connection: Connection) -> bool:
    """Whether no table holds a row of the record."""
    return not any(
        connection.execute(text(f"SELECT EXISTS (SELECT 1 FROM {_quoted(connection, name)})")).scalar_one()  # noqa: S608
        for name in _names(connection)
        if name not in SCHEMA_ONLY
    )


def _names(connection: Connection) -> list[str]:
    return sorted(name for name in inspect(connection).get_table_names() if not name.startswith(_FOREIGN))


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)


def _table(connection: Connection, name: str) -> tuple[int, str]:
    rows = connection.execution_options(stream_results=True).execute(
        text(f"SELECT * FROM {_quoted(connection, name)}")  # noqa: S608 - a name the database gave
    )
    columns = sorted((column, place) for place, column in enumerate(rows.keys()))
    found = sorted(
        hashlib.sha256(repr([(column, row[place]) for column, place in columns]).encode()).digest()
        for row in rows
    )
    return len(found), hashlib.sha256(b"".join(found)).hexdigest()

"""SQLite: copied by its own backup interface, while others read and write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine

from panel.ops.backup import contents
from panel.ops.backup.archive import BackupError

#: How long to wait for somebody who writes, in seconds.
PATIENCE = 30.0


def dump(engine: Engine, path: Path) -> tuple[str, Any]:
    """Copy the database into one file, and tell what stands in the copy."""
    source = Path(engine.url.database or "")
    if not source.is_file():
        raise BackupError("there is no database to back up")
    _copy(source, path)
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        found = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise BackupError(f"the database is damaged: {found[0]}")
    own = create_engine(f"sqlite:///{path}")
    try:
        with own.connect() as connection:
            return contents.stand(connection)
    finally:
        own.dispose()


def load(engine: Engine, path: Path) -> None:
    """Put a copy in the place of the database, in one transaction of SQLite: whole or not at all."""
    target = Path(engine.url.database or "")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT, 0o600))
    try:
        _copy(path, target)
    except sqlite3.Error as error:
        raise BackupError(f"the database cannot be replaced: {error}; stop what uses it") from error


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=PATIENCE)) as from_,
        closing(sqlite3.connect(target, timeout=PATIENCE)) as to,
    ):
        to.execute("PRAGMA secure_delete=ON")
        from_.backup(to)

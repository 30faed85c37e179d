"""PostgreSQL: pg_dump out, pg_restore and psql in, the latter in one transaction."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, text

from panel.ops.backup import contents
from panel.ops.backup.archive import BackupError

#: For the connection whose snapshot is dumped: it waits while pg_dump works.
_PATIENT = (
    "SET LOCAL statement_timeout=0",
    "SET LOCAL idle_in_transaction_session_timeout=0",
)

#: Run before the dump, in its transaction. The role must own the database.
_CLEAR = """SET lock_timeout='10s';
DROP SCHEMA IF EXISTS public CASCADE;
CREATE SCHEMA public;
"""


def dump(engine: Engine, path: Path) -> tuple[str, Any]:
    """Dump one snapshot, and tell what stands in that same snapshot."""
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        for statement in _PATIENT:
            connection.execute(text(statement))
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        _run(
            engine.url,
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--schema=public",
            "--exclude-table-data=huey_*",
            f"--snapshot={snapshot}",
            f"--file={path}",
        )
        return contents.stand(connection)


def load(engine: Engine, path: Path) -> None:
    """Put a dump in the place of what is there: whole or not at all."""
    clear, script = path.with_name("clear.sql"), path.with_name("script.sql")
    clear.write_text(_CLEAR, "utf-8")
    lines = subprocess.run(
        [
            _found("pg_restore"),
            "--no-owner",
            "--no-privileges",
            "--schema=public",
            f"--file={script}",
            str(path),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if lines.returncode:
        raise BackupError(f"pg_restore: {lines.stderr.strip()}")
    _run(
        engine.url,
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--set=ON_ERROR_STOP=1",
        "--single-transaction",
        f"--file={clear}",
        f"--file={script}",
    )


def _run(url: URL, program: str, *options: str) -> None:
    """Run a client program on a database; the password goes by the environment, where ``ps`` does not look."""
    where = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    env = dict(os.environ) | ({"PGPASSWORD": str(url.password)} if url.password else {})
    words: Sequence[str] = (_found(program), "--no-password", f"--dbname={where}", *options)
    ended = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise BackupError(f"{program}: {ended.stderr.strip()}")


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise BackupError(f"{program} is not installed; it is in the client package of PostgreSQL")
    return path

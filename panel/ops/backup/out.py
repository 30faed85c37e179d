"""Making a backup."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from types import ModuleType

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from panel.ops.backup import archive, postgres, sqlite
from panel.ops.backup.archive import BackupError, Manifest
from panel.vault import keys


def make(engine: Engine, path: Path, *, now: datetime, key_files: Path | None = None) -> Manifest:
    """Write a backup to a file that does not exist yet; with the keys of a directory where one is given.

    What is read meanwhile may be written to: the backup is one moment of the database. Raises BackupError.
    """
    if path.exists():
        raise BackupError(f"{path} exists; a backup never takes the place of another file")
    if not path.parent.is_dir():
        raise BackupError(f"there is no directory {path.parent}")
    kind = engine.dialect.name
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as directory:
        staged = Path(directory)
        try:
            stand = engine_of(kind).dump(engine, staged / archive.DATABASES[kind])
        except OperationalError as error:
            raise BackupError(str(error.orig).strip()) from error
        if not stand[0]:
            raise BackupError("there is no schema in the database; nothing to back up")
        if key_files is not None:
            _keys(key_files, staged)
        return archive.write(path, staged, now, kind, stand)


def engine_of(kind: str) -> ModuleType:
    """The file that knows a kind of database."""
    return {"sqlite": sqlite, "postgresql": postgres}[kind]


def _keys(key_files: Path, staged: Path) -> None:
    if problems := keys.problems(key_files):
        raise BackupError("; ".join(problems))
    (staged / "keys").mkdir(mode=0o700)
    there = [
        name
        for name in (*keys.FILES, keys.REGISTER, keys.ITEMS, keys.OFFICERS)
        if (key_files / name).exists()
    ]
    for name in there:
        copy = shutil.copyfile(key_files / name, staged / "keys" / name)
        os.chmod(copy, 0o600)

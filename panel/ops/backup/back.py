"""Restoring a backup."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from panel.ops import database
from panel.ops.backup import archive, contents
from panel.ops.backup.archive import BackupError, Manifest
from panel.ops.backup.out import engine_of


def restore(engine: Engine, path: Path, key_files: Path, *, replace: bool = False) -> Manifest:
    """Put a backup in the place of an empty installation, or with ``replace`` of whatever is there.

    The database is replaced whole or not at all, and then compared with the manifest row for row; keys
    are laid where the backup has them. Nothing else may use the database meanwhile. Raises BackupError.
    """
    kind = engine.dialect.name
    with tempfile.TemporaryDirectory(prefix="panel-restore-") as directory:
        staged = Path(directory)
        manifest = archive.unpack(path, staged)
        if manifest.database != kind:
            raise BackupError(f"the backup is of {manifest.database}, the database here is {kind}")
        if not database.knows(engine, manifest.revision):
            raise BackupError(f"this program does not know revision {manifest.revision}; it is too old")
        if not replace and not _empty(engine):
            raise BackupError("the database is not empty; --replace would take its place")
        engine.dispose()
        engine_of(kind).load(engine, staged / archive.DATABASES[kind])
        engine.dispose()
        _compare(engine, manifest)
        if manifest.with_keys:
            _lay_keys(staged / "keys", key_files)
    return manifest


def _empty(engine: Engine) -> bool:
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file():
        return True
    try:
        with engine.connect() as connection:
            return contents.empty(connection)
    except OperationalError as error:
        raise BackupError(str(error.orig).strip()) from error


def _compare(engine: Engine, manifest: Manifest) -> None:
    with engine.connect() as connection:
        revision, tables = contents.stand(connection)
    differing = sorted(
        name
        for name in manifest.tables.keys() | tables.keys()
        if manifest.tables.get(name) != tables.get(name)
    )
    if differing or revision != manifest.revision:
        raise BackupError(f"what was restored is not what was backed up: {', '.join(differing) or revision}")


def _lay_keys(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for key in sorted(source.iterdir()):
        fresh = target / f".{key.name}.restored"
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target / key.name)

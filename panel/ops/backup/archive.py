"""The archive: its manifest, how it is written, and how it is believed."""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from panel.vault import keys

FORMAT = 1
MANIFEST = "manifest.json"

#: The name of the database in the archive, by kind.
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}

KEYS = tuple(f"keys/{name}" for name in (*keys.FILES, keys.REGISTER, keys.ITEMS, keys.OFFICERS))

_BLOCK = 1 << 20


class BackupError(RuntimeError):
    """A backup cannot be made, believed or restored; the text says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the archive says about itself; ``tables`` has rows and digest of each, ``files`` SHA-256 values."""

    made_at: str
    database: str
    revision: str
    tables: Mapping[str, tuple[int, str]]
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(rows for rows, _digest in self.tables.values())

    @property
    def with_keys(self) -> bool:
        """Whether the keys are in it."""
        return not set(KEYS).isdisjoint(self.files)


def write(path: Path, staged: Path, made_at: datetime, kind: str, stand: tuple[str, Any]) -> Manifest:
    """Pack the files under a directory; whole or not at all, readable by its owner only."""
    names = sorted(str(each.relative_to(staged)) for each in staged.rglob("*") if each.is_file())
    manifest = Manifest(
        made_at=made_at.isoformat(timespec="seconds"),
        database=kind,
        revision=stand[0],
        tables=stand[1],
        files={name: _digest((staged / name).open("rb")) for name in names},
    )
    text = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1, sort_keys=True)
    (staged / MANIFEST).write_text(text, "utf-8")
    part = path.with_name(f".{path.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as packed:
                for name in (MANIFEST, *names):
                    packed.add(staged / name, arcname=name)
            stream.flush()
            os.fsync(stream.fileno())
        check(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def check(path: Path) -> Manifest:
    """Read an archive whole and compare every file with the manifest. Raises BackupError."""
    return _read(path, None)


def unpack(path: Path, into: Path) -> Manifest:
    """Check an archive and lay its files under a directory. Raises BackupError."""
    return _read(path, into)


def _read(path: Path, into: Path | None) -> Manifest:
    try:
        with tarfile.open(path, "r:") as packed:
            manifest = _manifest(packed)
            for name, wanted in manifest.files.items():
                if _digest(_member(packed, name)) != wanted:
                    raise BackupError(f"{name} is not as it was when the backup was made")
                if into is not None:
                    _lay(_member(packed, name), into / name)
    except (tarfile.TarError, OSError, EOFError) as error:
        raise BackupError(f"{path} cannot be read as a backup: {error}") from error
    return manifest


def _manifest(packed: tarfile.TarFile) -> Manifest:
    try:
        said = json.load(_member(packed, MANIFEST))
        if said.pop("format") != FORMAT:
            raise BackupError("the backup was made by a newer program; restore it with that one")
        said["tables"] = {name: (int(rows), str(digest)) for name, (rows, digest) in said["tables"].items()}
        manifest = Manifest(**said)
        known = {DATABASES[manifest.database], *KEYS}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupError("the manifest of the backup cannot be read") from error
    if DATABASES[manifest.database] not in manifest.files or not set(manifest.files) <= known:
        raise BackupError("the backup does not hold what a backup holds")
    return manifest


def _member(packed: tarfile.TarFile, name: str) -> IO[bytes]:
    try:
        found = packed.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise BackupError(f"{name} is missing in the backup")
    return found


def _lay(stream: IO[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while block := stream.read(_BLOCK):
            file.write(block)


def _digest(stream: IO[bytes]) -> str:
    with stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]

"""Settings of the database on which the promise "acknowledged is kept" rests; read, never changed here.

A database that answers before it has synced loses acknowledged submissions in a power cut, and nobody
notices until somebody asks for one. So the server does not start on one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

#: PostgreSQL: what must hold, as SHOW answers.
POSTGRES: Mapping[str, frozenset[str]] = {
    "fsync": frozenset({"on"}),
    "synchronous_commit": frozenset({"on", "remote_apply"}),
    "full_page_writes": frozenset({"on"}),
    "data_sync_retry": frozenset({"off"}),
    "server_encoding": frozenset({"UTF8"}),
}

#: SQLite: what must hold on a connection of ours, as PRAGMA answers.
SQLITE: Mapping[str, frozenset[str]] = {
    "journal_mode": frozenset({"wal"}),
    "synchronous": frozenset({"2", "3"}),
    "foreign_keys": frozenset({"1"}),
    "secure_delete": frozenset({"1"}),
    "trusted_schema": frozenset({"0"}),
}

OLDEST_POSTGRES = 15

#: File systems on which SQLite's locks and syncs are not to be relied on.
REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "ceph", "glusterfs", "fuse.sshfs", "davfs"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One setting: its name, what it is, and whether that is safe."""

    name: str
    value: str
    safe: bool
    wanted: str


class Unsafe(RuntimeError):
    """The database may lose what it has acknowledged; ``lines`` name each setting."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))


def demand(engine: Engine, data: Path) -> None:
    """Raise Unsafe unless every setting is safe; ``data`` is the directory of the embedded default."""
    bad = tuple(
        f"{each.name} is {each.value}; it must be {each.wanted}"
        for each in readings(engine, data)
        if not each.safe
    )
    if bad:
        raise Unsafe(bad)


def readings(engine: Engine, data: Path) -> list[Reading]:
    """Every setting as it is on a connection of ours."""
    if engine.dialect.name == "sqlite":
        kind = file_system(data)
        on_sqlite = _shown(engine, "PRAGMA {}", SQLITE)
        return [*on_sqlite, Reading("file system", kind, kind not in REMOTE, "a local one")]
    with engine.connect() as connection:
        version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    old = Reading("server version", str(version), version >= OLDEST_POSTGRES, f"{OLDEST_POSTGRES} or later")
    return [old, *_shown(engine, "SHOW {}", POSTGRES)]


def _shown(engine: Engine, ask: str, wanted: Mapping[str, frozenset[str]]) -> list[Reading]:
    with engine.connect() as connection:
        values = {name: str(connection.exec_driver_sql(ask.format(name)).scalar()) for name in wanted}
    return [
        Reading(name, value, value in wanted[name], " or ".join(sorted(wanted[name])))
        for name, value in values.items()
    ]


def file_system(directory: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system a directory lies on; "unknown" where the system does not say."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return "unknown"
    place, found, longest = directory.resolve(), "unknown", -1
    for line in lines:
        _device, point, kind, *_rest = line.split(" ")
        mounted = Path(point.replace("\\040", " "))
        if (mounted == place or mounted in place.parents) and len(mounted.parts) > longest:
            found, longest = kind, len(mounted.parts)
    return found

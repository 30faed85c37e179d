"""The disk is full: 503 with the text kept, pages are still read, and all goes on once there is room.

Root gives the data a small disk of memory and fills it. Others forbid the processes of the server to
write beyond the beginning of a file, which they meet as they meet a full disk. On PostgreSQL its tables
lie on the small disk, while its own log has room, as on a server with two disks; that needs root.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from panel.db import db
from panel.ops.drills import cluster, outage
from panel.ops.drills.outage import Fault, Scene, Trial
from panel.ops.drills.stand import Build
from panel.ops.drills.table import Ask, Result, Say

WRONG = ("speechless",)

#: The size of the small disk, and beyond which place of a file nothing may be written where there is none.
SIZE, BEGINNING = "64m", 65_536

#: What is written at once while the disk is filled, in bytes.
_BLOCKS = (1 << 20, 4096, 1)


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Full for half a minute, or six seconds in the quick form."""
    seconds, many = (30.0 if ask.full else 6.0), ask.many or (60 if ask.full else 24)
    with small_disk() as place:
        if ask.server and place is None:
            return Result({"left_out": "a small disk for PostgreSQL needs root"})
        fault = _limited(seconds) if place is None else _filled(place, seconds)
        if ask.server and place is not None:
            with _tables_on(place) as own:
                trial = Trial(fault, many, readable=True, server=own.url, wrong=ask.wrong)
                return outage.run(trial, build, say)
        where = () if place is None else (("PANEL_DATA", str(place / "data")),)
        return outage.run(Trial(fault, many, readable=True, wrong=ask.wrong, settings=where), build, say)


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A directory on a small disk of its own; None where this user may not make one."""
    with tempfile.TemporaryDirectory(prefix="panel-disk-") as directory:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0755", "tmpfs", directory],
            check=False,
            capture_output=True,
        )
        try:
            yield Path(directory) if made.returncode == 0 else None
        finally:
            if made.returncode == 0:
                subprocess.run(["umount", "-l", directory], check=True)


@contextmanager
def _tables_on(place: Path) -> Iterator[cluster.Cluster]:
    """A server of its own, whose tables are made on the small disk."""
    with cluster.own() as own:
        space = place / "tables"
        space.mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(space, cluster.USER)
        with psycopg.connect(own.url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{space}'")
            connection.execute("ALTER SYSTEM SET default_tablespace = 'small'")
            connection.execute("SELECT pg_reload_conf()")
        yield own


def _filled(place: Path, seconds: float) -> Fault:
    @contextmanager
    def fault(scene: Scene) -> Iterator[None]:
        ballast = place / "ballast"
        _empty_log(scene)
        try:
            fill(ballast)
            yield
            scene.last(seconds)
        finally:
            ballast.unlink(missing_ok=True)

    return fault


def fill(ballast: Path) -> None:
    """Write until the disk takes not one byte more."""
    with ballast.open("wb", buffering=0) as file:
        for block in _BLOCKS:
            with suppress(OSError):
                while file.write(bytes(block)) == block:
                    pass


def _empty_log(scene: Scene) -> None:
    """On SQLite: give back the room that its log has taken already, so that nothing is left to write to."""
    with scene.stand.app.app_context(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")


def _limited(seconds: float) -> Fault:
    @contextmanager
    def fault(scene: Scene) -> Iterator[None]:
        _limit(scene, BEGINNING)
        try:
            yield
            scene.last(seconds)
        finally:
            _limit(scene, resource.RLIM_INFINITY)

    return fault


def _limit(scene: Scene, size: int) -> None:
    for pid in scene.running.everybody():
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

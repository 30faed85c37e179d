"""A PostgreSQL server of the drill's own, which it may stop, kill and starve; thrown away at the end.

It listens on a socket in its own directory and on no network. PostgreSQL does not run as root: root
starts it as ``postgres``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Who runs it where the drill is run by root.
USER = "postgres"

#: Where Debian keeps the programs, newest last.
_SHELVES = "/usr/lib/postgresql/*/bin"


class NoServer(RuntimeError):
    """The programs of a PostgreSQL server are not installed."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server in a directory; ``url`` names its database ``postgres``."""

    directory: Path
    programs: Path

    @property
    def url(self) -> str:
        """As the drills want to be told."""
        return f"postgresql://{USER}@/postgres?host={self.directory}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._call("pg_ctl", "-D", self._data, "-l", str(self.directory / "log"), "-w", "start")

    def stop(self, mode: str) -> None:
        """Stop it: ``fast`` ends its sessions, ``immediate`` is a crash."""
        self._call("pg_ctl", "-D", self._data, "-m", mode, "-w", "stop")

    @property
    def _data(self) -> str:
        return str(self.directory / "data")

    def _call(self, program: str, *options: str) -> None:
        subprocess.run(
            [str(self.programs / program), *options],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.directory,
            user=USER if os.geteuid() == 0 else None,
        )

    def make(self, settings: dict[str, str]) -> None:
        """Make its files; settings on which promises rest stay as they come."""
        self._call("initdb", "-D", self._data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync")
        own = {"listen_addresses": "", "unix_socket_directories": str(self.directory), **settings}
        with open(self.directory / "data" / "postgresql.conf", "a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in own.items())


@contextmanager
def own(**settings: str) -> Iterator[Cluster]:
    """A running server with these settings; NoServer where none is installed."""
    with tempfile.TemporaryDirectory(prefix="panel-pg-") as directory:
        place = Path(directory)
        if os.geteuid() == 0:
            shutil.chown(place, USER)
        cluster = Cluster(place, _programs())
        cluster.make(settings)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")


def _programs() -> Path:
    found = sorted(Path("/").glob(_SHELVES.removeprefix("/")))
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    if not found:
        raise NoServer("initdb is not to be found: install a PostgreSQL server")
    return found[-1]

"""The processes of a server under drill: started as operators start it, found by their parents.

``python -m panel.ops.drills.server TARGET`` serves another application object than the product's, for
seeded wrong builds and for measurements; everything round it is the same.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from panel.db import db
from panel.jobs import queue
from panel.ops import serve
from panel.ops.drills.stand import Stand

#: States of a connection, as the system writes them: both sides hold it; a socket waits for the first one.
ESTABLISHED, LISTENING = "01", "0A"


class NotUp(RuntimeError):
    """The server did not answer in time."""


@dataclass
class Running:
    """A server that was started, the application object it serves if not the product's, its process."""

    stand: Stand
    process: subprocess.Popen[bytes]
    target: str | None = None

    def wait(self, seconds: float = 60.0) -> None:
        """Wait until it answers, with every web process; NotUp if it does not.

        Each has a socket of its own: a crowd that comes when there is one stays with that one.
        """
        end, many = time.monotonic() + seconds, int(self.stand.settings.get("PANEL_WEB_WORKERS", "2"))
        while time.monotonic() < end:
            if serve.answers("127.0.0.1", port := self.stand.port) and sockets(port, LISTENING) >= many:
                return
            if self.process.poll() is not None:
                raise NotUp(f"the server ended with status {self.process.returncode}")
            time.sleep(0.05)
        raise NotUp(f"the server did not answer within {seconds:g} s")

    def kinds(self) -> dict[str, list[int]]:
        """Its processes now: ``web`` (workers), ``listener`` (their parent), ``worker`` (of jobs), ``signer``."""
        found: dict[str, list[int]] = {"web": [], "listener": [], "worker": [], "signer": []}
        for child in children(self.process.pid):
            kind = {"panel-listener": "listener", "panel-signer": "signer"}.get(name(child), "worker")
            found[kind].append(child)
            if kind == "listener":
                found["web"] += children(child)
        return found

    def everybody(self) -> list[int]:
        """All its processes, itself included."""
        below = [pid for pids in self.kinds().values() for pid in pids]
        return [self.process.pid, *below]

    def stop(self, seconds: float = 15.0) -> bool:
        """Ask it to stop; whether all had gone in time. What is left is killed."""
        family = self.everybody()
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        left = [pid for pid in family if alive(pid)]
        for pid in left:
            kill(pid)
        self.process.wait()
        return not left


def until_quiet(app: Flask, seconds: float = 600.0) -> None:
    """Wait until the letters of what was filed have gone out: what is looked at next is then looked at alone.
    NotUp if they have not in time."""
    end = time.monotonic() + seconds
    with app.app_context():
        while left := queue.waiting("send_mail"):
            db.session.rollback()
            if time.monotonic() > end:
                raise NotUp(f"{left} letters did not go out within {seconds:g} s")
            time.sleep(0.5)
        db.session.rollback()
        db.engine.dispose()


def start(stand: Stand, target: str | None = None, *, quiet: bool = True) -> Running:
    """Start the server: ``panel serve``, or the same round another application object."""
    if target is None:
        command = [sys.executable, "-m", "panel.cli", "serve"]
    else:
        command = [sys.executable, "-m", "panel.ops.drills.server", target]
    sink = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(
        command, env=stand.environment, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
    )
    return Running(stand, process, target)


def command(
    stand: Stand, *words: str, seconds: float | None = None
) -> subprocess.CompletedProcess[str] | None:
    """Run a command of the operator with the settings of the installation; None if it goes on after ``seconds``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "panel.cli", *words],
        env=stand.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate()
        return None
    return subprocess.CompletedProcess(words, process.returncode, *said)


def children(pid: int) -> list[int]:
    """Processes whose parent this is."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(each) for each in task.read_text().split()]
    return found


def name(pid: int) -> str:
    """The name of a process; empty if it is gone."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def sockets(port: int, state: str) -> int:
    """How many sockets of a port of this machine (IPv4) are in that state."""
    rows = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return sum(row[1].endswith(f":{port:04X}") and row[3] == state for row in rows)


def alive(pid: int) -> bool:
    """Whether the process exists and is more than an entry that waits for its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def kill(pid: int) -> bool:
    """Kill a process at once; whether it was there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    serve.serve(
        "127.0.0.1",
        int(os.environ["PANEL_PORT"]),
        workers=int(os.environ.get("PANEL_WEB_WORKERS", "2")),
        threads=int(os.environ.get("PANEL_WEB_THREADS", "160")),
        target=sys.argv[1],
    )

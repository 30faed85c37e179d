"""The web processes: one that listens, and the workers that it forks."""

from __future__ import annotations

from granian.constants import Interfaces
from granian.server import Server


def run(host: str, port: int, workers: int, threads: int, target: str) -> None:
    """Serve until told to stop.

    Many threads on purpose: a request holds its thread while its body comes in, so that a handful of
    threads would be taken by a handful of stalled uploads; 2 x 160 answer beside 200 of them.
    """
    Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        backpressure=threads,
        respawn_failed_workers=True,
        log_enabled=False,
        log_access=False,
        workers_kill_timeout=6,
    ).serve()

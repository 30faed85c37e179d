"""Starts web, worker and signer: one command, three kinds of process, one signal ends all."""

from __future__ import annotations

import http.client
import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress

from panel.app import create_store
from panel.gate import door
from panel.ops import family, signing, supervisor, web, worker
from panel.ops.supervisor import Charge, Failed

__all__ = ["Failed", "PortBusy", "check_port", "free_port", "serve"]

LOG = "%(asctime)s %(processName)s %(levelname)s %(name)s: %(message)s"


class PortBusy(RuntimeError):
    """Somebody else listens on the port."""


#: How long to wait for a port that a server which was killed has not yet given back, in seconds.
PATIENCE = 1.5


def check_port(host: str, port: int) -> None:
    """Raise PortBusy if the port cannot be had, before anything is started."""
    family_of = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family_of, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortBusy(f"port {port} is in use; choose another with --port or PANEL_PORT") from error


def free_port(host: str, port: int, tries: int = 50) -> int:
    """The port, or the next one that is free."""
    for candidate in range(port, port + tries):
        with suppress(PortBusy):
            check_port(host, candidate)
            return candidate
    raise PortBusy(f"no free port from {port} to {port + tries - 1}")


def serve(
    host: str,
    port: int,
    *,
    workers: int,
    threads: int,
    with_worker: bool = True,
    ready: Callable[[], None] = lambda: None,
    target: str = "panel.ops.wsgi:app",
) -> None:
    """Run until told to stop; ``ready`` is called when the server first answers.

    ``target`` is the application object; drills and measurements serve one of their own. Both kinds of
    process are started again when they end; all have stopped ten seconds after a signal. Raises
    PortBusy, and Failed where one of them does not stay up.
    """
    _wait_for_port(host, port)
    logging.basicConfig(level=logging.WARNING, format=LOG)
    charges = [
        Charge(
            "web",
            lambda: family.start("panel-listener", web.run, host, port, workers, threads, target),
            renews=signal.SIGHUP,
        )
    ]
    if with_worker:
        charges.append(Charge("worker", lambda: family.start("panel-worker", worker.run)))
        charges.append(Charge("signer", lambda: family.start("panel-signer", _sign)))
    supervisor.run(charges, lambda: answers(host, port), ready)


def _sign() -> None:
    """Sign the register, in this process alone."""
    os.nice(worker.NICE)
    signing.run(create_store(), door.system_clock)


def _wait_for_port(host: str, port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(PortBusy):
            check_port(host, port)
            return
        time.sleep(0.1)
    check_port(host, port)


def answers(host: str, port: int) -> bool:
    """Whether something speaks HTTP there; whatever it says will do."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - a comparison
    connection = http.client.HTTPConnection(reachable, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True

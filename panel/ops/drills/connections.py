"""The server has eight connections, and others take them all: people are told so, and nobody gets a 500."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from panel.ops.drills import cluster, outage
from panel.ops.drills.outage import Fault, Scene, Trial
from panel.ops.drills.stand import Build
from panel.ops.drills.table import Ask, Result, Say

WRONG = ("speechless",)

DATABASES = ("postgresql",)

#: How many connections the server allows, and how often the drill tries to have them all.
MOST, TRIES = 8, 50

#: They go to superusers as to everybody.
SETTINGS = {"max_connections": str(MOST), "superuser_reserved_connections": "0"}

_CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> %s"
)


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """On a server of its own, whatever server was named."""
    with cluster.own(**SETTINGS) as own:
        fault = _taken(own, 60.0 if ask.full else 8.0)
        many = ask.many or (120 if ask.full else 24)
        return outage.run(Trial(fault, many, server=own.url, wrong=ask.wrong), build, say)


def _taken(own: cluster.Cluster, seconds: float) -> Fault:
    """The product's own connections are cut, and others are quicker to take what is free."""

    @contextmanager
    def fault(scene: Scene) -> Iterator[None]:
        held: list[psycopg.Connection] = []
        try:
            for _ in range(TRIES):
                _take(own, held)
                if len(held) == MOST:
                    break
                if held:
                    held[0].execute(_CUT, ["others"])
            yield
            scene.last(seconds)
        finally:
            for each in held:
                each.close()

    return fault


def _take(own: cluster.Cluster, held: list[psycopg.Connection]) -> None:
    """Take whatever becomes free within a fifth of a second."""
    end = time.monotonic() + 0.2
    while time.monotonic() < end and len(held) < MOST:
        with suppress(psycopg.OperationalError):
            held.append(psycopg.connect(own.url, application_name="others", autocommit=True))

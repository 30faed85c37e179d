"""PostgreSQL is restarted, crashes, and stays away: only what was under way is refused, and told why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from panel.ops.drills import cluster, outage
from panel.ops.drills.outage import Fault, Scene, Trial
from panel.ops.drills.stand import Build
from panel.ops.drills.table import Ask, Result, Say

WRONG = ("speechless",)

DATABASES = ("postgresql",)


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """On a server of its own: restarts and crashes, then away for a minute (six seconds in the quick form)."""
    many = ask.many or (60 if ask.full else 24)
    away = 60.0 if ask.full else 6.0
    with cluster.own() as own:
        gone = Trial(_away(own, away), many, server=own.url, wrong=ask.wrong)
        worst = outage.run(gone, build, say)
        if ask.wrong:
            return worst
        again = Trial(_again(own, 6 if ask.full else 3), many, felt=False, server=own.url)
        brief = outage.run(again, build, say)
    figures = {"restarts": dict(brief.figures), f"away_{away:g}s": dict(worst.figures)}
    return Result(figures, [*brief.faults, *worst.faults], brief.red or worst.red)


def _away(own: cluster.Cluster, seconds: float) -> Fault:
    @contextmanager
    def fault(scene: Scene) -> Iterator[None]:
        own.stop("fast")
        yield
        scene.last(seconds)
        own.start()

    return fault


def _again(own: cluster.Cluster, times: int) -> Fault:
    """Restarted so often, in turn as an operator does it and as a crash does."""

    @contextmanager
    def fault(scene: Scene) -> Iterator[None]:
        yield
        for number in range(times):
            time.sleep(1.0)
            own.stop("immediate" if number % 2 else "fast")
            own.start()

    return fault

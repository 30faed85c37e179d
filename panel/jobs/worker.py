"""Drains the job rows: claim in one transaction, effect and "done" together in the next."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from panel.db import reading, transaction
from panel.jobs import handlers, queue
from panel.services import clock as clockwork

log = logging.getLogger("panel.jobs")
_one_at_a_time = threading.Lock()
_over = threading.Event()

Clock = Callable[[], datetime]


#: How many times as long as a job took the worker of a server rests after it. Letters can wait a moment;
#: those who submit in the last hour before a deadline, on the same few processors, cannot.
COURTESY = 4.0


def drain(outside: handlers.Outside, clock: Clock, *, most: int = 500, courtesy: float = 0.0) -> int:
    """Run what is due, at most ``most`` jobs, and return how many ran; needs an application context.

    After each job it rests ``courtesy`` times as long as the job took, two seconds at most.
    """
    worker, done, job = secrets.token_hex(4), 0, None
    with _one_at_a_time:
        while done < most and not (job is None and _over.is_set()):
            begun = time.monotonic()
            if job is None:
                with transaction():
                    job = queue.claim(worker, now=clock())
            if job is None:
                break
            last = done + 1 == most or _over.is_set()
            job = _run(job, outside, clock, None if last else worker)
            done += 1
            _over.wait(min(2.0, courtesy * (time.monotonic() - begun)))
    return done


def wind_up() -> None:
    """Let this process take no further job; one that is begun or claimed is still done."""
    _over.set()


def run_tick(clock: Clock) -> None:
    """Let the clock do what is due: open, close, remind, lapse; idempotent."""
    with transaction():
        clockwork.tick(now=clock())


def _run(
    job: queue.Claimed, outside: handlers.Outside, clock: Clock, worker: str | None
) -> queue.Claimed | None:
    """Do the job; for a worker that goes on, the next one is claimed in the same transaction."""
    try:
        ready = _prepared(job, outside)
        with transaction():
            handlers.HANDLERS[job.name](outside, clock(), **job.payload, **ready)
            queue.finish(job, now=clock())
            return queue.claim(worker, now=clock()) if worker else None
    except Exception as error:  # whatever it is, the row must say so and be tried again
        log.warning("job %s failed: %s", job.name, type(error).__name__, exc_info=error)
        with transaction():
            if queue.fail(job, f"{type(error).__name__}: {error}", now=clock()):
                handlers.give_up(job.name, job.payload)
        return None


def _prepared(job: queue.Claimed, outside: handlers.Outside) -> dict[str, Any]:
    """What is read, and then done outside the house, before the transaction of a handler begins."""
    look = handlers.PREPARED.get(job.name)
    if look is None:
        return {}
    with reading():
        ready = look(outside, **job.payload)
    if job.name in handlers.CARRIED:
        handlers.CARRIED[job.name](outside, ready)
    return {"prepared": ready}

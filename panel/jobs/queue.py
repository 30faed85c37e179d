"""Claiming, finishing and failing of job rows, by compare-and-set on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from panel.db import db
from panel.models import Job

LEASE = timedelta(minutes=2)

#: Waits between tries; after the last one the job is parked with its error for the administrator.
DELAYS = tuple(timedelta(seconds=s) for s in (10, 60, 300, 1_800, 7_200, 14_400, 43_200, 86_400, 86_400))


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that this worker holds until its lease ends."""

    id: str
    name: str
    payload: dict[str, Any]
    attempts: int


def claim(worker: str, *, now: datetime) -> Claimed | None:
    """Take the job that is due longest; None if nothing is due. Runs in its own transaction."""
    free = or_(Job.lease_until.is_(None), Job.lease_until < now)
    due = (Job.done_at.is_(None), Job.parked.is_(False), Job.run_after <= now, free)
    for job_id in db.session.scalars(
        select(Job.id).where(*due).order_by(Job.run_after, Job.id).limit(5)
    ).all():
        won: Any = db.session.execute(
            update(Job)
            .where(Job.id == job_id, *due)
            .values(claimed_by=worker, lease_until=now + LEASE, attempts=Job.attempts + 1)
            .execution_options(synchronize_session=False)
        )
        if won.rowcount == 1:
            job = db.session.scalars(
                select(Job).where(Job.id == job_id).execution_options(populate_existing=True)
            ).one()
            return Claimed(job.id, job.name, dict(job.payload), job.attempts)
    return None


def finish(job: Claimed, *, now: datetime) -> None:
    """Mark as done, in the transaction of its effect."""
    db.session.execute(update(Job).where(Job.id == job.id).values(done_at=now, lease_until=None, error=""))


def fail(job: Claimed, error: str, *, now: datetime) -> bool:
    """Note the error and try again later, or park the job; returns whether it is parked."""
    last = job.attempts > len(DELAYS)
    db.session.execute(
        update(Job)
        .where(Job.id == job.id)
        .values(
            error=error[:500],
            lease_until=None,
            parked=last,
            run_after=now if last else now + DELAYS[job.attempts - 1],
        )
    )
    return last


def parked() -> Sequence[Job]:
    """Jobs that were tried as often as can be, the oldest first, each with its last error."""
    return db.session.scalars(select(Job).where(Job.parked.is_(True)).order_by(Job.created_at, Job.id)).all()


def retry(job_id: str, *, now: datetime) -> bool:
    """Let a parked job run again, from its first try; False where none of that id is parked."""
    won: Any = db.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.parked.is_(True))
        .values(parked=False, attempts=0, run_after=now, lease_until=None)
        .execution_options(synchronize_session=False)
    )
    return bool(won.rowcount)

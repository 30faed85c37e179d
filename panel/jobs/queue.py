"""Claiming, finishing and failing of job rows, by compare-and-set on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, func, or_, select, update

from panel.db import columns, db
from panel.models import Job

LEASE = timedelta(minutes=2)

#: Waits between tries; after the last one the job is parked with its error for the administrator.
DELAYS = tuple(timedelta(seconds=s) for s in (10, 60, 300, 1_800, 7_200, 14_400, 43_200, 86_400, 86_400))


_JOB: Table = Job.__table__  # type: ignore[assignment]

#: The longest due; a row that another worker takes at this moment is passed over.
_DUE = (
    select(_JOB.c.id)
    .where(
        _JOB.c.done_at.is_(None),
        _JOB.c.parked.is_(False),
        _JOB.c.run_after <= bindparam("now"),
        or_(_JOB.c.lease_until.is_(None), _JOB.c.lease_until < bindparam("now")),
    )
    .order_by(_JOB.c.run_after, _JOB.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(_JOB)
    .where(_JOB.c.id == _DUE.scalar_subquery())
    .values(claimed_by=bindparam("worker"), lease_until=bindparam("lease"), attempts=_JOB.c.attempts + 1)
    .returning(_JOB.c.id, _JOB.c.name, _JOB.c.payload, _JOB.c.attempts)
)
_FINISH = (
    update(_JOB)
    .where(_JOB.c.id == bindparam("job"))
    .values(done_at=bindparam("now"), lease_until=None, error="")
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that this worker holds until its lease ends."""

    id: str
    name: str
    payload: dict[str, Any]
    attempts: int


def claim(worker: str, *, now: datetime) -> Claimed | None:
    """Take the job that is due longest; None if nothing is due. Runs in its own transaction."""
    won = columns(_CLAIM, {"worker": worker, "now": now, "lease": now + LEASE}).one_or_none()
    return None if won is None else Claimed(won.id, won.name, dict(won.payload), won.attempts)


def finish(job: Claimed, *, now: datetime) -> None:
    """Mark as done, in the transaction of its effect."""
    columns(_FINISH, {"job": job.id, "now": now})


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


def waiting(name: str) -> int:
    """How many jobs of that name are still to be done."""
    counted = select(func.count()).select_from(Job).where(Job.done_at.is_(None), Job.name == name)
    return db.session.scalar(counted) or 0


def retry(job_id: str, *, now: datetime) -> bool:
    """Let a parked job run again, from its first try; False where none of that id is parked."""
    won: Any = db.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.parked.is_(True))
        .values(parked=False, attempts=0, run_after=now, lease_until=None)
        .execution_options(synchronize_session=False)
    )
    return bool(won.rowcount)

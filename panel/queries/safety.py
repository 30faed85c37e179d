"""Reports of a danger, for the safeguarding officers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from panel.db import db
from panel.domain.errors import Missing
from panel.models import Account, SafetyReport


def waiting() -> Sequence[tuple[SafetyReport, str]]:
    """Reports that are not closed, the oldest day first, each with the name of who has taken it."""
    return _listed(SafetyReport.state != "closed")


def closed() -> Sequence[tuple[SafetyReport, str]]:
    """Reports that are closed, without their words."""
    return _listed(SafetyReport.state == "closed")


def by_id(report_id: str, *, lock: bool = False) -> SafetyReport:
    """One report; Missing where there is none."""
    chosen = select(SafetyReport).where(SafetyReport.id == report_id)
    found = db.session.scalar(chosen.with_for_update() if lock else chosen)
    if found is None:
        raise Missing()
    return found


def officer(row: SafetyReport) -> str:
    """The name of who has taken a report, if somebody has."""
    return db.session.scalar(select(Account.name).where(Account.id == row.handled_by)) or ""


def untold() -> Sequence[SafetyReport]:
    """Reports of which the officers had no notice yet, held."""
    chosen = select(SafetyReport).where(SafetyReport.told.is_(False)).order_by(SafetyReport.id)
    return db.session.scalars(chosen.with_for_update(skip_locked=True)).all()


def _listed(condition: object) -> Sequence[tuple[SafetyReport, str]]:
    rows = db.session.execute(
        select(SafetyReport, Account.name)
        .outerjoin(Account, Account.id == SafetyReport.handled_by)
        .where(condition)  # type: ignore[arg-type]
        .order_by(SafetyReport.day, SafetyReport.id)
    )
    return [(row, name or "") for row, name in rows]

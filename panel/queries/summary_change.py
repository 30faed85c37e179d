"""What changed an issued summary, its translations, and the files of both and of the response table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from panel.db import db
from panel.domain.errors import Missing
from panel.models import ChangeFile, Summary, SummaryChange, Translation


@dataclass(frozen=True, slots=True)
class File:
    """One rendition; ``size`` in bytes."""

    format: str
    sha256: str
    size: int


def files(owner_id: str) -> Sequence[File]:
    """The renditions made so far, without their bytes."""
    rows = db.session.execute(
        select(ChangeFile.format, ChangeFile.sha256, func.length(ChangeFile.content))
        .where(ChangeFile.owner_id == owner_id)
        .order_by(ChangeFile.format)
    )
    return [File(format_, sha256, size or 0) for format_, sha256, size in rows]


def file(owner_id: str, format_: str) -> ChangeFile | None:
    """One rendition with its bytes; None while it is not made."""
    return db.session.scalar(
        select(ChangeFile).where(ChangeFile.owner_id == owner_id, ChangeFile.format == format_)
    )


def of_summary(summary_id: str) -> Sequence[SummaryChange]:
    """What changed an issued summary, in the order of issue."""
    return db.session.scalars(
        _whole()
        .where(SummaryChange.summary_id == summary_id)
        .order_by(SummaryChange.issued_at, SummaryChange.id)
    ).all()


def one(summary_id: str, kind: str, number: int) -> SummaryChange:
    """One change by its kind and number; Missing if there is none."""
    found = db.session.scalar(
        _whole().where(
            SummaryChange.summary_id == summary_id,
            SummaryChange.kind == kind,
            SummaryChange.number == number,
        )
    )
    if found is None:
        raise Missing()
    return found


def by_id(change_id: str) -> SummaryChange:
    """One change for a job; Missing if it is gone."""
    found = db.session.scalar(_whole().where(SummaryChange.id == change_id))
    if found is None:
        raise Missing()
    return found


def next_number(summary_id: str, kind: str) -> int:
    """The number of the next Corr., Rev. or Add.; the caller holds the summary."""
    known = select(func.max(SummaryChange.number)).where(
        SummaryChange.summary_id == summary_id, SummaryChange.kind == kind
    )
    return (db.session.scalar(known) or 0) + 1


def translations(summary_id: str) -> Sequence[Translation]:
    """The translations of a summary, begun or published, by language."""
    return db.session.scalars(
        _translated().where(Translation.summary_id == summary_id).order_by(Translation.language)
    ).all()


def translation(summary_id: str, language: str, *, lock: bool = False) -> Translation | None:
    """The translation into one language, if it was begun."""
    mine = (Translation.summary_id == summary_id, Translation.language == language)
    if lock:
        db.session.execute(select(Translation.id).where(*mine).with_for_update())
    return db.session.scalar(_translated().where(*mine).execution_options(populate_existing=lock))


def translation_by_id(translation_id: str) -> Translation:
    """One translation for a job; Missing if it is gone."""
    found = db.session.scalar(_translated().where(Translation.id == translation_id))
    if found is None:
        raise Missing()
    return found


def _whole() -> Select[SummaryChange]:
    return select(SummaryChange).options(
        joinedload(SummaryChange.summary).joinedload(Summary.thematic_session)
    )


def _translated() -> Select[Translation]:
    return select(Translation).options(joinedload(Translation.summary).joinedload(Summary.thematic_session))

"""Unofficial working translations: what stands beside each paragraph, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from panel.db import db
from panel.models import Account, WorkingTranslation

__all__ = ["Translated", "WorkingTranslation", "history", "standing"]


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation and the officer who wrote it; the name is empty where the contributor did."""

    row: WorkingTranslation
    officer: str


def standing(version_id: str, language: str) -> Mapping[int, Translated]:
    """The translation that stands for each paragraph of a version; those taken away have an empty text."""
    last = (
        select(WorkingTranslation.paragraph, func.max(WorkingTranslation.seq).label("seq"))
        .where(WorkingTranslation.version_id == version_id, WorkingTranslation.language == language)
        .group_by(WorkingTranslation.paragraph)
        .subquery()
    )
    rows = db.session.execute(
        select(WorkingTranslation, Account.name)
        .join(
            last,
            (last.c.paragraph == WorkingTranslation.paragraph) & (last.c.seq == WorkingTranslation.seq),
        )
        .outerjoin(Account, Account.id == WorkingTranslation.made_by)
        .where(WorkingTranslation.version_id == version_id, WorkingTranslation.language == language)
    )
    return {row.paragraph: _told(row, name) for row, name in rows}


def history(version_id: str, language: str) -> Sequence[Translated]:
    """Every translation of every paragraph of a version, by paragraph, the newest first."""
    rows = db.session.execute(
        select(WorkingTranslation, Account.name)
        .outerjoin(Account, Account.id == WorkingTranslation.made_by)
        .where(WorkingTranslation.version_id == version_id, WorkingTranslation.language == language)
        .order_by(WorkingTranslation.paragraph, WorkingTranslation.seq.desc())
    )
    return [_told(row, name) for row, name in rows]


def _told(row: WorkingTranslation, name: str | None) -> Translated:
    return Translated(row, "" if row.by_contributor else name or "")

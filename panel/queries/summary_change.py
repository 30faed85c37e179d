"""What changed an issued summary, its translations, and the files of both and of the response table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from panel.db import db
from panel.models import ChangeFile


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

"""The kept PDF of a compilation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from panel.db import db
from panel.models import CompilationFile


@dataclass(frozen=True, slots=True)
class Kept:
    """The PDF without its bytes; ``size`` in bytes is 0 while it is being made."""

    id: str
    asked_at: datetime
    basis: str
    size: int
    rendered_at: datetime | None


def kept(thematic_session_id: str) -> Kept | None:
    """What is known of the PDF of a session; None where nobody asked for it."""
    row = db.session.execute(
        select(
            CompilationFile.id,
            CompilationFile.asked_at,
            CompilationFile.basis,
            func.length(CompilationFile.content),
            CompilationFile.rendered_at,
        ).where(CompilationFile.thematic_session_id == thematic_session_id)
    ).one_or_none()
    return Kept(row[0], row[1], row[2], row[3] or 0, row[4]) if row is not None else None


def file(file_id: str) -> CompilationFile | None:
    """The row with its bytes; None where it was given up since."""
    return db.session.scalar(
        select(CompilationFile).where(CompilationFile.id == file_id).execution_options(populate_existing=True)
    )

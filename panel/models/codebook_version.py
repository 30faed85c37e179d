"""The history of a codebook: what was changed in it, and the numbered versions that were printed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of

#: What is done to themes and points.
BOOK_ACTS = ("added", "changed", "moved", "merged", "split", "removed")


class CodebookEvent(Base):
    """One change of a theme or point: what it was before and is after, and the other one it concerns.

    The rows themselves may be gone, merged or removed, so ids are plain. ``other_id`` is what it was merged
    into or split from.
    """

    __tablename__ = "codebook_event"
    __table_args__ = (
        one_of("noun", ("theme", "point")),
        one_of("act", BOOK_ACTS),
        Index("ix_codebook_event_session", "thematic_session_id", "done_at"),
        Index("ix_codebook_event_row", "row_id"),
        Index("ix_codebook_event_other", "other_id"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    noun: Mapped[str]
    row_id: Mapped[str]
    act: Mapped[str]
    other_id: Mapped[str | None]
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    done_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    done_at: Mapped[Instant]


class CodebookVersion(Base):
    """A codebook as it was printed under a number, with the counts printed with it.

    ``upto`` is the last event of the log of coding that it knows; ``texts`` are the versions of texts that
    counted then. Log and texts give the counts again at any time; that is how a version is proven.
    """

    __tablename__ = "codebook_version"
    __table_args__ = (UniqueConstraint("thematic_session_id", "number"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    number: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    book: Mapped[dict[str, Any]] = mapped_column(JSON)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    texts: Mapped[list[str]] = mapped_column(JSON)
    upto: Mapped[int]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]

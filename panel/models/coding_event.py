"""The log of coding: what happened to codings, in one order for each session; nothing in it is changed."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of

#: What happens to a coding: made, undone, redone, changed (into another), moved (to another point or text version).
ACTS = ("made", "undone", "redone", "changed", "moved")


class CodingEvent(Base):
    """One event of one coding, and how it stood afterwards.

    ``number`` orders the events of a session without a gap. Events of one act share ``act_id``; ``way`` says
    whether the act was done or took back or repeated the act ``of_act``. ``theme_id`` and ``point_id`` are
    those after the event, ``point_was`` the one before a move: both may be gone from the codebook since.
    """

    __tablename__ = "coding_event"
    __table_args__ = (
        one_of("act", ACTS),
        one_of("way", ("do", "undo", "redo", "book")),
        UniqueConstraint("thematic_session_id", "number"),
        Index("ix_coding_event_version", "version_id", "number"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    number: Mapped[int]
    coding_id: Mapped[str] = mapped_column(ForeignKey("coding.id"), index=True)
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    act: Mapped[str]
    stands: Mapped[bool]
    theme_id: Mapped[str]
    point_id: Mapped[str]
    point_was: Mapped[str | None]
    act_id: Mapped[str]
    way: Mapped[str]
    of_act: Mapped[str | None]
    done_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    done_at: Mapped[Instant]

"""What happened to the paragraphs of a summary: every wording with its notes, and what officers said of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of

#: How a wording came about, in the order in which pages explain it.
WAYS = ("built", "edited", "merged", "restored", "moved", "checked", "deleted")


class ParagraphRevision(Base):
    """One wording of a paragraph or heading. It outlives its paragraph, hence no foreign key to it.

    ``notes`` are the notes as they were bound, without hashes: a text that is erased leaves nothing here
    by which its words could be known. ``figures`` are, sentence by sentence, what the notes counted when
    the wording was last seen to be right.
    """

    __tablename__ = "paragraph_revision"
    __table_args__ = (
        UniqueConstraint("paragraph_id", "revision"),
        one_of("way", WAYS),
        Index("ix_paragraph_revision_summary", "summary_id", "made_at"),
    )

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id", ondelete="CASCADE"))
    paragraph_id: Mapped[str]
    revision: Mapped[int]
    way: Mapped[str]
    kind: Mapped[str]
    level: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    notes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    figures: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    made_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]


class ParagraphComment(Base):
    """What an officer says to the others about a paragraph; it goes into no document."""

    __tablename__ = "paragraph_comment"
    __table_args__ = (Index("ix_paragraph_comment_summary", "summary_id", "resolved_at"),)

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id", ondelete="CASCADE"))
    paragraph_id: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]
    resolved_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    resolved_at: Mapped[Instant | None]

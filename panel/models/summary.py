"""The summary of a session: paragraphs, notes bound to passages, hands, and what was issued."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.lifecycle import SUMMARY
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.thematic_session import ThematicSession


class Summary(Base):
    """The collated summary; ``frozen`` holds the whole document from adoption on, for good once issued."""

    __tablename__ = "summary"
    __table_args__ = (state_of(SUMMARY),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"), unique=True)
    state: Mapped[str] = mapped_column(default=SUMMARY.initial)
    revision: Mapped[int] = mapped_column(default=0)
    frozen: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    adopted_hash: Mapped[str] = mapped_column(default="")
    adopted_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    adopted_at: Mapped[Instant | None]
    issued_at: Mapped[Instant | None]
    circulated_at: Mapped[Instant | None]
    check_closes_at: Mapped[Instant | None]
    responses: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    reopened_reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[Instant]

    thematic_session: Mapped[ThematicSession] = relationship(lazy="raise")
    paragraphs: Mapped[list[SummaryParagraph]] = relationship(
        lazy="raise", order_by="SummaryParagraph.position"
    )
    drafters: Mapped[list[SummaryHand]] = relationship(lazy="raise")

    # Filled by the query that loads a summary for a reader; the reading scope looks at it.
    contributor_ids = frozenset[str]()

    @property
    def hands(self) -> frozenset[str]:
        """Everybody who drafted or edited; none of them may adopt. Needs ``drafters`` loaded."""
        return frozenset(h.account_id for h in self.drafters)

    @property
    def symbol(self) -> str:
        """The symbol of the issued document."""
        return f"{self.thematic_session.symbol}/SUM"


class SummaryHand(Base):
    """Somebody who drafted or edited the summary."""

    __tablename__ = "summary_hand"
    __table_args__ = (UniqueConstraint("summary_id", "account_id"),)

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id", ondelete="CASCADE"))
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))


class SummaryParagraph(Base):
    """One numbered paragraph, or a heading (``number`` None). In ``text``, ``[k]`` marks note k."""

    __tablename__ = "summary_paragraph"
    __table_args__ = (
        UniqueConstraint("summary_id", "position"),
        one_of("kind", ("heading", "body", "front")),
    )

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    level: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    edited_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    edited_at: Mapped[Instant]

    notes: Mapped[list[Note]] = relationship(lazy="raise", order_by="Note.key")


class Note(Base):
    """A note bound to a paragraph. ``key`` is the k of ``[k]``, one number in the body of a summary, so that a
    mark can be carried to another paragraph; the printed number is computed."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("paragraph_id", "key"),)

    id: Mapped[Id]
    paragraph_id: Mapped[str] = mapped_column(ForeignKey("summary_paragraph.id", ondelete="CASCADE"))
    key: Mapped[int]
    point_id: Mapped[str | None] = mapped_column(ForeignKey("point.id"))
    stance: Mapped[str] = mapped_column(default="for")
    fixed_text: Mapped[str] = mapped_column(default="")

    citations: Mapped[list[Citation]] = relationship(lazy="raise", order_by="Citation.position")


class Citation(Base):
    """A passage a note rests on; ``span_hash`` is salted by the version's salt."""

    __tablename__ = "citation"
    __table_args__ = (one_of("kind", ("primary", "see_also")), UniqueConstraint("note_id", "position"))

    id: Mapped[Id]
    note_id: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    span_hash: Mapped[str]


class IssuedDocument(Base):
    """One rendition of an issued summary, with its bytes and their SHA-256."""

    __tablename__ = "issued_document"
    __table_args__ = (UniqueConstraint("summary_id", "format", "language"),)

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id"))
    format: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str]
    rendered_at: Mapped[Instant]

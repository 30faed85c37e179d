"""A thematic session: the call, its questions, base document, clock, and the ledgers beside it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.lifecycle import OPENS, SESSION
from panel.models._columns import Id, Instant, one_of, state_of


class ThematicSession(Base):
    """One session ``SPMHR/{year}/{number}``; ``closes_at`` is the deadline's minute, inclusive to :59."""

    __tablename__ = "thematic_session"
    __table_args__ = (
        state_of(SESSION),
        UniqueConstraint("year", "number"),
        one_of("who", ("open", "invitation")),
        one_of("publication", ("admission", "closing")),
        CheckConstraint("word_limit > 0 AND joint_word_limit > 0", name="limits_positive"),
        CheckConstraint("closes_at > opens_at", name="closes_after_opening"),
    )

    id: Mapped[Id]
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str]
    issues: Mapped[list[str]] = mapped_column(JSON, default=list)
    concept_note: Mapped[str] = mapped_column(default="")
    objectives: Mapped[list[str]] = mapped_column(JSON, default=list)
    base_document_title: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=SESSION.initial)
    word_limit: Mapped[int] = mapped_column(default=1000)
    joint_word_limit: Mapped[int] = mapped_column(default=1000)
    body_limit: Mapped[int] = mapped_column(default=5350)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    who: Mapped[str] = mapped_column(default="open")
    consents: Mapped[list[str]] = mapped_column(JSON, default=list)
    publication: Mapped[str] = mapped_column(default="admission")
    opens_at: Mapped[Instant]
    closes_at: Mapped[Instant]
    closed_at: Mapped[Instant | None]
    first_closes_at: Mapped[Instant | None]
    weekend: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    holidays: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    cancel_reason: Mapped[str] = mapped_column(default="")
    frozen_limits: Mapped[bool] = mapped_column(default=False)
    next_individual: Mapped[int] = mapped_column(default=1)
    next_joint: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Instant]
    announced_at: Mapped[Instant | None]

    questions: Mapped[list[GuidingQuestion]] = relationship(
        lazy="raise", order_by="GuidingQuestion.number", cascade="all, delete-orphan"
    )
    segments: Mapped[list[Segment]] = relationship(
        lazy="raise", order_by="Segment.number", cascade="all, delete-orphan"
    )
    base_paragraphs: Mapped[list[BaseParagraph]] = relationship(
        lazy="raise", order_by="BaseParagraph.number", cascade="all, delete-orphan"
    )
    extensions: Mapped[list[Extension]] = relationship(lazy="raise", order_by="Extension.decided_at")

    @property
    def symbol(self) -> str:
        """The symbol, for instance SPMHR/2027/1."""
        return f"SPMHR/{self.year}/{self.number}"

    @property
    def slug(self) -> str:
        """The symbol as part of an address, for instance 2027-1."""
        return f"{self.year}-{self.number}"

    @property
    def opens(self) -> frozenset[str]:
        """What the present phase opens."""
        return OPENS[self.state]


class GuidingQuestion(Base):
    """One of at most seven numbered questions of the call."""

    __tablename__ = "guiding_question"
    __table_args__ = (UniqueConstraint("thematic_session_id", "number"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str]


class Segment(Base):
    """An ordered part of the session, with its heading and purpose."""

    __tablename__ = "segment"
    __table_args__ = (UniqueConstraint("thematic_session_id", "number"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]


class BaseParagraph(Base):
    """A numbered paragraph of the document commented upon."""

    __tablename__ = "base_paragraph"
    __table_args__ = (UniqueConstraint("thematic_session_id", "number"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str]


class Extension(Base):
    """An extension that was carried out: for everybody, with its reason and both hands."""

    __tablename__ = "extension"

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"), index=True)
    was: Mapped[Instant]
    closes_at: Mapped[Instant]
    reason: Mapped[str]
    approval_id: Mapped[str] = mapped_column(ForeignKey("approval.id"))
    decided_at: Mapped[Instant]


class Outage(Base):
    """The public ledger: the platform did not answer between two instants."""

    __tablename__ = "outage"

    id: Mapped[Id]
    began_at: Mapped[Instant]
    ended_at: Mapped[Instant]
    note: Mapped[str]
    entered_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    entered_at: Mapped[Instant]


class Invitee(Base):
    """An organization invited to a session that is open by invitation only."""

    __tablename__ = "invitee"
    __table_args__ = (UniqueConstraint("thematic_session_id", "organisation_id"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))


class Attendance(Base):
    """Who attended a meeting of the session, as persons and as entities, never added together."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("thematic_session_id"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    entered_at: Mapped[Instant]

"""Thematic threads and who moderates them."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.attribution import THREAD_MODES
from panel.domain.lifecycle import THREAD
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.account import Account
from panel.models.thematic_session import GuidingQuestion, ThematicSession


class Thread(Base):
    """One thread of a session, about one of its guiding questions; ``number`` counts within the session.

    ``next_post`` is the number that the next post to be published gets.
    """

    __tablename__ = "thread"
    __table_args__ = (
        state_of(THREAD),
        one_of("attribution", THREAD_MODES),
        UniqueConstraint("thematic_session_id", "number"),
        CheckConstraint("closes_at > opens_at", name="closes_after_opening"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    guiding_question_id: Mapped[str] = mapped_column(ForeignKey("guiding_question.id"))
    number: Mapped[int]
    title: Mapped[str]
    guidance: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    attribution: Mapped[str] = mapped_column(default=THREAD_MODES[0])
    state: Mapped[str] = mapped_column(default=THREAD.initial, index=True)
    opens_at: Mapped[Instant]
    closes_at: Mapped[Instant]
    closed_at: Mapped[Instant | None]
    next_post: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Instant]

    thematic_session: Mapped[ThematicSession] = relationship(lazy="raise")
    question: Mapped[GuidingQuestion] = relationship(lazy="raise")
    moderators: Mapped[list[ThreadModerator]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="ThreadModerator.place"
    )

    @property
    def symbol(self) -> str:
        """``SPMHR/2027/1/THR/2``; needs ``thematic_session`` loaded."""
        return f"{self.thematic_session.symbol}/THR/{self.number}"

    @property
    def moderator_ids(self) -> frozenset[str]:
        """Accounts of the moderators; needs ``moderators`` loaded."""
        return frozenset(each.account_id for each in self.moderators)


class ThreadModerator(Base):
    """A moderator named for a thread, in the order in which they are named."""

    __tablename__ = "thread_moderator"

    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True, index=True)
    place: Mapped[int]

    account: Mapped[Account] = relationship(lazy="raise")

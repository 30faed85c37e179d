"""What protected participants write, apart from the posts of everybody else until it appears among them.

``sealed`` holds the words, a reason that a moderator gave, an appeal and its answer, as one piece under the
key of the item (``panel.vault.item_keys``). There is no time in the row, only the day; on SQLite no order
either. A post comes into being when the contribution is released, at an hour that is the same for all.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.attribution import USES
from panel.domain.lifecycle import CONTRIBUTION
from panel.domain.moderation import CODES
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.participant import Participant
from panel.models.thread import Thread


class Contribution(Base):
    """One text of a participant in a thread. ``printed_name`` is set while it is published by name;
    ``turns`` counts the batches for which it had to wait; ``decided_by`` is the moderator."""

    __tablename__ = "contribution"
    __table_args__ = (
        state_of(CONTRIBUTION),
        one_of("consent", USES),
        one_of("reason", CODES),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[Id]
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id"), index=True)
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    day: Mapped[date]
    state: Mapped[str] = mapped_column(default=CONTRIBUTION.initial)
    consent: Mapped[str]
    language: Mapped[str]
    sealed: Mapped[bytes | None]
    printed_name: Mapped[str] = mapped_column(default="")
    turns: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str | None]
    appealed: Mapped[bool] = mapped_column(default=False)
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    post_id: Mapped[str | None] = mapped_column(ForeignKey("post.id"), unique=True)

    thread: Mapped[Thread] = relationship(lazy="raise")
    participant: Mapped[Participant] = relationship(lazy="raise")

    @property
    def hands(self) -> frozenset[str]:
        """Who decided so far and may not decide the appeal."""
        return frozenset({self.decided_by} - {None})  # type: ignore[arg-type]


class ReleaseTurn(Base):
    """A turn at which contributions appeared, so that none is taken twice."""

    __tablename__ = "release_turn"

    at: Mapped[Instant] = mapped_column(primary_key=True)

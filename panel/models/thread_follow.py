"""Who is told by mail of new posts in a thread, and how often."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.domain.following import HOW
from panel.models._columns import Instant, one_of


class ThreadFollow(Base):
    """A reader with an account follows a thread; without a row nothing is sent. What was published until
    ``told_until`` is told or needs no telling."""

    __tablename__ = "thread_follow"
    __table_args__ = (one_of("how", HOW),)

    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    how: Mapped[str]
    told_until: Mapped[Instant]

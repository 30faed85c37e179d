"""Work to be done after a commit: rows written in the same transaction as what they follow.

A queue outside the database can lose a job that was committed, or run one that was not. A row cannot.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of


class Job(Base):
    """A name and ids; claimed with a lease, run at least once, handlers are idempotent."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_due", "done_at", "run_after"),)

    id: Mapped[Id]
    name: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    unique_key: Mapped[str | None] = mapped_column(unique=True)
    run_after: Mapped[Instant]
    lease_until: Mapped[Instant | None]
    claimed_by: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")
    parked: Mapped[bool] = mapped_column(default=False)
    done_at: Mapped[Instant | None]
    created_at: Mapped[Instant]


class OutboxMail(Base):
    """A message to be sent: its name, whom to, in which language, and the values of its template."""

    __tablename__ = "outbox_mail"
    __table_args__ = (
        one_of("state", ("queued", "sent", "failed")),
        Index("ix_outbox_mail_state", "state"),
    )

    id: Mapped[Id]
    name: Mapped[str]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    address: Mapped[str]
    locale: Mapped[str]
    context: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(default="queued")
    created_at: Mapped[Instant]
    sent_at: Mapped[Instant | None]

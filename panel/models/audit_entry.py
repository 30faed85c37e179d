"""The record of who did what; content-free and only ever added to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Instant


class AuditEntry(Base):
    """One act: tag, what it was done to, by whom, with facts of the exact keys of its tag."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_row", "noun", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[Instant]
    tag: Mapped[str]
    noun: Mapped[str]
    row_id: Mapped[str]
    actor_id: Mapped[str | None]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)

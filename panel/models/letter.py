"""Letters between officers and a contributor about its submission."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant


class Letter(Base):
    """One letter, kept as it was sent; ``from_panel`` tells which side wrote it."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("commentary_id", "idempotency_key"),
        Index("ix_letter_commentary", "commentary_id", "written_at"),
    )

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"))
    from_panel: Mapped[bool]
    body: Mapped[str]
    written_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[Instant]
    idempotency_key: Mapped[str]

"""An organization says of a published text that it is falsely attributed to it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.lifecycle import FLAG
from panel.models._columns import Id, Instant, state_of
from panel.models.commentary import Commentary
from panel.models.organisation import Organisation


class AttributionFlag(Base):
    """One flag. By ``due_at`` the text is out of sight, unless it was decided before; ``sentence`` is why the
    organization says so, ``reason`` why it was decided as it was."""

    __tablename__ = "attribution_flag"
    __table_args__ = (state_of(FLAG), Index("ix_attribution_flag_commentary", "commentary_id", "state"))

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    state: Mapped[str] = mapped_column(default=FLAG.initial)
    sentence: Mapped[str]
    flagged_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    flagged_at: Mapped[Instant]
    due_at: Mapped[Instant]
    aside_at: Mapped[Instant | None]
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Instant | None]

    commentary: Mapped[Commentary] = relationship(lazy="raise")
    organisation: Mapped[Organisation] = relationship(lazy="raise")

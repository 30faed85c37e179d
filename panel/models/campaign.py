"""What officers decided about texts in identical terms, and why; nothing of it is ever taken away."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of

#: Counts by itself; counts once with another text; as the texts themselves say; the lead was written to.
CAMPAIGN_ACTS = ("apart", "with", "found", "offer")


class CampaignAct(Base):
    """One decision about one text; the last one stands, and is what ``Commentary.counts_with`` says."""

    __tablename__ = "campaign_act"
    __table_args__ = (
        one_of("kind", CAMPAIGN_ACTS),
        CheckConstraint("(kind = 'with') = (with_id IS NOT NULL)", name="with_whom"),
        Index("ix_campaign_act_session", "thematic_session_id", "made_at"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    kind: Mapped[str]
    with_id: Mapped[str | None] = mapped_column(ForeignKey("commentary.id"))
    reason: Mapped[str] = mapped_column(default="")
    made_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]

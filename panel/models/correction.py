"""What contributors correct in a draft, and how each correction was answered."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.correction import GROUNDS, KINDS, OUTCOMES
from panel.domain.lifecycle import CORRECTION
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.commentary import Commentary
from panel.models.summary import Summary


class Correction(Base):
    """One request. ``paragraph`` is the number printed then (0: the list of contributors, None: no place),
    ``sentence`` counts from 0; ``seen`` the words that were read at that ``revision`` of the paragraph.

    ``before`` and ``after`` are the paragraph's words round the answer. While ``suspends`` holds, the
    paragraph is shown to nobody.
    """

    __tablename__ = "correction"
    __table_args__ = (
        state_of(CORRECTION),
        one_of("kind", [kind.code for kind in KINDS]),
        one_of("outcome", OUTCOMES),
        one_of("ground", GROUNDS),
    )

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id"), index=True)
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    filed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    filed_at: Mapped[Instant]
    number: Mapped[int]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=CORRECTION.initial)
    paragraph_id: Mapped[str | None] = mapped_column(
        ForeignKey("summary_paragraph.id", ondelete="SET NULL"), index=True
    )
    paragraph: Mapped[int | None]
    sentence: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=0)
    seen: Mapped[str] = mapped_column(default="")
    borne_by: Mapped[int | None]
    text: Mapped[str]
    words: Mapped[int]
    rule: Mapped[str]
    suspends: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str | None]
    ground: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[Instant | None]

    summary: Mapped[Summary] = relationship(lazy="raise")
    commentary: Mapped[Commentary] = relationship(lazy="raise")

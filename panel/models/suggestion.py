"""What the library proposes for passages, each run of it, and every decision about a proposal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of

#: What can be proposed for a passage, in the order in which pages show it.
OFFERS = ("theme", "point", "type", "verb", "citation", "campaign")
#: What may become of a proposal.
DECISIONS = ("accepted", "changed", "dismissed", "reopened")


class SuggestionRun(Base):
    """One run of the library over the texts of a session: who asked, with how many confirmed examples.

    ``asked_by`` is empty where an admission asked. Figures are zero until it is done.
    """

    __tablename__ = "suggestion_run"
    __table_args__ = (Index("ix_suggestion_run_session", "thematic_session_id", "asked_at"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    asked_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[Instant]
    done_at: Mapped[Instant | None]
    library: Mapped[str] = mapped_column(default="")
    texts: Mapped[int] = mapped_column(default=0)
    examples: Mapped[int] = mapped_column(default=0)
    offers: Mapped[int] = mapped_column(default=0)


class Suggestion(Base):
    """One finding about a passage. ``proposer`` is the stage and the version of the library.

    ``value`` is an id of theme or point, a type, a verb, a reference or the commentary that represents a
    campaign; themes and points may be gone since, so there is no foreign key. ``detail`` holds codes and
    figures, never words of a text. ``score`` is 0..1. Only an open one is shown; it never applies itself.
    """

    __tablename__ = "suggestion"
    __table_args__ = (
        one_of("offer", OFFERS),
        one_of("state", ("open", *DECISIONS[:3])),
        CheckConstraint('"end" > start', name="passage_not_empty"),
        Index("ix_suggestion_version", "version_id", "state"),
        Index("ix_suggestion_session", "thematic_session_id", "state"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    offer: Mapped[str]
    value: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    score: Mapped[float]
    proposer: Mapped[str]
    proposed_at: Mapped[Instant]
    state: Mapped[str] = mapped_column(default="open")
    coding_id: Mapped[str | None] = mapped_column(ForeignKey("coding.id"), index=True)


class SuggestionDecision(Base):
    """Who decided about a proposal, how and when; the last one is the state of the proposal."""

    __tablename__ = "suggestion_decision"
    __table_args__ = (one_of("decision", DECISIONS),)

    id: Mapped[Id]
    suggestion_id: Mapped[str] = mapped_column(ForeignKey("suggestion.id", ondelete="CASCADE"), index=True)
    decision: Mapped[str]
    coding_id: Mapped[str | None] = mapped_column(ForeignKey("coding.id"))
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Instant]

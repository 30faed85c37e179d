"""Blind double coding: a drawn sample, what each of two officers coded in it, and how it was settled.

What is coded blind stands apart from ``coding``: no count, list, file or page of the desk looks here, so
none can show one coder what the other did.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.agreement import OUTCOMES
from panel.domain.lifecycle import BLIND_SAMPLE
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.codebook import KINDS
from panel.models.thematic_session import ThematicSession


class BlindSample(Base):
    """A sample of texts that two officers code without seeing each other.

    ``seed`` and ``drawn_from`` (codes of the texts that could be drawn) let anybody draw it again.
    ``result`` is what the comparison found, frozen when both had handed in.
    """

    __tablename__ = "blind_sample"
    __table_args__ = (
        state_of(BLIND_SAMPLE),
        UniqueConstraint("thematic_session_id", "number"),
        CheckConstraint("first_id <> second_id", name="two_coders"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(default=BLIND_SAMPLE.initial)
    seed: Mapped[str]
    drawn_from: Mapped[list[str]] = mapped_column(JSON)
    first_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    second_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    drawn_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    drawn_at: Mapped[Instant]
    first_done_at: Mapped[Instant | None]
    second_done_at: Mapped[Instant | None]
    compared_at: Mapped[Instant | None]
    settled_at: Mapped[Instant | None]
    settled_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    thematic_session: Mapped[ThematicSession] = relationship(lazy="raise")

    @property
    def coder_ids(self) -> frozenset[str]:
        """The two accounts that code it."""
        return frozenset((self.first_id, self.second_id))

    def done_at(self, account_id: str | None) -> datetime | None:
        """When that coder handed in; None before, and for everybody else."""
        return {self.first_id: self.first_done_at, self.second_id: self.second_done_at}.get(account_id or "")


class BlindText(Base):
    """A text of a sample: the version that is coded, and its place in the order of the draw."""

    __tablename__ = "blind_text"
    __table_args__ = (UniqueConstraint("sample_id", "commentary_id"), UniqueConstraint("sample_id", "place"))

    id: Mapped[Id]
    sample_id: Mapped[str] = mapped_column(ForeignKey("blind_sample.id"))
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    place: Mapped[int]


class BlindCoding(Base):
    """A passage as one of the two coded it; what was taken back stays with ``undone_at``.

    Theme and point are kept by id and in words: the codebook may change before the sample is settled.
    ``point_id`` is None where the coder says a point that the codebook does not have.
    """

    __tablename__ = "blind_coding"
    __table_args__ = (
        one_of("kind", KINDS),
        one_of("stance", ("for", "contrary")),
        CheckConstraint('"end" > start', name="passage_not_empty"),
        Index("ix_blind_coding_coder", "sample_id", "made_by", "undone_at"),
    )

    id: Mapped[Id]
    sample_id: Mapped[str] = mapped_column(ForeignKey("blind_sample.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    theme_id: Mapped[str]
    theme_label: Mapped[str]
    point_id: Mapped[str | None]
    point_wording: Mapped[str]
    kind: Mapped[str]
    verb: Mapped[str]
    stance: Mapped[str] = mapped_column(default="for")
    instead: Mapped[str] = mapped_column(default="")
    made_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]
    undone_at: Mapped[Instant | None]


class BlindDecision(Base):
    """How a difference was settled: by a third officer at once, by one of the two when the other agrees.

    Rows are only added; one that another took the place of has ``replaced_at``.
    """

    __tablename__ = "blind_decision"
    __table_args__ = (
        one_of("outcome", OUTCOMES),
        Index("ix_blind_decision_cell", "sample_id", "version_id", "paragraph", "theme_id"),
    )

    id: Mapped[Id]
    sample_id: Mapped[str] = mapped_column(ForeignKey("blind_sample.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    theme_id: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    made_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]
    agreed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    agreed_at: Mapped[Instant | None]
    replaced_at: Mapped[Instant | None]

"""Organizations and the mandates of the people who act for them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.actor import MandateKind
from panel.domain.lifecycle import ORGANISATION
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.account import Account


class Organisation(Base):
    """A State, agency, association or other body; ``skeleton`` is its name with look-alikes folded,
    ``english_skeleton`` the same of its English name, empty without one."""

    __tablename__ = "organisation"
    __table_args__ = (
        state_of(ORGANISATION),
        Index("ix_organisation_peers", "state", "constituency", "region"),
    )

    id: Mapped[Id]
    name: Mapped[str]
    english_name: Mapped[str] = mapped_column(default="")
    acronym: Mapped[str]
    skeleton: Mapped[str] = mapped_column(index=True)
    english_skeleton: Mapped[str] = mapped_column(default="", index=True)
    constituency: Mapped[str]
    subtype: Mapped[str]
    country: Mapped[str | None]
    city: Mapped[str] = mapped_column(default="")
    region: Mapped[str]
    ecosoc: Mapped[str] = mapped_column(default="none")
    migrant_led: Mapped[bool] = mapped_column(default=False)
    website: Mapped[str] = mapped_column(default="")
    founded: Mapped[str] = mapped_column(default="")
    activities: Mapped[str] = mapped_column(default="")
    references: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=ORGANISATION.initial)
    ground: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    appeal: Mapped[str] = mapped_column(default="")
    verified_how: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    registered_at: Mapped[Instant]
    accredited_at: Mapped[Instant | None]
    decided_at: Mapped[Instant | None]

    @property
    def organisation_id(self) -> str:
        """Its own id, so that policy reads an organization like anything that belongs to one."""
        return self.id

    @property
    def organisation(self) -> Organisation:
        """Itself, for the same reason."""
        return self

    @property
    def hands(self) -> frozenset[str]:
        """Whoever took the decision that is appealed and may not decide the appeal."""
        return frozenset({self.decided_by} if self.decided_by and self.state == "appealed" else ())


class OrganisationDecision(Base):
    """What was decided about an organization, with the sentence it reads: asked, accredited, declined …

    Each decision is added and none is changed, so that a chair who hears an appeal sees what was said.
    """

    __tablename__ = "organisation_decision"

    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    move: Mapped[str]
    ground: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Instant]


class Mandate(Base):
    """A person's standing in an organization, from one instant to another."""

    __tablename__ = "mandate"
    __table_args__ = (
        one_of("kind", tuple(MandateKind)),
        Index(
            "uq_mandate_held",
            "account_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[str]
    given_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    since: Mapped[Instant]
    ended_at: Mapped[Instant | None]

    account: Mapped[Account] = relationship(lazy="raise", foreign_keys=[account_id])
    organisation: Mapped[Organisation] = relationship(lazy="raise")

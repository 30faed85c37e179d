"""A decision that needs a second person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.domain.actor import Role
from panel.domain.lifecycle import APPROVAL
from panel.models._columns import Id, Instant, state_of


class Approval(Base):
    """Proposed by one, decided by another, bound to the hash of what is approved.

    ``subject_hash`` is taken when it is proposed and again when it is approved; if what would be
    done has changed in between, the approval is void.
    """

    __tablename__ = "approval"
    __table_args__ = (state_of(APPROVAL),)

    id: Mapped[Id]
    kind: Mapped[str]
    subject_id: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    subject_hash: Mapped[str]
    reason: Mapped[str]
    second: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(default=APPROVAL.initial)
    proposed_by: Mapped[str] = mapped_column(ForeignKey("account.id"))
    proposed_at: Mapped[Instant]
    lapses_at: Mapped[Instant]
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Instant | None]

    @property
    def second_roles(self) -> tuple[Role, ...]:
        """Roles whose holder may be the second person."""
        return tuple(Role(r) for r in self.second)

    @property
    def hands(self) -> frozenset[str]:
        """The first person, and whoever it is about: neither of them may be the second.

        ``subject_id`` is an account for roles and second factors; any other row's id is nobody's account.
        """
        return frozenset({self.proposed_by, self.subject_id})

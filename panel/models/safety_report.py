"""Reports of a danger, sealed: the day, how far it is, and words that only their own key opens."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.domain.lifecycle import SAFETY
from panel.domain.safety import OUTCOMES
from panel.models._columns import Id, one_of, state_of


class SafetyReport(Base):
    """One report. ``sealed`` is JSON under the key of this row's id and empty once the report is closed;
    ``told`` that the officers had their notice. No hour, no author; on SQLite no order either."""

    __tablename__ = "safety_report"
    __table_args__ = (state_of(SAFETY), one_of("outcome", OUTCOMES), {"sqlite_with_rowid": False})

    id: Mapped[Id]
    day: Mapped[date]
    state: Mapped[str] = mapped_column(default=SAFETY.initial)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    told: Mapped[bool] = mapped_column(default=False)
    handled_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    outcome: Mapped[str | None]

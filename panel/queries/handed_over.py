"""How many sealed identities left the vault to be opened, year by year: a public figure."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from panel.db import db
from panel.models import AuditEntry


def in_year(year: int) -> int:
    """Entries that were handed over in a year (UTC)."""
    facts = db.session.scalars(
        select(AuditEntry.facts).where(
            AuditEntry.tag == "vault:handed_over",
            AuditEntry.at >= datetime(year, 1, 1, tzinfo=UTC),
            AuditEntry.at < datetime(year + 1, 1, 1, tzinfo=UTC),
        )
    )
    return sum(int(each["entries"]) for each in facts)

"""Codings and codebooks of other programs: a file taken in as an officer would on the page of exchange."""

from __future__ import annotations

from datetime import datetime

from panel.db import transaction
from panel.domain.actor import Actor
from panel.queries import thematic_session as sessions
from panel.services import coding_import
from panel.services.coding_import import Report


def take(actor: Actor, slug: str, content: bytes, *, rest: bool, now: datetime) -> Report:
    """Take a file into a session in one transaction. Raises Missing, Invalid and what coding raises."""
    found = coding_import.read(content)
    with transaction():
        return coding_import.take(actor, sessions.by_slug(actor, slug), found, rest=rest, now=now)


def lines(report: Report) -> list[str]:
    """What did not match, a line each."""
    return [each.msgid % each.values for each in report.problems]

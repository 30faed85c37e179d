"""What becomes of proposals when a passage is coded, or its coding is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.drafting.ladder import rung
from panel.models import Coding, Suggestion, SuggestionDecision
from panel.queries import suggestion as suggestions


def settle(actor: Actor, coding: Coding, *, now: datetime) -> None:
    """Decide what was proposed for the words of a coding: accepted where it says the same, else changed.

    That words stand in many texts is a notice, not a proposal; it stays.
    """
    for each in suggestions.open_at(coding.version_id, coding.start, coding.end):
        if each.offer != "campaign":
            each.state = "accepted" if _agrees(each, coding) else "changed"
            each.coding_id = coding.id
            _note(actor, each, each.state, now)


def reopen(actor: Actor, coding: Coding, *, now: datetime) -> None:
    """Offer again what was decided by a coding that is taken back."""
    for each in suggestions.decided_by(coding.id):
        each.state, each.coding_id = "open", None
        _note(actor, each, "reopened", now)


def dismiss(actor: Actor, rows: Iterable[Suggestion], *, now: datetime) -> None:
    """Put proposals aside; they are not made again."""
    for each in rows:
        each.state = "dismissed"
        _note(actor, each, "dismissed", now)


def _agrees(each: Suggestion, coding: Coding) -> bool:
    if each.offer == "verb":
        known = rung(each.value)
        return known is not None and known.past == coding.verb
    said = {"theme": coding.theme_id, "point": coding.point_id, "type": coding.kind}
    return said.get(each.offer, each.value) == each.value


def _note(actor: Actor, each: Suggestion, decision: str, now: datetime) -> None:
    db.session.add(
        SuggestionDecision(
            suggestion_id=each.id,
            decision=decision,
            coding_id=each.coding_id,
            decided_by=actor.account_id,
            decided_at=now,
        )
    )

"""The working days of a session, kept with it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from panel.domain import working_days as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.policy import require
from panel.domain.working_days import Calendar, check_ends
from panel.models import ThematicSession
from panel.services._journal import record

__all__ = ["check_ends", "keep", "of", "usual"]


def of(call: ThematicSession) -> Calendar:
    """The calendar of a session."""
    return rules.calendar_of(call.weekend, call.holidays)


def keep(actor: Actor, call: ThematicSession, weekend: Collection[int], typed: str, *, now: datetime) -> None:
    """Set the weekend and the holidays, a date a line. Raises Invalid for what is no date."""
    require(actor, Action.SESSION_CALENDAR, call)
    calendar, problems = rules.read(weekend, typed)
    if calendar is None:
        raise Invalid(*problems)
    call.weekend = sorted(calendar.weekend)
    call.holidays = [day.isoformat() for day in sorted(calendar.holidays or ())]
    record(actor, "session:calendar", call, now=now)


def usual(actor: Actor, call: ThematicSession, *, now: datetime) -> None:
    """Take the days of Geneva again."""
    require(actor, Action.SESSION_CALENDAR, call)
    call.weekend = call.holidays = None
    record(actor, "session:calendar", call, now=now)

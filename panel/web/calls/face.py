"""What the clock of a call shows: Geneva first, the reader's own city second, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from panel.domain import deadline
from panel.domain.actor import Actor
from panel.domain.deadline import GENEVA
from panel.i18n import format_date, format_time
from panel.web.moments import offset


@dataclass(frozen=True, slots=True)
class Face:
    """``state`` is what a reader is told: a call whose last instant has passed is closed, though the
    clock may not have come round yet. ``own`` is the hour in the reader's zone, where that is known and
    another one; ``left`` is None unless the call is open; ``percent`` of its window has gone by."""

    state: str
    offset: str
    own: str
    own_offset: str
    left: timedelta | None
    percent: float


def of(call: Any, actor: Actor, now: datetime) -> Face:
    """The face of one call for one reader."""
    over = call.state == "open" and now > deadline.last_instant(call.closes_at)
    running = call.state == "open" and not over
    zone = ZoneInfo(actor.time_zone)
    elsewhere = call.closes_at.astimezone(zone).utcoffset() != call.closes_at.astimezone(GENEVA).utcoffset()
    return Face(
        state="closed" if over else call.state,
        offset=offset(call.closes_at),
        own=_own(call.closes_at, actor.time_zone) if elsewhere else "",
        own_offset=offset(call.closes_at, zone) if elsewhere else "",
        left=deadline.remaining(now, call.closes_at) if running else None,
        percent=100 * (now - call.opens_at) / (call.closes_at - call.opens_at) if running else 100,
    )


def _own(when: datetime, zone: str) -> str:
    """``20:00``, with the day where it is another one there."""
    same = when.astimezone(ZoneInfo(zone)).date() == when.astimezone(GENEVA).date()
    at = format_time(when, zone)
    return at if same else f"{format_date(when, zone)}, {at}"

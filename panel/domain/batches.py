"""When posts of protected participants appear: twice a day, in batches, in an order that tells nothing.

Whoever knows at which minute each person was on the site must learn nothing from the minute at which a post
appears. Hence two fixed hours for everybody, at least five together, shuffled. A batch that is too small
waits; after two days what is there appears, so that nobody waits for ever.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Protocol, TypeVar

#: Hours of the day, in UTC.
HOURS = (6, 18)

#: Least size of a batch, and turns after which one appears though it is smaller: 48 hours.
LEAST = 5
MOST_TURNS = 4


class Waiting(Protocol):
    """A post that may appear, and how many turns it was passed over."""

    turns: int


W = TypeVar("W", bound=Waiting)


def turn(now: datetime) -> datetime:
    """The latest of the fixed hours that has come."""
    today = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    past = [today.replace(hour=hour) for hour in HOURS if today.replace(hour=hour) <= now]
    return past[-1] if past else today.replace(hour=HOURS[-1]) - timedelta(days=1)


def batch(waiting: Sequence[W], rng: Random | None = None) -> list[W]:
    """Those that appear at this turn, in the order in which they do: all of them, or none."""
    overdue = any(each.turns + 1 >= MOST_TURNS for each in waiting)
    if len(waiting) < LEAST and not overdue:
        return []
    chosen = list(waiting)
    (rng or secrets.SystemRandom()).shuffle(chosen)
    return chosen

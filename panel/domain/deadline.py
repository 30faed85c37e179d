"""Deadlines: typed in Geneva time, kept in UTC, inclusive to the last second of their minute.

House rules, working methods, section on deadlines. There is no grace: the instant at which the door
begins to handle a request decides, by the server's clock, and 18:00:59 is in time for 18:00. No
function reads a clock. Instants are aware datetimes; one without a zone raises ValueError.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GENEVA = ZoneInfo("Europe/Zurich")
MINUTE = timedelta(minutes=1)

REMINDERS = (timedelta(days=14), timedelta(days=3), timedelta(hours=24))
"""How long before a deadline reminders go out; the first two keep the hour of Geneva."""


class NonExistentLocalTime(ValueError):
    """The clocks of Geneva jump over this time; ``before`` and ``after`` are the nearest that exist.

    Both are local times without a zone: the last minute before the jump, the first after it.
    """

    def __init__(self, local: datetime, before: datetime, after: datetime) -> None:
        self.local, self.before, self.after = local, before, after
        super().__init__(f"{local:%Y-%m-%d %H:%M} does not exist in Geneva")


class AmbiguousLocalTime(ValueError):
    """The clocks of Geneva show this time twice; ``choices`` are the two instants in UTC, in order."""

    def __init__(self, local: datetime, choices: tuple[datetime, datetime]) -> None:
        self.local, self.choices = local, choices
        super().__init__(f"{local:%Y-%m-%d %H:%M} exists twice in Geneva")


def from_geneva(day: date, at: time, fold: int | None = None) -> datetime:
    """The instant in UTC of a day and a time of Geneva.

    ``fold`` chooses the first (0) or the second (1) of a time that exists twice; it is ignored where
    there is nothing to choose. Raises NonExistentLocalTime in the hour that is left out in spring,
    AmbiguousLocalTime in the hour that comes twice in autumn and no choice is given, ValueError where
    the time has a zone, or is not a full minute.
    """
    if at.tzinfo is not None or at.second or at.microsecond:
        raise ValueError("a deadline is a full minute of Geneva time, without a zone")
    local = datetime.combine(day, at.replace(fold=0))
    first, second = (local.replace(tzinfo=GENEVA, fold=each).astimezone(UTC) for each in (0, 1))
    if _geneva(first) != local:
        raise NonExistentLocalTime(local, *_around(local))
    if first == second:
        return first
    if fold is None:
        raise AmbiguousLocalTime(local, (first, second))
    return second if fold else first


def last_instant(closes_at: datetime) -> datetime:
    """The last instant in time: 18:00:59.999999 for a deadline of 18:00."""
    return _aware(closes_at).replace(second=59, microsecond=999_999)


def is_open(now: datetime, opens_at: datetime, closes_at: datetime) -> bool:
    """Whether ``now`` is in time: from the opening to the end of the deadline's minute."""
    return _aware(opens_at) <= _aware(now) <= last_instant(closes_at)


def remaining(now: datetime, closes_at: datetime) -> timedelta:
    """What is left until the deadline as it is printed; zero from then on, its last minute included.

    Whether the call is still open during that minute is for ``is_open`` to say.
    """
    return max(_aware(closes_at) - _aware(now), timedelta(0))


def reminders(closes_at: datetime) -> tuple[datetime, ...]:
    """When reminders are due, in the order of REMINDERS, in UTC.

    Days are days of the calendar: three days before 18:00 in Geneva it is 18:00 in Geneva, also where
    the clocks were changed meanwhile. The last one is 24 hours before.
    """
    local = _geneva(_aware(closes_at))
    days = [before for before in REMINDERS if before > timedelta(days=1)]
    at = [(local - before).replace(tzinfo=GENEVA).astimezone(UTC) for before in days]
    return (*at, closes_at.astimezone(UTC) - REMINDERS[-1])


def working_days_after(
    start: datetime, days: int, holidays: Collection[date] = (), weekend: Collection[int] = (5, 6)
) -> datetime:
    """The same hour of Geneva so many working days later, in UTC; the day of ``start`` is not counted.

    The weekdays of ``weekend`` (Monday is 0) and ``holidays`` (days in Geneva) are no working days. Zero
    days later is ``start``; ValueError for fewer.
    """
    return _working_days(start, days, holidays, timedelta(days=1), weekend)


def working_days_before(end: datetime, days: int, holidays: Collection[date] = ()) -> datetime:
    """The same hour of Geneva so many working days earlier, in UTC; otherwise as ``working_days_after``."""
    return _working_days(end, days, holidays, timedelta(days=-1))


def _working_days(
    instant: datetime,
    days: int,
    holidays: Collection[date],
    step: timedelta,
    weekend: Collection[int] = (5, 6),
) -> datetime:
    if days < 0:
        raise ValueError("working days are counted in one direction")
    local = _geneva(_aware(instant))
    if days == 0:
        return instant.astimezone(UTC)
    while days:
        local += step
        days -= local.weekday() not in weekend and local.date() not in holidays
    return local.replace(tzinfo=GENEVA).astimezone(UTC)


def _geneva(instant: datetime) -> datetime:
    """The local time of Geneva, without its zone."""
    return instant.astimezone(GENEVA).replace(tzinfo=None, fold=0)


def _around(local: datetime) -> tuple[datetime, datetime]:
    """The last local minute before a missing time, and the first after it."""
    before = after = local
    while _geneva(before.replace(tzinfo=GENEVA).astimezone(UTC)) != before:
        before -= MINUTE
    while _geneva(after.replace(tzinfo=GENEVA).astimezone(UTC)) != after:
        after += MINUTE
    return before, after


def _aware(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise ValueError("an instant needs a zone")
    return instant

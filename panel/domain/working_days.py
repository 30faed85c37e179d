"""The calendar of a session: which days are working days, and when so many of them are over.

House rules, working methods, section on the contributors' check. Each session has its own weekend and
holidays; without them those of the United Nations Office at Geneva hold. The two Eids are reckoned by
the arithmetical calendar, which may be a day off: a session whose check falls there sets its own days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from panel.domain.deadline import GENEVA, working_days_after
from panel.domain.errors import N_, Problem, problem

CHECK_DAYS = 10
"""Working days that contributors have to check a draft."""

CHECK_HOUR = 18
"""Hour of Geneva at which the last of them ends."""

WEEKEND = (5, 6)
"""Saturday and Sunday, as ``date.weekday`` counts."""

MOST_HOLIDAYS = 120
"""Days that one session may name."""

_EPOCH = date(622, 7, 19)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days of a session on which nobody is expected to work: weekdays (Monday is 0) and dates.

    ``holidays`` None means those of Geneva, of whatever year is asked for.
    """

    weekend: frozenset[int] = frozenset(WEEKEND)
    holidays: frozenset[date] | None = None

    def off(self, year: int) -> frozenset[date]:
        """The holidays of a year."""
        if self.holidays is None:
            return geneva(year)
        return frozenset(day for day in self.holidays if day.year == year)

    def after(self, start: datetime, days: int) -> datetime:
        """The same hour of Geneva so many working days later, in UTC; the day of ``start`` is not counted."""
        off = {day for year in range(start.year, start.year + 3) for day in self.off(year)}
        return working_days_after(start, days, off, self.weekend)


def check_ends(begun: datetime, calendar: Calendar) -> datetime:
    """When a check that begins at ``begun`` ends: at 18:00 in Geneva of the tenth working day after it."""
    evening = begun.astimezone(GENEVA).replace(hour=CHECK_HOUR, minute=0, second=0, microsecond=0)
    return calendar.after(evening, CHECK_DAYS)


def geneva(year: int) -> frozenset[date]:
    """Days on which the offices in Geneva are closed in a year, beside the weekends."""
    easter = _easter(year)
    fixed = {date(year, 1, 1), date(year, 12, 25), _fast_of_geneva(year)}
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}
    return frozenset(fixed | moving | set(_eids(year)))


def calendar_of(weekend: Iterable[int] | None, holidays: Iterable[str] | None) -> Calendar:
    """The calendar as a session keeps it: lists of numbers and of ISO dates, or None for the usual ones."""
    return Calendar(
        frozenset(WEEKEND if weekend is None else weekend),
        None if holidays is None else frozenset(date.fromisoformat(day) for day in holidays),
    )


def read(weekend: Collection[int], typed: str) -> tuple[Calendar | None, tuple[Problem, ...]]:
    """A calendar from what was typed, a date a line; the problems where it is none."""
    problems, days = [], set[date]()
    for line in typed.split():
        try:
            days.add(date.fromisoformat(line))
        except ValueError:
            problems.append(
                problem("holidays", N_("“%(line)s” is no date; write 2027-12-25."), line=line[:40])
            )
    if len(days) > MOST_HOLIDAYS:
        problems.append(
            problem("holidays", N_("At most %(limit)d holidays can be named."), limit=MOST_HOLIDAYS)
        )
    if not set(weekend) <= set(range(7)) or len(set(weekend)) > 4:
        problems.append(problem("weekend", N_("At least three days of a week must be working days.")))
    return (None, tuple(problems[:5])) if problems else (Calendar(frozenset(weekend), frozenset(days)), ())


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the reckoning of Meeus)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, skipped = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    week = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fast_of_geneva(year: int) -> date:
    """The Thursday after the first Sunday of September."""
    first = date(year, 9, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 4)


def _eids(year: int) -> Iterable[date]:
    """1 Shawwal and 10 Dhu al-Hijja that fall into a year."""
    around = int((year - 622) * 33 / 32)
    for hijri in range(around - 1, around + 3):
        for month, day in ((10, 1), (12, 10)):
            found = _gregorian(hijri, month, day)
            if found.year == year:
                yield found


def _gregorian(hijri: int, month: int, day: int) -> date:
    """A day of the arithmetical Islamic calendar: months of 30 and 29 days, 11 leap years in 30."""
    days = (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return _EPOCH + timedelta(days=days)

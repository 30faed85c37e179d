"""A day and a time of Geneva as people type them, and the instant they mean.

The hour that clocks leave out in spring is refused; the hour that comes twice in autumn asks which one is
meant, and the choice is shown only then.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wtforms import RadioField

from panel.domain import deadline
from panel.domain.deadline import GENEVA, AmbiguousLocalTime, NonExistentLocalTime
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.web.forms import LineField, choices

YEARS = range(2020, 2101)

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")


def fold_field() -> Any:
    """The choice between the two hours, first or second."""
    return RadioField(
        _l("Which of the two hours?"),
        choices=choices(
            [
                ("0", _l("The first: before the clocks are set back")),
                ("1", _l("The second: after the clocks are set back")),
            ]
        ),
        validate_choice=False,
    )


def day_field(label: Any) -> Any:
    """One day, as a browser's date field sends it."""
    return LineField(label, render_kw={"type": "date", "autocomplete": "off"})


def time_field(label: Any) -> Any:
    """One time as text: a browser's own field shows a.m. and p.m. to whoever has set it so."""
    return LineField(label, render_kw={"autocomplete": "off", "maxlength": "5", "dir": "ltr"})


def show(form: Any, name: str, instant: datetime) -> None:
    """Fill the three fields of ``name`` with an instant."""
    local = instant.astimezone(GENEVA)
    form[f"{name}_day"].data = local.date().isoformat()
    form[f"{name}_time"].data = local.strftime("%H:%M")
    form[f"{name}_fold"].data = str(local.fold) if twice(form, name) else None


def read(form: Any, name: str) -> datetime | None:
    """The instant in UTC, or None with an error at the field that needs another look."""
    day, at = _day(form[f"{name}_day"]), _time(form[f"{name}_time"])
    if day is None or at is None:
        return None
    chosen = form[f"{name}_fold"].data
    try:
        return deadline.from_geneva(day, at, int(chosen) if chosen in {"0", "1"} else None)
    except NonExistentLocalTime as error:
        _wrong(
            form[f"{name}_time"],
            _(
                "%(time)s does not exist in Geneva on that day: the clocks go forward. "
                "Choose %(before)s or earlier, or %(after)s or later.",
                time=at.strftime("%H:%M"),
                before=error.before.strftime("%H:%M"),
                after=error.after.strftime("%H:%M"),
            ),
        )
    except AmbiguousLocalTime as error:
        _wrong(
            form[f"{name}_fold"],
            _(
                "%(time)s comes twice in Geneva on that day, at %(first)s and at %(second)s UTC. Choose one.",
                time=at.strftime("%H:%M"),
                first=error.choices[0].strftime("%H:%M"),
                second=error.choices[1].strftime("%H:%M"),
            ),
        )
    return None


def twice(form: Any, name: str) -> bool:
    """Whether the time that stands in the fields comes twice, so that the choice must be shown."""
    try:
        deadline.from_geneva(_date(form[f"{name}_day"].data), _clock(form[f"{name}_time"].data))
    except AmbiguousLocalTime:
        return True
    except ValueError:
        return False
    return False


def offset(when: datetime, zone: Any = GENEVA) -> str:
    """``UTC+1``, ``UTC+5:30``, ``UTC-3``: what a zone's clocks are ahead of UTC at an instant."""
    ahead = when.astimezone(zone).utcoffset() or timedelta(0)
    minutes = int(ahead.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "-"
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def fallback(moment: datetime | None, otherwise: datetime) -> datetime:
    """A moment, or a stand-in, so that the other answers of a form can be looked at as well."""
    return moment if moment is not None else otherwise.astimezone(UTC)


def _day(field: Any) -> date | None:
    try:
        return _date(field.data)
    except ValueError:
        _wrong(
            field,
            _(
                "Give the day as year, month and day, for instance 2027-03-05, from %(low)s to %(high)s.",
                low=YEARS[0],
                high=YEARS[-1],
            ),
        )
    return None


def _time(field: Any) -> time | None:
    try:
        return _clock(field.data)
    except ValueError:
        _wrong(field, _("Give the time as hours and minutes on the 24-hour clock, for instance 18:00."))
    return None


def _date(typed: str | None) -> date:
    """``2027-03-05`` and no other way of writing it; ValueError otherwise."""
    found = _DATE.fullmatch(typed or "")
    if found is None or int(found[1]) not in YEARS:
        raise ValueError
    return date(*(int(part) for part in found.groups()))


def _clock(typed: str | None) -> time:
    """``18:00`` or ``9:00``; ValueError otherwise."""
    found = _TIME.fullmatch(typed or "")
    if found is None:
        raise ValueError
    return time(int(found[1]), int(found[2]))


def _wrong(field: Any, message: str) -> None:
    field.errors = [*field.errors, message]

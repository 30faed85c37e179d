"""Dates, hours, numbers, lists and places, the way the Panel prints them.

Habits in every language: Latin digits, 1,000 with a comma, the 24-hour clock, the city and never the
abbreviation of a zone, 5 March 2027 in English. Instants must carry a zone; a text in ISO 8601 (as the
outbox keeps it) is read as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import get_day_names, get_timezone_location
from babel.lists import format_list as babel_list

from panel.i18n.active import gettext, ngettext, spoken_locale

GENEVA = "Europe/Zurich"
_WEEKDAY = {"en": "EEEE d MMMM y"}


@cache
def _babel(tag: str) -> Locale:
    """Babel's locale: British day order for English and the pseudo-locales."""
    return Locale.parse("en_GB" if tag.startswith("en") else tag)


def _instant(when: datetime | str) -> datetime:
    moment = datetime.fromisoformat(when) if isinstance(when, str) else when
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone cannot be printed")
    return moment


def _in(when: datetime | str, zone: str) -> datetime:
    return _instant(when).astimezone(UTC if zone == "UTC" else ZoneInfo(zone))


def format_date(day: date | datetime | str, zone: str = GENEVA) -> str:
    """``5 March 2027``; an instant is dated in ``zone``."""
    if isinstance(day, str):
        day = date.fromisoformat(day) if len(day) == 10 else _instant(day)
    if isinstance(day, datetime):
        day = _in(day, zone).date()
    return babel_date(day, "long", _babel(spoken_locale()))


def format_time(when: datetime | str, zone: str = GENEVA, *, seconds: bool = False) -> str:
    """``18:00``, or ``18:00:59``."""
    return _in(when, zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def format_day(when: datetime | str, zone: str = GENEVA) -> str:
    """``Friday 5 March 2027``."""
    tag = spoken_locale()
    pattern = _WEEKDAY["en"] if tag.startswith("en") else "full"
    return babel_date(_in(when, zone).date(), pattern, _babel(tag))


def weekday_name(day: int) -> str:
    """``Monday`` for 0."""
    return str(get_day_names("wide", "stand-alone", _babel(spoken_locale()))[day])


def format_in_zone(when: datetime | str, zone: str, city: str | None = None, *, seconds: bool = False) -> str:
    """``Friday 5 March 2027, 20:00 in Nairobi``; UTC is a clock and no city, and is printed as such."""
    parts = {"day": format_day(when, zone), "time": format_time(when, zone, seconds=seconds)}
    if zone == "UTC" and city is None:
        return gettext("%(day)s, %(time)s UTC", **parts)
    return gettext("%(day)s, %(time)s in %(city)s", **parts, city=city or city_of(zone))


def format_datetime_geneva(when: datetime | str, *, seconds: bool = False) -> str:
    """``Friday 5 March 2027, 18:00 in Geneva``."""
    return format_in_zone(when, GENEVA, seconds=seconds)


def format_deadline(when: datetime | str, zone: str = GENEVA) -> str:
    """Geneva first, the reader's city second, with the weekday where it is another day there."""
    here = format_datetime_geneva(when)
    if _in(when, zone).utcoffset() == _in(when, GENEVA).utcoffset():
        return here
    there = format_time(when, zone)
    if _in(when, zone).date() != _in(when, GENEVA).date():
        there = f"{babel_date(_in(when, zone).date(), 'EEEE', _babel(spoken_locale()))} {there}"
    if zone == "UTC":
        return gettext("%(geneva)s (%(time)s UTC)", geneva=here, time=there)
    return gettext("%(geneva)s (%(time)s in %(city)s)", geneva=here, time=there, city=city_of(zone))


def format_left(left: timedelta) -> str:
    """``3 days 4 hours``; under a day ``22 hours 14 minutes``; rounded down, and under a minute no figure."""
    minutes = int(left.total_seconds()) // 60
    if minutes < 1:
        return gettext("less than a minute")
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    said = []
    if days:
        said.append(ngettext("%(num)s day", "%(num)s days", days))
    if hours:
        said.append(ngettext("%(num)s hour", "%(num)s hours", hours))
    if not days and rest:
        said.append(ngettext("%(num)s minute", "%(num)s minutes", rest))
    return " ".join(said)


def format_number(value: float, decimals: int = 0) -> str:
    """``1,000``; Latin digits in every language; ``decimals`` places after a point."""
    return f"{value:,.{decimals}f}"


def format_list(items: Iterable[str]) -> str:
    """``CMF, HSA and TUE`` in the active language."""
    return babel_list([str(item) for item in items], locale=_babel(spoken_locale()))


def city_of(zone: str) -> str:
    """Name of the city a zone is called after; Geneva for the zone of Switzerland, UTC for UTC."""
    if zone == GENEVA:
        return gettext("Geneva")
    if zone in {"UTC", "Etc/UTC"}:
        return "UTC"
    name = get_timezone_location(ZoneInfo(zone).key, locale=_babel(spoken_locale()), return_city=True)
    return name.rpartition("/")[2]


def territory_name(code: str, tag: str = "") -> str:
    """Name of a State or territory by its ISO 3166-1 alpha-2 code; the code itself where there is none.

    ``tag`` names another language than the active one, also one that the interface does not speak.
    """
    return str(_babel(tag or spoken_locale()).territories.get(code.upper(), code.upper()))


def language_name(tag: str) -> str:
    """Name of a language in the active one (``French``, ``français``); the tag itself where there is none."""
    names = _babel(spoken_locale()).languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0].lower()) or tag)

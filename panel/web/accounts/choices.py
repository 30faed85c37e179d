"""Lists that forms of accounts offer."""

from __future__ import annotations

from functools import cache

from panel.domain import zones as known
from panel.i18n import LANGUAGES, active_locale, city_of, use_locale
from panel.i18n import lazy_gettext as _l

_AREAS = {
    "Africa": _l("Africa"),
    "America": _l("America"),
    "Antarctica": _l("Antarctica"),
    "Arctic": _l("Arctic"),
    "Asia": _l("Asia"),
    "Atlantic": _l("Atlantic Ocean"),
    "Australia": _l("Australia"),
    "Europe": _l("Europe"),
    "Indian": _l("Indian Ocean"),
    "Pacific": _l("Pacific Ocean"),
    "UTC": _l("No city"),
}


def languages() -> list[tuple[str, str]]:
    """The languages of the interface, each by its own name."""
    return list(LANGUAGES.items())


def zones(present: str) -> dict[str, list[tuple[str, str]]]:
    """Time zones by area, under the names of their cities in the active language.

    A city that goes by two zones stands once; ``present``, the zone that is set, is always among them.
    """
    grouped: dict[str, list[tuple[str, str]]] = {}
    for area, cities in _zones(active_locale()):
        named = {city: zone for city, zone in cities if zone != present}
        named |= {city: zone for city, zone in cities if zone == present}
        grouped[str(_AREAS[area])] = [(zone, city) for city, zone in sorted(named.items())]
    return grouped


@cache
def _zones(locale: str) -> list[tuple[str, list[tuple[str, str]]]]:
    with use_locale(locale):
        grouped: dict[str, list[tuple[str, str]]] = {}
        for zone in known.zones():
            grouped.setdefault(zone.partition("/")[0], []).append((city_of(zone), zone))
        return list(grouped.items())

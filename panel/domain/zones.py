"""Time zones that people may choose: those named after a city, and UTC."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@cache
def zones() -> tuple[str, ...]:
    """Names of the zones, by area and city; UTC comes last."""
    known = sorted(z for z in available_timezones() if z.partition("/")[0] in AREAS and "/" in z)
    return (*known, "UTC")

"""Names of countries as the Panel prints them."""

from __future__ import annotations

from panel.i18n import spoken_locale, territory_name
from panel.reference import country


def country_name(code: str | None) -> str:
    """The UN short name in English, the usual name in other languages; empty for no country."""
    if not code:
        return ""
    if spoken_locale().startswith("en"):
        return country(code).label
    return territory_name(code)

"""Gettext and the formats for a Jinja environment; pages and mail are dressed by the same function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from panel.i18n import formats
from panel.i18n.active import catalogue
from panel.i18n.locales import direction


def install(environment: Environment) -> None:
    """Teach templates ``_``, ``{% trans %}`` and the filters ``date``, ``day``, ``time``, ``geneva``, ``deadline``,
    ``in_zone``, ``left``, ``number``, ``listed``, ``city``, ``territory``, ``language`` and ``direction``."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: catalogue().gettext(message),
        lambda singular, plural, n: catalogue().ngettext(singular, plural, n),
        newstyle=True,  # Jinja fills the values in, and escapes them where the page is HTML
        pgettext=lambda context, message: catalogue().pgettext(context, message),
        npgettext=lambda context, singular, plural, n: catalogue().npgettext(context, singular, plural, n),
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update({name: _late(format_) for name, format_ in _FORMATS.items()})


_FORMATS: dict[str, Callable[..., Any]] = {
    "date": formats.format_date,
    "day": formats.format_day,
    "time": formats.format_time,
    "geneva": formats.format_datetime_geneva,
    "deadline": formats.format_deadline,
    "in_zone": formats.format_in_zone,
    "left": formats.format_left,
    "number": formats.format_number,
    "listed": formats.format_list,
    "city": formats.city_of,
    "territory": formats.territory_name,
    "language": formats.language_name,
    "direction": direction,
}


def _late(format_: Callable[..., Any]) -> Callable[..., Any]:
    """Keep a format from being computed when a template is compiled: Jinja folds a filter on a constant,
    and what it folds would be in the language of whoever opened the page first, for everybody."""

    @pass_context
    def late(_context: Context, *values: Any, **named: Any) -> Any:
        return format_(*values, **named)

    return late

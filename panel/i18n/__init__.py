"""Languages: which locale is active, what a message says in it, how dates and numbers are set.

Here live the six languages, two pseudo-locales for tests, the active locale (a context variable, so
that a worker and a request behave alike), gettext, and the Panel's way of printing dates, numbers,
lists and places. Not here: any wording of a page (templates and the code that speaks), any HTTP.
``mail`` and ``documents`` and every room above may import this one; pure rooms do not: they return
codes and values and leave the words to the pages.
"""

from __future__ import annotations

from panel.i18n.active import (
    LazyString,
    active_locale,
    gettext,
    lazy_gettext,
    ngettext,
    npgettext,
    pgettext,
    spoken,
    spoken_locale,
    use_locale,
)
from panel.i18n.formats import (
    city_of,
    format_date,
    format_datetime_geneva,
    format_day,
    format_deadline,
    format_in_zone,
    format_left,
    format_list,
    format_number,
    format_time,
    language_name,
    territory_name,
    weekday_name,
)
from panel.i18n.jinja import install
from panel.i18n.locales import (
    DEFAULT,
    LANGUAGES,
    PSEUDO,
    Language,
    PageLocale,
    direction,
    negotiate,
    page_locale,
    supported,
)

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "PSEUDO",
    "Language",
    "LazyString",
    "PageLocale",
    "active_locale",
    "city_of",
    "direction",
    "format_date",
    "format_datetime_geneva",
    "format_day",
    "format_deadline",
    "format_in_zone",
    "format_left",
    "format_list",
    "format_number",
    "format_time",
    "gettext",
    "install",
    "language_name",
    "lazy_gettext",
    "negotiate",
    "ngettext",
    "npgettext",
    "page_locale",
    "pgettext",
    "spoken",
    "spoken_locale",
    "supported",
    "territory_name",
    "use_locale",
    "weekday_name",
]

"""The active locale and the words in it.

The locale is a context variable: each request, job and test sets its own with ``use_locale``. Values
are given by name (``gettext("%(n)s words", n=12)``). Without values a message is returned as it is, so
a lone per cent sign needs no doubling in Python; in templates it does (``%%``), because Jinja always
formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import Any

from panel.i18n.catalogue import delivered, translations
from panel.i18n.locales import DEFAULT, supported

_active: ContextVar[str] = ContextVar("panel_locale", default=DEFAULT)


def active_locale() -> str:
    """Tag of the locale in force here and now."""
    return _active.get()


def spoken_locale() -> str:
    """Tag of the locale in which sentences come out: English where the active one has no catalogue yet.

    Dates, places and lists are set in this one, so that no French date stands in an English sentence.
    """
    return spoken(_active.get())


def spoken(tag: str) -> str:
    """What is spoken where ``tag`` is asked for."""
    return tag if delivered(tag) else DEFAULT


def catalogue() -> NullTranslations:
    """The catalogue of the active locale."""
    return translations(_active.get())


@contextmanager
def use_locale(tag: str) -> Iterator[str]:
    """Speak another language inside the block; an unknown tag means English."""
    token = _active.set(supported(tag) or DEFAULT)
    try:
        yield _active.get()
    finally:
        _active.reset(token)


def gettext(message: str, **values: Any) -> str:
    """The message in the active locale, with its named values filled in."""
    return _fill(catalogue().gettext(message), values)


def ngettext(singular: str, plural: str, n: int, **values: Any) -> str:
    """The form for ``n``; ``%(num)s`` holds ``n`` unless given otherwise (``num="1,000"``)."""
    values.setdefault("num", n)
    return _fill(catalogue().ngettext(singular, plural, n), values)


def pgettext(context: str, message: str, **values: Any) -> str:
    """The message as meant in a context, where one English word has two meanings."""
    return _fill(catalogue().pgettext(context, message), values)


def npgettext(context: str, singular: str, plural: str, n: int, **values: Any) -> str:
    """The form for ``n`` in a context."""
    values.setdefault("num", n)
    return _fill(catalogue().npgettext(context, singular, plural, n), values)


def _fill(text: str, values: dict[str, Any]) -> str:
    return text % values if values else text


class LazyString:
    """Text that is looked up each time it is read; for labels made at import, before any locale is known."""

    __slots__ = ("_arguments", "_say", "_values")

    def __init__(self, say: Callable[..., str], *arguments: Any, **values: Any) -> None:
        self._say, self._arguments, self._values = say, arguments, values

    def __str__(self) -> str:
        return self._say(*self._arguments, **self._values)

    def __repr__(self) -> str:
        return f"LazyString({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, (str, LazyString)) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._arguments, tuple(self._values)))

    def __bool__(self) -> bool:
        return bool(str(self))

    def __len__(self) -> int:
        return len(str(self))

    def __iter__(self) -> Iterator[str]:
        return iter(str(self))

    def __contains__(self, part: str) -> bool:
        return part in str(self)

    def __mod__(self, values: Any) -> str:
        return str(self).__mod__(values)

    def __add__(self, other: object) -> str:
        return str(self) + str(other)

    def __radd__(self, other: object) -> str:
        return str(other) + str(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(str(self), name)


def lazy_gettext(message: str, **values: Any) -> LazyString:
    """Like ``gettext``, looked up when it is read."""
    return LazyString(gettext, message, **values)

"""Two pseudo-locales made from the message ids, to find cut, missing and one-directional text.

``en-XA`` puts accents on every letter, adds 40 per cent and stands between brackets, so that a cut or
an untranslated string shows. ``en-XB`` keeps Latin letters (contrast checkers skip Arabic ones), adds
the same length, stands between angle marks and is served in ``dir=rtl``. No direction override
characters are used: they would leak into attributes, file names and mail.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from math import ceil

_KEPT = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%[sd%]|<[^<>]*>|&#?\w+;|\{\w*\}|https?://\S+")
_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀćďéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÀƁĆĎÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ",
)
_FILL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def accent(message: str) -> str:
    """``Submit`` → ``[Šûƀɱîţ ôñé]``; placeholders, tags, entities and addresses stay as they are."""
    words = _KEPT.split(message)
    kept = [*_KEPT.findall(message), ""]
    body = "".join(word.translate(_ACCENTS) + hold for word, hold in zip(words, kept, strict=True))
    return _wrap(message, body, _filling(message).translate(_ACCENTS), "[]")


def mirror(message: str) -> str:
    """``Submit`` → ``‹Submit one›``, to be set from right to left."""
    return _wrap(message, message, _filling(message), "‹›")


def _filling(message: str) -> str:
    """Words that lengthen a message by 40 per cent; whole words, so that lines break."""
    wanted = ceil(len(_KEPT.sub("", message).strip()) * 0.4)
    filling = ""
    for place in range(wanted):
        if len(filling) >= wanted:
            break
        filling += " " + _FILL[place % len(_FILL)]
    return filling


def _wrap(message: str, body: str, filling: str, marks: str) -> str:
    if not message.strip():
        return message
    lead = len(body) - len(body.lstrip())
    tail = len(body.rstrip())
    return f"{body[:lead]}{marks[0]}{body[lead:tail]}{filling}{marks[1]}{body[tail:]}"


class _Pseudo(NullTranslations):
    """A catalogue that makes its answer from the message id."""

    def _turn(self, message: str) -> str:
        raise NotImplementedError

    def gettext(self, message: str) -> str:
        return self._turn(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._turn(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._turn(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._turn(msgid1 if n == 1 else msgid2)


class Accented(_Pseudo):
    """Catalogue of ``en-XA``."""

    def _turn(self, message: str) -> str:
        return accent(message)


class Mirrored(_Pseudo):
    """Catalogue of ``en-XB``."""

    def _turn(self, message: str) -> str:
        return mirror(message)

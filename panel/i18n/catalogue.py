"""Catalogues: a ``.po`` file is read when its language is first asked for; there is no build step.

A compiled file could be older than its source; reading six small files once costs less than that doubt.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from panel.i18n.pseudo import Accented, Mirrored

DIRECTORY = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "panel"


def delivered(tag: str) -> bool:
    """Whether a locale has words of its own: English and the pseudo-locales always, others with a catalogue."""
    return tag.startswith("en") or type(translations(tag)) is not NullTranslations


@cache
def translations(tag: str) -> NullTranslations:
    """The catalogue of a locale; English message ids where none has been delivered yet."""
    if tag == "en-XA":
        return Accented()
    if tag == "en-XB":
        return Mirrored()
    source = DIRECTORY / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not source.is_file():
        return NullTranslations()
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=tag, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)

"""Collects the messages of code and templates into ``panel/locale/panel.pot``.

``python -m panel.i18n.extract`` writes the file; ``--check`` writes nothing and ends with status 1 where
it is out of date. Places are given by file, without line numbers or dates, so that the file changes only
when a message does. A new language begins with ``pybabel init -D panel -i panel/locale/panel.pot -d
panel/locale -l fr``; later ones are brought up to date with ``pybabel update`` and the same options.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from panel.i18n.catalogue import DIRECTORY, DOMAIN

ROOT = DIRECTORY.parent
_METHODS = [
    ("templates/**.html", "jinja2.ext:babel_extract"),
    ("templates/mail/**.txt", "jinja2.ext:babel_extract"),
    ("**.py", "python"),
]
_OPTIONS = {pattern: {"trimmed": "true", "newstyle_gettext": "true"} for pattern, _ in _METHODS[:2]}
_KEYWORDS = {
    "_": None,
    "_l": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
#: The header needs a date; a real one would change the file on every run.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def catalogue(root: Path) -> Catalog:
    """All messages under a directory, each with the files it stands in; notes begin with ``Translators:``."""
    made = Catalog(
        project="panel",
        version="1",
        header_comment="# Messages of the Panel, in English. Made by python -m panel.i18n.extract; do not edit.",
        msgid_bugs_address="the secretariat",
        last_translator="nobody",
        language_team="nobody",
        creation_date=_UNDATED,
        fuzzy=False,
    )
    found = extract_from_dir(
        root, _METHODS, _OPTIONS, keywords=_KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, _line, message, comments, context in found:
        place = (Path(root.name, file).as_posix(), 0)
        made.add(message, None, [place], auto_comments=comments, context=context)
    return made


def as_text(messages: Catalog) -> bytes:
    """The catalogue in the form of a ``.pot`` file."""
    stream = BytesIO()
    write_po(stream, messages, width=100, sort_output=True, include_lineno=False)
    return stream.getvalue()


def main(arguments: Sequence[str]) -> int:
    """Write or check the file; the status is 0 when it is, or was made, up to date."""
    target = DIRECTORY / f"{DOMAIN}.pot"
    text = as_text(catalogue(ROOT))
    if "--check" in arguments:
        return 0 if target.is_file() and target.read_bytes() == text else 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

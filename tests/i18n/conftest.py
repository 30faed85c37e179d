"""Catalogues as a test needs them: none at all, or one for every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from panel.i18n import LANGUAGES, catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def no_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A directory of catalogues in which none has been delivered yet."""
    monkeypatch.setattr(catalogue, "DIRECTORY", tmp_path)
    catalogue.translations.cache_clear()
    yield tmp_path
    catalogue.translations.cache_clear()


@pytest.fixture
def catalogues(no_catalogues: Path) -> None:
    """A catalogue without a message for each language but English."""
    for tag in LANGUAGES.keys() - {"en"}:
        folder = no_catalogues / tag / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "panel.po").write_text(HEAD, encoding="utf-8")

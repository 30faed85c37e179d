"""Extraction: code and templates, nothing that changes without a message."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from panel.i18n import extract

SOURCES = {
    "a.py": '_("One")\nlazy_gettext("Two")\nN_("Three")\nngettext("%(num)s ox", "%(num)s oxen", 2)\npgettext("state", "Open")\nother("No")\n',
    "templates/a.html": "{{ _('Four') }}{% trans n=1 %}\n  Five\n  {{ n }}\n{% endtrans %}<p>No</p>",
    "templates/mail/a.txt": "{{ _('Six') }}\nNo",
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for name, text in SOURCES.items():
        target = tmp_path / "panel" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path / "panel"


def test_every_kind_of_message_is_found(sources: Path) -> None:
    found = {(m.context, m.id, m.locations[0][0]) for m in extract.catalogue(sources) if m.id}
    assert found == {
        (None, "One", "panel/a.py"),
        (None, "Two", "panel/a.py"),
        (None, "Three", "panel/a.py"),
        (None, ("%(num)s ox", "%(num)s oxen"), "panel/a.py"),
        ("state", "Open", "panel/a.py"),
        (None, "Four", "panel/templates/a.html"),
        (None, "Five %(n)s", "panel/templates/a.html"),
        (None, "Six", "panel/templates/mail/a.txt"),
    }


def test_a_new_line_above_changes_nothing(sources: Path) -> None:
    before = extract.as_text(extract.catalogue(sources))
    (sources / "a.py").write_text("\n\n" + SOURCES["a.py"], encoding="utf-8")
    assert extract.as_text(extract.catalogue(sources)) == before
    (sources / "a.py").write_text('_("Other")', encoding="utf-8")
    assert extract.as_text(extract.catalogue(sources)) != before


def test_the_file_can_be_read_back(sources: Path) -> None:
    made = extract.catalogue(sources)
    read = read_po(BytesIO(extract.as_text(made)))
    assert {m.id for m in read} == {m.id for m in made}


def test_check_tells_a_file_that_is_behind(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "ROOT", sources)
    monkeypatch.setattr(extract, "DIRECTORY", tmp_path)
    assert extract.main(["--check"]) == 1
    assert extract.main([]) == 0
    assert extract.main(["--check"]) == 0
    (tmp_path / "panel.pot").write_text("", encoding="utf-8")
    assert extract.main(["--check"]) == 1

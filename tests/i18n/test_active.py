"""The active locale, and gettext in it."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pytest
from markupsafe import escape

from panel.i18n import (
    LazyString,
    active_locale,
    gettext,
    lazy_gettext,
    ngettext,
    npgettext,
    use_locale,
)
from panel.i18n import (
    catalogue as rooms_catalogue,
)

FRENCH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Your text has %(n)s words"
msgstr "Votre texte compte %(n)s mots"

msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "%(num)s jour"
msgstr[1] "%(num)s jours"

msgctxt "state"
msgid "Open"
msgstr "Ouvert"

#, fuzzy
msgid "Not checked"
msgstr "Pas vérifié"
"""


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "panel.po").write_text(FRENCH, encoding="utf-8")
    monkeypatch.setattr(rooms_catalogue, "DIRECTORY", tmp_path)
    rooms_catalogue.translations.cache_clear()
    yield
    rooms_catalogue.translations.cache_clear()


def test_english_is_the_rule() -> None:
    assert active_locale() == "en"
    assert gettext("Your text has %(n)s words", n="1,000") == "Your text has 1,000 words"


def test_a_locale_ends_with_its_block() -> None:
    with use_locale("fr") as tag:
        with use_locale("ar-EG"):
            assert active_locale() == "ar"
        assert (tag, active_locale()) == ("fr", "fr")
        with pytest.raises(RuntimeError), use_locale("ru"):
            raise RuntimeError
        assert active_locale() == "fr"
    assert active_locale() == "en"


def test_an_unknown_locale_is_english() -> None:
    with use_locale("tlh"):
        assert active_locale() == "en"


def test_threads_and_tasks_do_not_share_a_locale() -> None:
    seen: list[str] = []

    async def task(tag: str) -> str:
        with use_locale(tag):
            await asyncio.sleep(0)
            return active_locale()

    async def both() -> list[str]:
        return await asyncio.gather(task("fr"), task("ru"))

    with use_locale("zh"):
        thread = threading.Thread(target=lambda: seen.append(active_locale()))
        thread.start()
        thread.join()
        with ThreadPoolExecutor(1) as pool:  # the browser of another test may have a loop running in this one
            told = pool.submit(copy_context().run, asyncio.run, both()).result()
        assert told == ["fr", "ru"]
    assert seen == ["en"]


@pytest.mark.usefixtures("french")
def test_a_catalogue_is_read_from_its_source() -> None:
    with use_locale("fr"):
        assert gettext("Your text has %(n)s words", n=3) == "Votre texte compte 3 mots"
        assert [ngettext("%(num)s day", "%(num)s days", n) for n in (0, 1, 2)] == [
            "0 jour",
            "1 jour",
            "2 jours",
        ]
        assert npgettext("state", "Open", "Open", 1) == "Open"
        assert gettext("Not checked") == "Not checked"
        assert gettext("No such message") == "No such message"


def test_a_missing_catalogue_leaves_english() -> None:
    with use_locale("ar"):
        assert ngettext("%(num)s day", "%(num)s days", 2) == "2 days"


def test_a_per_cent_sign_is_safe_without_values() -> None:
    assert gettext("100 % of it") == "100 % of it"


def test_a_formatted_number_may_stand_for_the_count() -> None:
    assert ngettext("%(num)s word", "%(num)s words", 1000, num="1,000") == "1,000 words"


@pytest.mark.usefixtures("french")
def test_a_lazy_string_speaks_when_read() -> None:
    label = lazy_gettext("Your text has %(n)s words", n=3)
    with use_locale("fr"):
        assert str(label) == "Votre texte compte 3 mots"
        assert escape(label) == "Votre texte compte 3 mots"
        assert label.upper() == "VOTRE TEXTE COMPTE 3 MOTS"
    assert label == "Your text has 3 words"
    assert f"{label}" + "." == label + "."
    assert "<" + lazy_gettext("a") + ">" == "<a>"
    assert lazy_gettext("%(n)s left") % {"n": 2} == "2 left"


def test_a_lazy_string_behaves_like_text() -> None:
    label = lazy_gettext("Name")
    assert (len(label), list(label), "am" in label, bool(label), bool(lazy_gettext(""))) == (
        4,
        ["N", "a", "m", "e"],
        True,
        True,
        False,
    )
    assert {label: 1}[lazy_gettext("Name")] == 1
    assert label != 4
    assert isinstance(label, LazyString)
    assert repr(label) == "LazyString('Name')"

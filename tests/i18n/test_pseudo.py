"""Pseudo-locales: longer, marked, and harmless to placeholders and markup."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.i18n import gettext, ngettext, pgettext, use_locale
from panel.i18n.extract import ROOT, catalogue
from panel.i18n.pseudo import accent, mirror

MESSAGES = sorted(
    {
        form
        for message in catalogue(ROOT)
        if message.id
        for form in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|<[^<>]*>|\{\w*\}")


def test_by_hand() -> None:
    assert accent("Submit") == "[Šûƀɱîţ ôñé]"
    assert mirror("Submit") == "‹Submit one›"
    assert accent("<b>%(n)s</b> of %(limit)s words") == "[<b>%(n)s</b> ôƒ %(limit)s ŵôŕďš ôñé]"
    assert mirror(" Left: ") == " ‹Left: one› "
    assert (accent(""), mirror("  ")) == ("", "  ")


@pytest.mark.parametrize("turn", [accent, mirror])
def test_every_message_of_the_panel_keeps_its_placeholders(turn: object) -> None:
    assert callable(turn)
    assert {m: PLACEHOLDER.findall(turn(m)) for m in MESSAGES} == {
        m: PLACEHOLDER.findall(m) for m in MESSAGES
    }


def test_every_message_grows_by_two_fifths_and_is_marked() -> None:
    for message in MESSAGES:
        for turned, marks in ((accent(message), "[]"), (mirror(message), "‹›")):
            assert (turned.strip()[0], turned.strip()[-1]) == (marks[0], marks[1])
            assert len(turned) >= len(message) + 0.4 * len(PLACEHOLDER.sub("", message).strip())


def test_no_letter_of_a_message_stays_plain_under_accents() -> None:
    for message in MESSAGES:
        bare = re.sub(r"%\(\w+\)[sd]|<[^<>]*>|&\w+;|\{\w*\}|https?://\S+", "", accent(message))
        assert [c for c in bare if c.isascii() and c.isalpha()] == []


@given(st.text(max_size=60))
def test_no_direction_marks_are_added(text: str) -> None:
    for turn in (accent, mirror):
        added = set(turn(text)) - set(text)
        assert {unicodedata.bidirectional(c) for c in added} <= {"L", "ON", "WS", "S", "B"}
        assert not any(unicodedata.category(c) == "Cf" for c in added)


def test_values_stand_inside_the_marks() -> None:
    with use_locale("en-XA"):
        assert gettext("%(n)s left", n="257") == "[257 ļéƒţ ôñé]"
        assert ngettext("%(num)s day", "%(num)s days", 1) == "[1 ďàý ôñé]"
    with use_locale("en-XB"):
        assert ngettext("%(num)s day", "%(num)s days", 3) == "‹3 days one›"
        assert pgettext("verb", "Open") == "‹Open one›"

"""The gazetteer: every instrument of the lists has its names, and the files read as they should."""

from __future__ import annotations

import pytest

from panel.reference.gazetteer import KINDS, named
from panel.reference.gazetteer.read import parse, written_out
from panel.reference.instruments import INSTRUMENTS
from panel.reference.mechanisms import MECHANISMS
from panel.reference.regional_instruments import REGIONAL_INSTRUMENTS
from panel.reference.soft_law import SOFT_LAW

LANGUAGES = {"en", "fr", "es", "ru", "ar", "zh"}


def test_every_entry_of_the_lists_is_named() -> None:
    codes = {code for each in named() for code in each.codes}
    lists = (INSTRUMENTS, REGIONAL_INSTRUMENTS, SOFT_LAW, MECHANISMS)
    assert [entry.id for shelf in lists for entry in shelf.entries if entry.id not in codes] == []


def test_the_instruments_of_box_1_are_named_in_all_six_languages() -> None:
    languages = {
        each.codes[0]: {language for language, _ in each.names} for each in named() if each.kind in KINDS[:5]
    }
    assert [entry.id for entry in INSTRUMENTS.entries if languages[entry.id] != LANGUAGES] == []


def test_no_name_is_left_with_a_bracket_and_none_is_empty() -> None:
    names = [name for each in named() for _, name in each.names]
    assert len(names) > 2500
    assert [name for name in names if not name.strip() or set("[]|") & set(name)] == []


def test_a_name_means_one_thing_in_a_language() -> None:
    seen: dict[tuple[str, str], tuple[str, ...]] = {}
    clashes = [
        (key, each.codes)
        for each in named()
        for key in each.names
        if seen.setdefault((key[0], key[1].casefold()), each.codes) != each.codes
    ]
    assert clashes == []


def test_parts_that_may_be_left_out() -> None:
    assert written_out("Pact [on Rivers [and Lakes]]") == (
        "Pact on Rivers and Lakes", "Pact", "Pact on Rivers",
    )  # fmt: skip


def test_a_stanza() -> None:
    (each,) = parse("x.txt", "A+B ; group ; AB|?CD\nen two Pacts\nzh 两协定|两项协定\n")
    assert (each.codes, each.kind, each.acronyms, each.doubtful) == (("A", "B"), "group", ("AB",), ("CD",))
    assert each.names == (("en", "two Pacts"), ("zh", "两协定"), ("zh", "两项协定"))


@pytest.mark.parametrize("line", ["A ; unheard-of ;", "de Übereinkommen", "A ; treaty"])
def test_a_line_that_is_neither_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(ValueError, match=r"x\.txt, line 2: "):
        list(parse("x.txt", f"B ; treaty ;\n{line}\n"))

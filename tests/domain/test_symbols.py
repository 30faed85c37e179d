"""Symbols: one spelling each, both ways."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain import symbols
from panel.domain.symbols import Symbol, SymbolError

WRITTEN: dict[str, dict[str, Any]] = {
    "SPMHR/2027/1": {},
    "SPMHR/2027/1/CALL": {"kind": "CALL"},
    "SPMHR/2027/1/BP.1": {"kind": "BP", "item": 1},
    "SPMHR/2027/1/CRP.12": {"kind": "CRP", "item": 12},
    "SPMHR/2027/1/SUB/014": {"kind": "SUB", "item": 14},
    "SPMHR/2027/1/SUB/001": {"kind": "SUB", "item": 1},
    "SPMHR/2027/1/SUB/1000": {"kind": "SUB", "item": 1000},
    "SPMHR/2027/1/JS/2": {"kind": "JS", "item": 2},
    "SPMHR/2027/1/THR/3": {"kind": "THR", "item": 3},
    "SPMHR/2027/1/THR/3/DIGEST.2": {"kind": "THR", "item": 3, "digest": 2},
    "SPMHR/2027/1/COMP": {"kind": "COMP"},
    "SPMHR/2027/1/SUM": {"kind": "SUM"},
    "SPMHR/2027/1/SUM/Corr.1": {"kind": "SUM", "changes": (("Corr", 1),)},
    "SPMHR/2027/1/SUM/Rev.2/Corr.1": {"kind": "SUM", "changes": (("Rev", 2), ("Corr", 1))},
    "SPMHR/2027/1/CALL/Add.1": {"kind": "CALL", "changes": (("Add", 1),)},
    "SPMHR/2027/1/CRP.1/Rev.1": {"kind": "CRP", "item": 1, "changes": (("Rev", 1),)},
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_symbol_is_read_and_written(text: str) -> None:
    symbol = Symbol(2027, 1, **WRITTEN[text])
    assert str(symbol) == text
    assert symbols.parse(text) == symbol


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SPMHR",
        "SPMHR/2027",
        "SPMHR/2027/",
        "SPMHR/2027/0",
        "SPMHR/2027/01",
        "SPMHR/27/1",
        "spmhr/2027/1",
        "SPMHR/2027/1/",
        "SPMHR/2027/1/sum",
        "SPMHR/2027/1/SUB",
        "SPMHR/2027/1/SUB/14",
        "SPMHR/2027/1/SUB/000",
        "SPMHR/2027/1/SUB/0014",
        "SPMHR/2027/1/JS/02",
        "SPMHR/2027/1/JS",
        "SPMHR/2027/1/BP",
        "SPMHR/2027/1/SUM/1",
        "SPMHR/2027/1/SUM/Rev",
        "SPMHR/2027/1/SUM/Rev.0",
        "SPMHR/2027/1/SUM/rev.1",
        "SPMHR/2027/1/SUM/Rev.1/Rev.1/Rev.1/Rev.1",
        "SPMHR/2027/1/SUM/Corr.1/CALL",
        "SPMHR/2027/1/DIGEST.1",
        "SPMHR/2027/1/SUM\n",
        " SPMHR/2027/1",
        "SPMHR/٢٠٢٧/1",
        "A/HRC/WG.6/50/USA/3",
        "CMW/C/GC/2",
    ],
)
def test_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(SymbolError) as refused:
        symbols.parse(text)
    assert refused.value.given == text


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": "SUB"},
        {"kind": "SUM", "item": 1},
        {"item": 1},
        {"kind": "SUB", "item": 0},
        {"kind": "JS", "item": -1},
        {"kind": "XYZ"},
        {"kind": "JS", "item": 1, "digest": 1},
        {"kind": "THR", "digest": 1},
        {"changes": (("Bis", 1),)},
        {"changes": (("Rev", 0),)},
    ],
)
def test_parts_that_make_no_symbol(parts: dict[str, Any]) -> None:
    with pytest.raises(SymbolError):
        Symbol(2027, 1, **parts)


@given(
    st.integers(1000, 2999),
    st.integers(1, 99_999),
    st.sampled_from([(kind, kind not in ("CALL", "COMP", "SUM")) for kind in symbols.KINDS]),
    st.integers(1, 99_999),
    st.lists(st.tuples(st.sampled_from(symbols.CHANGES), st.integers(1, 99)), max_size=3),
)
def test_reading_undoes_writing(
    year: int, number: int, kind: tuple[str, bool], item: int, changes: list[tuple[str, int]]
) -> None:
    name, numbered = kind
    symbol = Symbol(year, number, name, item if numbered else None, changes=tuple(changes))
    assert symbols.parse(str(symbol)) == symbol
    assert symbol.session == str(Symbol(year, number))


def test_a_session_as_an_address() -> None:
    assert Symbol(2027, 1, "SUM").slug == "2027-1"


def test_a_change_and_what_it_changes() -> None:
    revised = symbols.parse("SPMHR/2027/1/SUM").changed("Rev", 1)
    assert str(revised) == "SPMHR/2027/1/SUM/Rev.1"
    assert str(revised.changed("Corr", 2)) == "SPMHR/2027/1/SUM/Rev.1/Corr.2"
    assert str(revised.changed("Corr", 2).original) == "SPMHR/2027/1/SUM"


def test_file_names_carry_the_language() -> None:
    assert symbols.parse("SPMHR/2027/1/SUB/014").file_stem() == "SPMHR-2027-1-SUB-014"
    assert symbols.parse("SPMHR/2027/1/SUM/Rev.1").file_stem("fr") == "SPMHR-2027-1-SUM-Rev.1-fr"
    assert (
        symbols.parse("SPMHR/2027/1/THR/3/DIGEST.1").file_stem("zh-Hans")
        == "SPMHR-2027-1-THR-3-DIGEST.1-zh-Hans"
    )
    for language in ("../x", "FR", "f", "fr/../..", "fr\n"):
        with pytest.raises(SymbolError):
            symbols.parse("SPMHR/2027/1").file_stem(language)

"""Whose name may appear where."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.actor import ANONYMOUS, Actor, Mandate, MandateKind, Role
from panel.domain.attribution import (
    CONSENTS,
    NOTHING,
    REGION_AT_LEAST,
    Cell,
    Label,
    label,
    may_be_named,
    stricter,
    text_readable,
    tighter,
    told,
)

HARBOUR = SimpleNamespace(id="h", name="Harbour Workers’ Aid", city="Mombasa", constituency="NGO")
HANA = Actor("hana", mandates=(Mandate("h", MandateKind.FOCAL_POINT),))
OFFICER = Actor("officer", roles=frozenset(Role), strong=True)


def labelled(consent: str, actor: Actor | None, said: Cell = ("NGO", "ECA")) -> Label:
    return label(
        code="NW7", consent=consent, said=said, organisation=HARBOUR, country_name="Kenya", actor=actor
    )


@pytest.mark.parametrize("actor", [None, ANONYMOUS, OFFICER, HANA])
def test_a_public_name_is_for_everybody(actor: Actor | None) -> None:
    assert labelled("public", actor) == Label("NW7", "Harbour Workers’ Aid", "NGO", "Mombasa, Kenya", False)


@pytest.mark.parametrize(("city", "place"), [("", ""), ("Nairobi", "Nairobi")])
def test_a_state_is_not_placed_in_itself(city: str, place: str) -> None:
    kenya = SimpleNamespace(id="k", name="Kenya", city=city, constituency="STATE")
    shown = label(code="KEN", consent="public", said=NOTHING, organisation=kenya, country_name="Kenya")
    assert (shown.name, shown.place) == ("Kenya", place)


@pytest.mark.parametrize("consent", ["name_withheld", "text_withheld"])
@pytest.mark.parametrize("actor", [None, ANONYMOUS, OFFICER])
def test_a_withheld_name_is_for_nobody_else_whatever_the_roles(consent: str, actor: Actor | None) -> None:
    assert labelled(consent, actor) == Label("NW7", None, "NGO", "ECA", True)


@pytest.mark.parametrize("consent", ["name_withheld", "text_withheld"])
def test_its_own_people_see_it(consent: str) -> None:
    assert labelled(consent, HANA) == Label("NW7", "Harbour Workers’ Aid", "NGO", "Mombasa, Kenya", True)


@pytest.mark.parametrize("said", [("NGO", ""), ("", "")])
def test_no_more_is_printed_than_may_be_told(said: Cell) -> None:
    shown = labelled("name_withheld", None, said)
    assert ((shown.constituency, shown.place), shown.named) == (said, False)


@pytest.mark.parametrize(
    ("crowd", "said"),
    [
        ({("A", "X"): 3}, {("A", "X"): ("A", "X")}),
        ({("A", "X"): 2, ("A", "Y"): 1}, {("A", "X"): ("A", ""), ("A", "Y"): ("A", "")}),
        ({("A", "X"): 2}, {("A", "X"): NOTHING}),
        # Whoever is printed without a region would be the one in Y.
        ({("A", "X"): 4, ("A", "Y"): 1}, {("A", "X"): ("A", ""), ("A", "Y"): ("A", "")}),
        (
            {("A", "X"): 4, ("A", "Z"): 5, ("A", "Y"): 1},
            {("A", "X"): ("A", ""), ("A", "Y"): ("A", ""), ("A", "Z"): ("A", "Z")},
        ),
        # Whoever is printed without a constituency would be the one of B.
        ({("A", "X"): 4, ("B", "X"): 1}, {("A", "X"): NOTHING, ("B", "X"): NOTHING}),
        (
            {("A", "X"): 4, ("B", "X"): 1, ("C", "X"): 2},
            {("A", "X"): ("A", "X"), ("B", "X"): NOTHING, ("C", "X"): NOTHING},
        ),
        ({}, {}),
    ],
)
def test_what_may_be_told_of_a_crowd(crowd: dict[Cell, int], said: dict[Cell, Cell]) -> None:
    assert told(crowd) == said


CELLS = st.tuples(st.sampled_from("ABCD"), st.sampled_from("XYZ"))


@given(st.dictionaries(CELLS, st.integers(1, 7)))
def test_every_line_fits_enough_of_the_crowd(crowd: dict[Cell, int]) -> None:
    said = told(crowd)
    assert set(said) == set(crowd)
    assert all(printed in (cell, (cell[0], ""), NOTHING) for cell, printed in said.items())
    fits = {one: sum(n for cell, n in crowd.items() if said[cell] == one) for one in said.values()}
    assert {one: n for one, n in fits.items() if n < REGION_AT_LEAST and n < sum(crowd.values())} == {}


def test_consent_only_tightens() -> None:
    assert [(a, b) for a in CONSENTS for b in CONSENTS if tighter(a, b)] == [
        ("public", "public"),
        ("public", "name_withheld"),
        ("public", "text_withheld"),
        ("name_withheld", "name_withheld"),
        ("name_withheld", "text_withheld"),
        ("text_withheld", "text_withheld"),
    ]


def test_what_is_left_to_choose() -> None:
    assert stricter("public", CONSENTS) == ("name_withheld", "text_withheld")
    assert stricter("public", ("public", "text_withheld")) == ("text_withheld",)
    assert stricter("name_withheld", CONSENTS) == ("text_withheld",)
    assert stricter("text_withheld", CONSENTS) == ()


def test_a_withheld_text_is_for_the_desk_and_its_author() -> None:
    readable = {
        (consent, who): text_readable(consent, actor, "h", desk)
        for consent in CONSENTS
        for who, actor, desk in (("public", ANONYMOUS, False), ("desk", OFFICER, True), ("own", HANA, False))
    }
    assert [pair for pair, may in readable.items() if not may] == [("text_withheld", "public")]


def test_numbers_stand_beside_a_name_in_public_or_at_home() -> None:
    assert may_be_named("public", None, "h")
    assert may_be_named("name_withheld", HANA, "h")
    assert not may_be_named("name_withheld", None, "h")
    assert not may_be_named("text_withheld", OFFICER, "h")

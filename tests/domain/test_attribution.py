"""Whose name may appear where."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from panel.domain.actor import ANONYMOUS, Actor, Mandate, MandateKind, Role
from panel.domain.attribution import CONSENTS, Label, label, may_be_named, stricter, text_readable, tighter

HARBOUR = SimpleNamespace(id="h", name="Harbour Workers’ Aid", city="Mombasa")
HANA = Actor("hana", mandates=(Mandate("h", MandateKind.FOCAL_POINT),))
OFFICER = Actor("officer", roles=frozenset(Role), strong=True)


def labelled(consent: str, actor: Actor | None, **changes: Any) -> Label:
    values: dict[str, Any] = {"peers": 3, "kin": 3, "region": "ECA"} | changes
    return label(
        code="NW7",
        consent=consent,
        constituency="NGO",
        organisation=HARBOUR,
        country_name="Kenya",
        actor=actor,
        **values,
    )


@pytest.mark.parametrize("actor", [None, ANONYMOUS, OFFICER, HANA])
def test_a_public_name_is_for_everybody(actor: Actor | None) -> None:
    assert labelled("public", actor) == Label("NW7", "Harbour Workers’ Aid", "NGO", "Mombasa, Kenya", False)


@pytest.mark.parametrize("consent", ["name_withheld", "text_withheld"])
@pytest.mark.parametrize("actor", [None, ANONYMOUS, OFFICER])
def test_a_withheld_name_is_for_nobody_else_whatever_the_roles(consent: str, actor: Actor | None) -> None:
    assert labelled(consent, actor) == Label("NW7", None, "NGO", "ECA", True)


@pytest.mark.parametrize("consent", ["name_withheld", "text_withheld"])
def test_its_own_people_see_it(consent: str) -> None:
    assert labelled(consent, HANA) == Label("NW7", "Harbour Workers’ Aid", "NGO", "Mombasa, Kenya", True)


@pytest.mark.parametrize(
    ("peers", "kin", "constituency", "place"),
    [(3, 9, "NGO", "ECA"), (2, 9, "NGO", ""), (2, 3, "NGO", ""), (2, 2, "", ""), (0, 0, "", "")],
)
def test_a_small_crowd_is_not_told(peers: int, kin: int, constituency: str, place: str) -> None:
    shown = labelled("name_withheld", None, peers=peers, kin=kin)
    assert (shown.constituency, shown.place, shown.named) == (constituency, place, False)


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

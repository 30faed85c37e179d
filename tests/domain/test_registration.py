"""What a registration needs, and what roles are called."""

from __future__ import annotations

import pytest

from panel.domain import constituencies, registration, zones
from panel.domain.actor import MandateKind, Role
from panel.domain.registration import Registration
from panel.domain.standing import MANDATE_OPENS, MANDATES, OPENS, ROLES


def group(**changed: object) -> Registration:
    answers: dict[str, object] = {
        "name": "Unión de Trabajadoras",
        "constituency": "MIGR",
        "subtype": "informal",
        "country": "CL",
        "activities": "We meet on Sundays.",
    }
    return Registration(**(answers | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("family", "subtype"),
    [
        (c.code, code)
        for c in constituencies.TREE
        if c.code not in registration.NOT_ORGANISATIONS
        for code, _ in c.subtypes
    ],
)
def test_every_kind_of_organization_can_register_without_papers(family: str, subtype: str) -> None:
    assert registration.check(group(constituency=family, subtype=subtype), year=2027) == ()


def test_the_region_follows_the_country_unless_another_is_chosen() -> None:
    assert [group().place, group(region="GLOBAL").place, group(country="").place] == ["ECLAC", "GLOBAL", ""]


def test_a_short_form_is_made_from_the_name_if_none_is_given() -> None:
    assert group(name="Coastal Migrants Federation").short_form == "CMF"
    assert group(name="رابطة", english_name="Migrants League").short_form == "ML"
    assert group(acronym="UTH").short_form == "UTH"
    assert [p.field for p in registration.check(group(name="ط"), year=2027)] == ["acronym"]


@pytest.mark.parametrize(
    ("website", "good"),
    [
        ("www.example.org", True),
        ("https://example.org/about", True),
        ("http://пример.example", True),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://exa mple.org", False),
    ],
)
def test_a_website_is_an_address_of_the_web(website: str, good: bool) -> None:
    assert (registration.check(group(website=website), year=2027) == ()) is good


@pytest.mark.parametrize(("year", "good"), [("", True), ("2027", True), ("1919", True), ("2028", False), ("19", False), ("0999", False), ("9" * 5000, False)])  # fmt: skip
def test_the_year_of_founding(year: str, good: bool) -> None:
    assert (registration.check(group(founded=year), year=2027) == ()) is good


@pytest.mark.parametrize("char", ["\n", "\x00", "\x1b", "\u2028", "\u0085"])
def test_nothing_that_could_break_a_line_stands_in_one(char: str) -> None:
    assert [p.field for p in registration.check(group(name=f"A{char}B Group"), year=2027)] == ["name"]


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\x07"])
@pytest.mark.parametrize("field", ["name", "english_name", "acronym", "city", "activities", "references"])
def test_what_nobody_can_see_is_refused_with_its_place(field: str, char: str) -> None:
    refused = registration.check(group(**{"acronym": "UTH", field: f"AB{char}CD"}), year=2027)
    told = [p.values["position"] for p in refused if p.field == field and p.values]
    assert told == ["3"]


def test_a_joiner_that_is_spelling_and_paragraphs_stay() -> None:
    fine = group(name="انجمن می\u200cخواهیم", acronym="AM", activities="One.\r\n\r\nTwo.\n")
    assert registration.check(fine, year=2027) == ()


def test_every_role_and_mandate_has_its_words() -> None:
    assert (set(ROLES), set(OPENS)) == (set(Role), set(Role))
    assert (set(MANDATES), set(MANDATE_OPENS)) == (set(MandateKind), set(MandateKind))


def test_zones_are_those_of_cities() -> None:
    offered = zones.zones()
    assert {"Africa/Nairobi", "Asia/Beirut", "America/Argentina/Buenos_Aires", "UTC"} <= set(offered)
    assert [z for z in offered if z != "UTC" and z.split("/")[0] not in zones.AREAS] == []

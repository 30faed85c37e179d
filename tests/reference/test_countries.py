"""The States: numbers of each group and commission, codes, special cases."""

from __future__ import annotations

from collections import Counter

import pytest

from panel.reference import countries, country, region_of


def test_193_member_states_and_two_observers() -> None:
    assert Counter(state.status for state in countries()) == {"member": 193, "observer": 2}
    assert [state.label for state in countries() if state.status == "observer"] == [
        "Holy See",
        "State of Palestine",
    ]


def test_the_regional_groups_and_the_united_states_make_193() -> None:
    members = [state for state in countries() if state.status == "member"]
    assert Counter(state.un_group for state in members) == {
        "AFR": 54,
        "APG": 54,
        "EEG": 23,
        "GRULAC": 33,
        "WEOG": 28,
        "": 1,
    }
    assert [state.alpha2 for state in members if not state.un_group] == ["US"]


def test_in_elections_the_united_states_are_counted_with_the_west() -> None:
    assert Counter(state.electoral_group for state in countries()) == {
        "AFR": 54,
        "APG": 54,
        "EEG": 23,
        "GRULAC": 33,
        "WEOG": 29,
        "": 2,
    }


def test_the_members_of_each_commission() -> None:
    assert Counter(code for state in countries() for code in state.commissions) == {
        "ECA": 54,
        "ECE": 56,
        "ECLAC": 46,
        "ESCAP": 53,
        "ESCWA": 21,
    }


def test_every_state_has_one_region_by_default() -> None:
    assert Counter(state.commission for state in countries()) == {
        "ECA": 54,
        "ECE": 52,
        "ECLAC": 33,
        "ESCAP": 44,
        "ESCWA": 12,
    }
    strangers = [state.alpha2 for state in countries() if state.commission not in state.commissions]
    assert strangers == ["VA"]


def test_codes_are_unique_and_well_formed() -> None:
    for name, length in (("alpha2", 2), ("alpha3", 3), ("m49", 3)):
        codes = [getattr(state, name) for state in countries()]
        assert len(set(codes)) == 195
        assert {len(code) for code in codes} == {length}
    assert {state.m49.isdecimal() for state in countries()} == {True}
    assert {(state.alpha2 + state.alpha3).isupper() for state in countries()} == {True}


def test_a_state_is_found_by_each_of_its_codes() -> None:
    found = country("IR")
    assert (found, found) == (country("irn"), country("364"))
    assert found.label == "Iran (Islamic Republic of)"


@pytest.mark.parametrize("code", ["", "XX", "36", "Iran (Islamic Republic of)", "UK", "EU"])
def test_any_other_code_is_an_error(code: str) -> None:
    with pytest.raises(KeyError):
        country(code)


@pytest.mark.parametrize(
    ("code", "label", "group", "commission", "commissions"),
    [
        ("TR", "Türkiye", "WEOG", "ECE", ("ECE", "ECLAC", "ESCAP")),
        ("SD", "Sudan", "AFR", "ECA", ("ECA", "ESCWA")),
        ("KZ", "Kazakhstan", "APG", "ESCAP", ("ECE", "ESCAP")),
        ("GE", "Georgia", "EEG", "ECE", ("ECE", "ESCAP")),
        ("CY", "Cyprus", "APG", "ECE", ("ECE",)),
        ("IL", "Israel", "WEOG", "ECE", ("ECE",)),
        ("AU", "Australia", "WEOG", "ESCAP", ("ESCAP",)),
        ("YE", "Yemen", "APG", "ESCWA", ("ESCWA",)),
        ("US", "United States of America", "", "ECE", ("ECE", "ECLAC", "ESCAP")),
        ("VA", "Holy See", "", "ECE", ()),
        ("PS", "State of Palestine", "", "ESCWA", ("ESCWA",)),
        ("CI", "Côte d’Ivoire", "AFR", "ECA", ("ECA",)),
        ("NL", "Netherlands (Kingdom of the)", "WEOG", "ECE", ("ECE", "ECLAC", "ESCAP")),
        ("FR", "France", "WEOG", "ECE", ("ECE", "ECLAC", "ESCAP")),
    ],
)
def test_special_cases(
    code: str, label: str, group: str, commission: str, commissions: tuple[str, ...]
) -> None:
    state = country(code)
    assert (state.label, state.un_group, state.commission, state.commissions) == (
        label,
        group,
        commission,
        commissions,
    )
    assert region_of(code) == commission


def test_the_order_is_alphabetical_whatever_the_accents() -> None:
    names = [state.label for state in countries()]
    assert (names[0], names[-1]) == ("Afghanistan", "Zimbabwe")
    ivory, turkey = names.index("Côte d’Ivoire"), names.index("Türkiye")
    assert names[ivory - 1 : ivory + 2] == ["Costa Rica", "Côte d’Ivoire", "Croatia"]
    assert names[turkey - 1 : turkey + 2] == ["Tunisia", "Türkiye", "Turkmenistan"]

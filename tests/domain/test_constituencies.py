"""The constituency tree: everybody named has a place, and it is not "other"."""

from __future__ import annotations

import re

import pytest

from panel.domain import constituencies
from panel.domain.constituencies import Constituency


def test_the_tree() -> None:
    assert [(each.code, each.shape, len(each.subtypes)) for each in constituencies.TREE] == [
        ("STATE", "state", 5),
        ("IGO-UN", "un", 5),
        ("IGO-REG", "reg", 11),
        ("MECH", "mech", 5),
        ("NHRI", "nhri", 3),
        ("MIGR", "migr", 6),
        ("NGO", "ngo", 6),
        ("SOC", "soc", 2),
        ("PRIV", "priv", 3),
        ("ACAD", "acad", 3),
        ("IND", "ind", 2),
    ]


def test_mechanisms_speak_in_their_own_capacity_and_are_not_counted() -> None:
    assert [each.code for each in constituencies.TREE if not each.counted] == ["MECH"]


def test_migrants_associations_need_no_registration() -> None:
    asked = [each.code for each in constituencies.TREE if each.needs_legal_registration]
    assert asked == ["NGO", "SOC", "PRIV"]


def test_civil_society_is_an_umbrella_over_five() -> None:
    assert constituencies.CIVIL == ("MIGR", "NGO", "SOC", "PRIV", "ACAD")


@pytest.mark.parametrize("each", constituencies.TREE, ids=lambda each: str(each.code))
def test_nobody_has_only_other_to_choose(each: Constituency) -> None:
    labels = [label for _, label in each.subtypes]
    assert len(labels) >= 2
    assert [label for label in labels if label.lower() in {"other", "others"}] == []
    assert len(set(labels)) == len({code for code, _ in each.subtypes}) == len(labels)
    assert all(re.fullmatch("[a-z_]+", code) for code, _ in each.subtypes)


def test_labels_are_distinct() -> None:
    assert len({each.label for each in constituencies.TREE}) == 11
    assert len({each.singular for each in constituencies.TREE}) == 11


def test_the_other_lists() -> None:
    assert [code for code, _ in constituencies.ECOSOC] == ["none", "general", "special", "roster"]
    assert [code for code, _ in constituencies.POSITIONS] == ["origin", "transit", "destination"]
    assert [code for code, _ in constituencies.REGIONS] == ["ECA", "ECE", "ECLAC", "ESCAP", "ESCWA", "GLOBAL"]


def test_a_constituency_is_found_by_its_code() -> None:
    assert constituencies.by_code("MIGR").singular == "migrants’ association"
    with pytest.raises(KeyError):
        constituencies.by_code("OTHER")


def test_a_sub_type_has_a_label() -> None:
    assert constituencies.subtype_label("NHRI", "a") == "With A status"
    assert constituencies.subtype_label("NHRI", "c") == "c"
    with pytest.raises(KeyError):
        constituencies.subtype_label("OTHER", "a")

"""The eight issues: wording, slugs, reasons, links."""

from __future__ import annotations

import pytest

from panel.reference import catalogue, issue


def test_the_eight_issues_stand_word_for_word_and_in_order() -> None:
    assert [(entry.id, entry.label) for entry in catalogue()["issues"].entries] == [
        ("protection-interface", "protection interface between asylum and migration movements"),
        ("smuggled-migrants", "human rights of smuggled migrants"),
        ("exploitation-workers", "exploitation and abuse of migrant workers"),
        ("discrimination-xenophobia", "countering discrimination and xenophobia against migrants"),
        (
            "essential-services",
            "access of irregular migrants to essential services such as health and education",
        ),
        ("disaster-conflict", "rights of migrants caught in disaster or conflict situations"),
        (
            "women-sgbv",
            "protection of migrant women, particularly in the context of sexual and gender-based violence",
        ),
        ("children", "situation of children in the context of migration"),
    ]


def test_the_list_is_open_and_says_why() -> None:
    issues = catalogue()["issues"]
    assert issues.open is True
    assert "such as" in issues.note


def test_an_issue_is_found_by_its_slug() -> None:
    found = issue("essential-services")
    assert found.why == ("cuts_across_mandates", "guidance_needed")
    assert found.source == (
        "OHCHR, Migration and human rights: improving human rights-based governance of international "
        "migration (2013), chapter 5, Conclusions and recommendations"
    )
    assert found.as_of == "2013"


def test_an_unknown_slug_is_an_error() -> None:
    with pytest.raises(KeyError):
        issue("Essential services")


def test_linked_instruments_exist() -> None:
    shelves = catalogue()
    known = {entry.id for name in ("instruments", "soft-law") for entry in shelves[name].entries}
    linked = {key for entry in shelves["issues"].entries for key in issue(entry.id).instruments}
    assert linked - known == set()
    assert len(linked) == 24

"""The reference lists: every entry with its source, and the marks where sources disagree."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from panel.reference import catalogue
from panel.web.public import sources
from tests.pages import Browser


def test_every_list_is_named_with_its_number_of_entries(app: Flask, browser: Browser) -> None:
    page = browser.get("/reference").get_data(as_text=True)
    for shelf in catalogue().values():
        assert f'href="/reference/{shelf.id}"' in page
    assert page.count("<tr>") == len(catalogue()) + 1


@pytest.mark.parametrize("list_id", catalogue())
def test_every_list_has_a_page(app: Flask, browser: Browser, list_id: str) -> None:
    answer = browser.get(f"/reference/{list_id}").get_data(as_text=True)
    assert answer.count('<li class="para" id="') + answer.count('<tr id="') == len(
        catalogue()[list_id].entries
    )
    assert len(answer.encode()) < 100_000
    browser.get(f"/reference/{list_id}?lang=en-XB")


@pytest.mark.parametrize(
    ("list_id", "entries"),
    [
        ("issues", 8), ("hld-2006-themes", 4), ("instruments", 36), ("mechanisms", 17), ("agencies", 16),
        ("soft-law", 13), ("key-messages", 7), ("un-functions", 4),
    ],
)  # fmt: skip
def test_the_counts_of_the_sources(list_id: str, entries: int) -> None:
    assert len(catalogue()[list_id].entries) == entries


def test_there_is_no_other_list(app: Flask, browser: Browser) -> None:
    browser.get("/reference/nothing", 404)
    browser.get("/reference/..%2fissues", 404)


def test_the_two_figures_of_migrants_are_both_shown_and_marked(app: Flask, browser: Browser) -> None:
    readings = browser.get("/reference/inconsistencies").get_data(as_text=True)
    entry = readings.partition('id="migrants-worldwide"')[2].partition("</li>")[0]
    assert "215 million" in entry
    assert "214 million" in entry
    message = browser.get("/reference/key-messages").get_data(as_text=True)
    assert '<a href="/reference/inconsistencies#migrants-worldwide">' in message


def test_an_issue_leads_to_its_instruments(app: Flask, browser: Browser) -> None:
    page = browser.get("/reference/issues").get_data(as_text=True)
    assert '<a href="/reference/instruments#ICRMW">' in page


def test_every_mark_is_set_on_something_that_exists() -> None:
    for (list_id, entry_id), marks in sources.MARKS.items():
        assert list_id in catalogue()
        if entry_id:
            catalogue()[list_id].get(entry_id)
        assert [each.id for each in sources.marks(list_id, entry_id)] == list(marks)


def test_every_inconsistency_is_marked_somewhere() -> None:
    marked = {each for marks in sources.MARKS.values() for each in marks}
    assert {each.id for each in catalogue()["inconsistencies"].entries} == marked


def test_ids_of_other_entries_are_resolved() -> None:
    unresolved: list[tuple[str, str, Any]] = []
    for shelf in catalogue().values():
        for entry in shelf.entries:
            for field in entry.fields():
                if field.name in {
                    "instruments",
                    "monitors",
                    "commission",
                    "commissions",
                    "un_group",
                    "parent",
                }:
                    unresolved += [
                        (shelf.id, entry.id, v.text) for v in sources.values(shelf.id, field) if not v.list_id
                    ]
    assert unresolved == []


def test_no_page_of_reference_asks_the_database(app: Flask, browser: Browser, count_queries: Any) -> None:
    with count_queries() as counted:
        browser.sign_in(None).get("/reference/countries")
    assert counted.statements == 0

"""Parts of pages: figures, symbols, paragraphs, pages of a list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.templates.stage import render
from tests.templates.test_frame import tree, words

IMPORT = "{% import '_macros/parts.html' as m %}<!doctype html><html><head><title>t</title></head><body>"
DEADLINE = datetime(2027, 3, 5, 17, 0, 59, tzinfo=UTC)


def _part(call: str, address: str = "/home", **values: Any) -> Any:
    return tree(render(IMPORT + call + "</body></html>", address, **values)).find("body")


@pytest.mark.parametrize(
    ("count", "said", "left", "ink", "beyond"),
    [
        (0, "0 of 1,000 words", "1,000 left", "0.0%", "0%"),
        (743, "743 of 1,000 words", "257 left", "66.87%", "0%"),
        (1000, "1,000 of 1,000 words", "exactly the limit", "90.0%", "0.0%"),
        (1012, "1,012 of 1,000 words", "12 over", "90%", "1.08%"),
        (5000, "5,000 of 1,000 words", "4,000 over", "90%", "10%"),
    ],
)
def test_the_meter(count: int, said: str, left: str, ink: str, beyond: str) -> None:
    body = _part("{{ m.meter(n, 1000) }}", n=count)
    assert [words(p) for p in body.iter("p")] == [said, left]
    assert [rect.get("width") for rect in body.iter("rect")] == [ink, beyond]
    figures = body.find("div")
    assert str(figures.get("class")).split() == (["wm", "over"] if count > 1000 else ["wm"])
    assert body.find("svg").get("aria-label") == said


def test_a_paragraph_carries_its_language_and_is_escaped() -> None:
    body = _part("<ol>{{ m.para('P4', text, lang='ar') }}</ol>", text="<b>نص</b>\nسطر")
    item = body.find("ol/li")
    assert (item.get("id"), item.find("a").get("href")) == ("P4", "#P4")
    said = item.find("p")
    assert (said.get("lang"), said.get("dir"), said.text) == ("ar", "rtl", "<b>نص</b>\nسطر")
    assert words(item.find("a")) == "Paragraph P4"


def test_an_instant_is_for_people_and_machines() -> None:
    mark = _part("{{ m.instant(when) }}", when=DEADLINE).find("time")
    assert (mark.get("datetime"), mark.text) == (
        "2027-03-05T17:00:59+00:00",
        "Friday 5 March 2027, 18:00 in Geneva",
    )
    assert mark.get("data-own") is None
    own = _part("{{ m.instant(when, 'tonight', own=true) }}", when=DEADLINE).find("time")
    assert (own.get("data-own"), own.text) == ("{time} your time", "tonight")


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [
        (1, 1, None),
        (1, 2, "1 2 Next"),
        (2, 3, "Previous 1 2 3 Next"),
        (5, 12, "Previous 1 … 3 4 5 6 7 … 12 Next"),
        (12, 12, "Previous 1 … 10 11 12"),
        (1, 50, "1 2 3 … 50 Next"),
    ],
)
def test_pages(page: int, pages: int, shown: str | None) -> None:
    body = _part("{{ m.pages(page, pages, to) }}", page=page, pages=pages, to=lambda n: f"?page={n}")
    nav = body.find("nav")
    assert (nav is None) == (shown is None)
    if nav is not None:
        assert " ".join(words(item) for item in nav.iter("li")) == shown
        assert [words(s) for s in nav.iter("span") if s.get("aria-current") == "page"] == [str(page)]
        assert [a.get("href") for a in nav.iter("a") if a.get("rel") == "next"] == (
            [f"?page={page + 1}"] if page < pages else []
        )


def test_an_organization_is_isolated_from_its_line() -> None:
    body = _part("{{ m.org('migr', 'CMF', name, 'Mombasa (Kenya)', href='/o') }}", name="A & B")
    assert [b.text for b in body.iter("bdi")] == ["CMF", "A & B"]
    assert body.find("span/a").get("href") == "/o"
    assert words(body) == "CMF A & B Mombasa (Kenya)"


@pytest.mark.parametrize(("percent", "at"), [(-5, "0%"), (98.24, "98.2%"), (400, "100%")])
def test_the_span_stays_on_its_line(percent: float, at: str) -> None:
    body = _part("{{ m.span(percent, 'the window') }}", percent=percent)
    assert body.find("svg/circle").get("cx").replace(".0%", "%") == at


def test_facts_clock_masthead_and_empty() -> None:
    body = _part(
        "{{ m.masthead('SPMHR/2027/1', ['Receipt']) }}{{ m.facts([('From', 'CMF')]) }}"
        "{{ m.clock('Friday', [('Geneva', '18:00', '')], '2 hours') }}{{ m.empty('None.', 'Look there.') }}"
    )
    assert words(body) == "SPMHR/2027/1ReceiptFromCMFFridayGeneva18:00Left2 hoursNone.Look there."
    assert [[child.tag for child in part] for part in body.iter("dl")] == [
        ["dt", "dd"],
        ["dt", "dd", "dt", "dd"],
    ]

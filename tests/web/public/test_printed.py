"""The rules: one document, printed in docs/ and shown by the platform, its tables held to the data."""

from __future__ import annotations

import pytest
from flask import Flask

from panel.db import transaction
from panel.domain import grounds, policy, quantifiers
from panel.domain.drafting import RULES
from panel.ops.seizure import held
from panel.services import handing_over
from panel.web.public import printed, tables
from panel.web.public.printed import Block, blocks, inline
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser

METHODS = (printed.DOCS / "working-methods.md").read_text("utf-8")


def test_the_tables_are_those_of_the_data() -> None:
    # If this fails: python -m panel.web.public.tables
    assert tables.refreshed(METHODS) == METHODS


def test_every_table_stands_in_the_document_once() -> None:
    for name in tables.TABLES:
        assert METHODS.count(f"<!-- table: {name} -->") == 1


def test_the_tables_hold_every_rule() -> None:
    found = {row[0] for block in printed.document("working-methods") for row in block.rows}
    assert {g.code for g in grounds.GROUNDS} <= found
    assert {rule.id for rule in RULES} <= found
    assert {act for _, act, _ in policy.table()} <= found
    assert not any(f"`{action}`" in METHODS for action, _, _ in policy.table())
    assert {row.condition for n in (9, 10) for row in quantifiers.table(n)} <= found


def test_what_a_table_says_wrongly_is_noticed() -> None:
    wrong = METHODS.replace("| G6 | Abusive |", "| G6 | Impolite |")
    assert wrong != METHODS
    assert tables.refreshed(wrong) == METHODS


@pytest.mark.parametrize("path", ["/how-we-work", "/how-we-work/words"])
@pytest.mark.parametrize("locale", ["en", "ar", "en-XA", "en-XB"])
def test_the_pages_show_the_documents(app: Flask, browser: Browser, path: str, locale: str) -> None:
    browser.get(f"{path}?lang={locale}")


def test_every_word_of_the_document_is_on_the_page(app: Flask, browser: Browser) -> None:
    page = browser.get("/how-we-work").get_data(as_text=True)
    for block in printed.document("working-methods"):
        assert str(inline(block.text)) in page
        for row in block.rows:
            for cell in row:
                assert str(inline(cell)) in page


def test_links_within_the_documents_lead_somewhere(app: Flask, browser: Browser) -> None:
    assert 'href="/how-we-work/words"' in browser.get("/how-we-work").get_data(as_text=True)
    ids = {block.id for block in printed.document("working-methods") if block.id}
    assert {"taking-part", "how-a-contributor-is-named"} <= ids  # the front page leads there


def test_the_blocks_that_are_known() -> None:
    text = (
        "# Title\n\nOne\nline.\n<!-- a comment -->\n\n## 2. A part\n- first\n  goes on\n- second\n\n1. one\n2. two:\n\n"
        "   ```\n   code | here\n   ```\n3. three\n\n| a | b \\| c |\n|---|:-:|\n| 1 | 2 |\nAfter.\n\n```python\nx = 1\n\ny\n```\n"
    )
    assert list(blocks(text)) == [
        Block("heading", "Title", 1, "title"),
        Block("paragraph", "One line."),
        Block("heading", "2. A part", 2, "a-part"),
        Block("list", rows=(("first goes on", ""), ("second", ""))),
        Block("list", level=1, rows=(("one", ""), ("two:", "code | here"), ("three", ""))),
        Block("table", rows=(("a", "b | c"), ("1", "2"))),
        Block("paragraph", "After."),
        Block("code", "x = 1\n\ny"),
    ]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** `c<d>` e", "a <strong>b</strong> <code>c&lt;d&gt;</code> e"),
        ("[here](/outages)", '<a href="/outages">here</a>'),
        ("[here](#words)", '<a href="#words">here</a>'),
        ("[there](https://example.org)", "there"),
        ("[bad](javascript:alert(1))", "bad)"),
        ("<script>", "&lt;script&gt;"),
        ("45 % of `[^n]`", "45 % of <code>[^n]</code>"),
    ],
)
def test_a_line_is_escaped_and_marked(text: str, html: str) -> None:
    assert str(inline(text)) == html


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "What we cannot protect you against"),
        ("fr", "Contre quoi nous ne pouvons pas vous protéger"),
        ("es", "Contra qué no podemos protegerle"),
        ("ru", "От чего мы не можем вас защитить"),
        ("ar", "ما لا نستطيع حمايتك منه"),
        ("zh", "我们无法保护您免受什么"),
        ("en-XB", ""),
    ],
)
def test_what_we_hold_is_shown_in_the_language_of_the_reader(
    app: Flask, browser: Browser, locale: str, said: str
) -> None:
    page = browser.get(f"/what-we-hold?lang={locale}").get_data(as_text=True)
    assert said in page
    other = browser.get(f"/what-we-hold?in={locale[:2]}").get_data(as_text=True)
    assert said in other
    assert page.count("<tr") == len(held.FACTS) + 1


def test_identities_that_were_opened_are_counted_in_public(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    assert "0 identities were opened in 2027." in browser.get("/what-we-hold").get_data(as_text=True)
    with transaction():
        handing_over.hand_over((cast.safeguard, cast.officer), 2, "danger", now=clock.now)
    assert "2 identities were opened in 2027." in browser.get("/what-we-hold").get_data(as_text=True)

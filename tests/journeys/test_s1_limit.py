"""A thousand words are accepted, one more is refused with the place where the limit falls."""

from __future__ import annotations

from typing import Any

import pytest

from panel.db import db, transaction
from panel.models import Account
from panel.queries import commentary as commentaries
from tests.cast import acting
from tests.journeys.acts import PAIR, call_for_input
from tests.journeys.conftest import Site

NOTE = "[^1]: " + "note " * 11 + "ends."
#: A thousand words, the twelve of the footnote among them.
BODY = "word " * 983 + "word. They came here late.[^1]\n\n" + NOTE


@PAIR
@pytest.mark.parametrize("script", [True, False])
def test_one_word_too_many(site: Site, visitor: Any, script: bool) -> None:
    slug = call_for_input(site)
    with site.app.app_context(), transaction():
        db.session.get_one(Account, site.cast.hana.id).time_zone = "Africa/Nairobi"
    hana = visitor(site.cast.hana, script=script, by_pages=True)
    hana.go(f"/calls/{slug}")
    hana.press("Start writing")
    hana.fill(title="From the desk", body="word " + BODY)
    hana.page.locator("[name=consent][value=public]").check()
    hana.submit()
    assert "/receipt" not in hana.page.url
    told = hana.said(
        "Your text has %(words)s words; the limit is %(limit)s. Nothing was cut.",
        words="1,001",
        limit="1,000",
    )
    assert told in hana.page.locator(".msg.stop").inner_text()
    assert hana.page.locator("#cross").count() == 1

    hana.fill(body=BODY)
    hana.submit()
    assert hana.page.url.endswith("/receipt")
    facts = hana.page.locator("dl.facts").first.inner_text()
    assert "1,000" in facts
    assert (at := hana.page.locator("dd.tn").first.inner_text()) and "10:0" in at and "12:0" in at

    with site.app.app_context():
        commentary_id = hana.page.url.split("/")[-2]
        version = commentaries.own(acting(site.cast.hana), commentary_id).version
        assert version is not None
        assert (version.words, version.body) == (1000, BODY)

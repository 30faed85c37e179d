"""A text saved in another window meanwhile: one box asks which of the two stays, and neither is lost."""

from __future__ import annotations

import json
from typing import Any

from panel.db import transaction
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from tests.cast import acting
from tests.journeys.acts import PAIR, call_for_input, write
from tests.journeys.conftest import Site


def saved_elsewhere(site: Site, commentary_id: str, text: str) -> None:
    """What another window does while this one is open."""
    with site.app.app_context(), transaction():
        row = commentaries.own(acting(site.cast.hana), commentary_id, lock=True)
        typed = verbs.DraftText(title="From the desk", body=text, language="en")
        verbs.save_draft(acting(site.cast.hana), row, typed, revision=row.draft.revision, now=site.clock.now)


def kept(someone: Any, commentary_id: str) -> tuple[str, bool] | None:
    """The copy on this device: its text, and whether the server is known to have it."""
    found = someone.page.evaluate(f"localStorage.getItem('panel.draft.{commentary_id}')")
    copy = json.loads(found) if found else None
    return (dict(copy["pairs"])["body"], copy["clean"]) if copy else None


@PAIR
def test_one_box_asks_and_the_device_keeps_the_text_until_it_is_answered(site: Site, visitor: Any) -> None:
    hana = visitor(site.cast.hana)
    write(hana, call_for_input(site), "From the desk", "First words.")
    hana.press("Save and come back later")
    commentary_id = hana.page.url.rpartition("/")[2]
    saved_elsewhere(site, commentary_id, "Words of the other window.")
    hana.fill(body="Words of this window.")
    hana.press("Save and come back later")
    assert hana.page.input_value("#stored-text") == "Words of the other window."
    assert hana.page.input_value("#body") == "Words of this window."
    assert hana.page.locator("[data-notice]").count() == 0
    assert kept(hana, commentary_id) == ("Words of this window.", False)
    hana.page.focus("#title")
    hana.page.focus("#body")
    assert hana.page.locator("[data-notice]").count() == 0
    hana.press("Go on with mine")
    assert hana.page.input_value("#body") == "Words of this window."
    assert hana.page.locator("[data-notice]").count() == 0
    assert kept(hana, commentary_id) is None

"""What the library proposes beside a passage, as an officer meets it."""

from __future__ import annotations

import html
import re

from panel.db import transaction
from panel.jobs import worker
from panel.services import suggestions
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.coding_stage import stage


def test_a_claim_that_is_no_point_yet_is_shown_with_its_clearest_words(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    made = stage(cast, clock)
    made.add(
        "We work at the border.\n\nWe urge States to keep the police away from every clinic and hospital."
    )
    with transaction():
        suggestions.ask(made.officer, made.call, now=clock.now)
    worker.drain(None, lambda: clock.now)  # type: ignore[arg-type]
    page = html.unescape(browser.sign_in(cast.officer).get(f"/desk/coding/{made.row_id}").text)
    assert page.count("No point yet; 2 texts seem to say it, most clearly:") == 1
    form = html.unescape(browser.get(f"/desk/coding/{made.row_id}?offer=2").text)
    wording = re.search(r'name="wording"[^>]*value="([^"]*)"', form)
    assert wording is not None and wording[1].startswith("We urge States to keep the police away")
    alone = re.search(
        r'name="wording"[^>]*value="([^"]*)"', browser.get(f"/desk/coding/{made.row_id}?offer=1").text
    )
    assert alone is not None and alone[1] == ""

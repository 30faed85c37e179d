"""A text in somebody else's name, and a danger: both are told from a public page, and a safeguarding officer
decides."""

from __future__ import annotations

from typing import Any

from panel.db import transaction
from panel.queries import thematic_session as sessions
from tests.cast import acting
from tests.factories.sessions import admitted
from tests.journeys.acts import PAIR, call_for_input, shown
from tests.journeys.conftest import Site

WHY = "We have never sent this."


def published(site: Site) -> str:
    """Where a published text of the harbour workers stands."""
    slug = call_for_input(site)
    with site.app.app_context(), transaction():
        cast = site.cast
        site.clock.forward(minutes=1)
        call = sessions.by_slug(acting(cast.officer), slug)
        text = admitted(call, cast.harbour, cast.hana, site.clock, cast)
        return f"/reading-room/{slug}/sub/{text.number}"


@PAIR
def test_a_text_that_is_not_ours(site: Site, visitor: Any) -> None:
    address = published(site)
    hana = visitor(site.cast.hana, width=360)
    hana.go(address)
    hana.press("Falsely attributed to us?")
    hana.press("Flag the text")
    hana.fill(sentence=WHY)
    hana.press("Flag the text")
    hana.page.reload()  # nothing is sent again
    assert WHY in hana.check().locator("main").inner_text()
    assert hana.page.locator("main form").count() == 0

    safe = visitor(site.cast.safeguard, width=360)
    safe.go("/desk/flags")
    safe.follow(safe.page.locator("main li a").first)
    assert safe.page.get_by_role("link", name="Harbour Workers’ Aid").count() == 1
    safe.press("Out of sight now")
    safe.press("Decide")
    assert safe.page.locator(".msg.stop li").count() == 2
    reader = visitor()
    reader.go(address)
    assert reader.said("Out of sight") in shown(reader) and "Fishers" not in shown(reader)
    safe.page.locator("[name=outcome][value=keep_away]").check()
    safe.fill(reason="Their statutes name another office.")
    safe.press("Decide")
    site.drain()
    assert "/receipt" in site.mails("hana@harbour.example")[-1]  # where the appeal is
    hana.go("/commentaries")
    hana.press("Receipt")
    assert hana.page.get_by_role("button", name=hana.said("Appeal"), exact=True).count() == 1


@PAIR
def test_a_danger_from_a_public_page(site: Site, visitor: Any) -> None:
    address = published(site)
    somebody = visitor(width=360)
    somebody.go(address)
    somebody.follow(somebody.page.locator("footer a[href*='/p/report']"))
    somebody.fill(text="They named my brother.")
    somebody.press("Send the report")
    assert somebody.said("Your report is with the officers") in shown(somebody)

    safe = visitor(site.cast.safeguard, width=360)
    safe.go("/desk/safety")
    safe.follow(safe.page.locator("main li a").first)
    assert safe.said("Nobody has taken it yet") in shown(safe)
    safe.press("I take it")
    assert site.cast.safeguard.name in shown(safe)
    report = safe.page.url
    safe.follow(safe.page.get_by_role("link", name=address))
    assert "Fishers are turned away" in shown(safe)
    safe.go(report)
    safe.page.locator("[name=outcome][value=acted]").check()
    safe.press("Close and destroy")
    safe.go(report)
    assert "brother" not in shown(safe)

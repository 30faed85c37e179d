"""A joint submission: two members sign, a third never answers, and the number it leaves stays vacant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.journeys.acts import (
    PAIR,
    admit_all,
    begin_joint,
    call_for_input,
    contributor,
    shown,
    sign,
    type_in,
)
from tests.journeys.conftest import Site

CLOSES = datetime(2027, 3, 5, 17, 0, tzinfo=UTC)


@PAIR
def test_two_sign_one_is_dropped_and_the_number_stays_vacant(site: Site, visitor: Any) -> None:
    site.clock.now = CLOSES - timedelta(hours=1)
    slug = call_for_input(site, closes_at=CLOSES)
    mesa = contributor(site, "Mesa Migrante", "mesa@mesa.example", acronym="MM")
    names = ["Puerto Abierto", "Puerto Seguro", "Puerto Viejo"]
    members = [contributor(site, name, f"m{n}@puerto.example") for n, name in enumerate(names)]

    lead = visitor(mesa, width=360)
    begin_joint(lead, "Puerto", names)
    lead.press("Write the text")
    type_in(lead, "From the crossing", "People are sent back without a paper.")
    lead.press("Save and come back later")

    first = visitor(members[0], width=360)
    first.go("/commentaries")
    first.follow(first.page.locator("main a", has_text="From the crossing"))
    lead.fill(body="People are sent back at night without a paper.")
    lead.press("Submit")
    assert lead.page.url.endswith("/receipt")
    first.press("Confirm this text")
    assert first.said("Not confirmed") in first.page.locator(".msg.stop").inner_text()
    assert "at night" in shown(first)
    first.press("Confirm this text")
    sign(visitor(members[1], width=360), "From the crossing")

    hana = visitor(site.cast.hana, width=360)
    begin_joint(hana, "Casa", ["Casa Puente"])
    hana.press("Write the text")
    type_in(hana, "From the harbour", "Fishers are sent back.")
    hana.press("Submit")
    sign(visitor(site.cast.bela, width=360), "From the harbour")

    site.clock.now = CLOSES + timedelta(minutes=2)
    site.tick()
    admit_all(site, slug)
    reader = visitor()
    reader.go(f"/reading-room/{slug}/js/1")
    signed = reader.page.locator("p", has_text=reader.said("Joint submission, confirmed by"))
    assert signed.locator("> bdi").all_inner_texts() == names[:2]
    assert signed.locator(".soft bdi").all_inner_texts() == names[2:]

    site.clock.now = datetime(2027, 3, 8, 9, 0, tzinfo=UTC)
    lead = visitor(mesa, width=360)
    lead.go("/commentaries")
    lead.press("Members")
    dropped = lead.page.locator("main article", has_text="Puerto Viejo").inner_text()
    assert lead.said("Not confirmed – dropped") in dropped
    lead.press("Receipt")
    lead.press("Withdraw it")
    lead.press("Withdraw")
    assert lead.said("Your commentary is withdrawn.") in shown(lead)

    reader.go(f"/reading-room/{slug}")
    vacant, stands = reader.page.locator("ol.subs li").all()
    assert (vacant.locator(".code").inner_text(), vacant.locator("a").count()) == ("JS1", 0)
    assert reader.said("Withdrawn on %(day)s", day="8 March 2027") in vacant.inner_text()
    assert stands.locator(".code").inner_text() == "JS2"
    reader.follow(stands.locator("a"))
    assert reader.page.url.endswith(f"/reading-room/{slug}/js/2")
    assert reader.page.locator("p", has_text="Casa Puente").count() == 1

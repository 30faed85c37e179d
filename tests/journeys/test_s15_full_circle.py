"""From a sentence of the summary to the words it rests on, to the receipt, and back again."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from panel.db import db
from panel.models import Account
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import World, open_world

#: What is recommended, after the report of 2013.
DATA = "publish data by age, sex, sector of employment and legal status"
TEXT = (
    "We run a desk.\n\nMany come.\n\nNobody counts them.\n\n"
    "We recommend that States publish data by age, sex, sector of employment and legal status."
)


def issued(site: Site) -> World:
    """A summary that is issued, with one recommendation of CMF and one point of another contributor."""
    world = open_world(site.cast, site.clock)
    world.file("CMF", text=TEXT, constituency="MIGR", subtype="association", name="Casa de los Migrantes")
    world.file("HWB")
    world.code("CMF", DATA, paragraph=4, kind="recommendation", verb="recommended", addressee="States")
    world.code("HWB", "people stay away for fear of being reported")
    world.collate()
    world.build()
    world.adopt()
    world.issue()
    return world


@PAIR
def test_from_a_recommendation_to_the_receipt_and_back(site: Site, visitor: Any) -> None:
    with site.app.app_context():
        slug = issued(site).call.slug
    site.drain()

    reader = visitor(width=360)
    reader.go("/summaries")
    reader.follow(reader.page.locator("main h2 a"))
    sentence = reader.page.locator("[id^=p]", has_text=DATA).last
    paragraph = sentence.get_attribute("id")
    call = sentence.locator("a.ref").first
    reader.follow(call)
    note = call.get_attribute("href")
    source = reader.page.locator(f"{note} a", has_text="CMF")
    assert source.inner_text() == "CMF, P4"
    reader.follow(source)
    assert reader.page.url.endswith(f"/reading-room/{slug}/sub/1#P4")
    assert DATA in reader.page.locator("#P4").inner_text()
    assert reader.said("As received") in shown(reader)
    assert "SPMHR/2027/1/SUB/001" in shown(reader)
    back = reader.said("Cited in paragraph %(n)s", n=paragraph[1:])
    reader.follow(reader.page.locator("#P4").get_by_role("link", name=back))
    assert reader.page.url.endswith(f"/summaries/{slug}#{paragraph}")

    with site.app.app_context():
        account = db.session.scalars(select(Account).where(Account.email == "cmf@example.org")).one()
    speaker = visitor(account, width=360, by_pages=True)
    speaker.follow(speaker.page.locator("main h2 a"))
    assert "SPMHR/2027/1/SUB/001" in shown(speaker)
    speaker.press("Read it as received")
    assert speaker.said("Where these words went") in shown(speaker)
    assert speaker.page.locator("#P4").get_by_role("link", name=back).count() == 1


@PAIR
def test_the_reference_lists_hold_what_the_sources_hold(site: Site, visitor: Any) -> None:
    reader = visitor(width=360)
    reader.go("/reference")
    entries = {
        row.locator("a").get_attribute("href").rsplit("/", 1)[-1]: row.locator("td").first.inner_text()
        for row in reader.page.locator("main tbody tr").all()
    }
    wanted = {"instruments": "36", "agencies": "16", "soft-law": "13", "key-messages": "7", "issues": "8"}
    assert {name: entries[name] for name in wanted} == wanted
    reader.go("/reference/instruments")
    kinds = reader.page.locator("main dd").all_inner_texts()
    assert kinds.count(reader.said("Core international human rights treaty")) == 9
    assert kinds.count(reader.said("ILO convention")) == 13
    reader.go("/reference/inconsistencies")
    told = reader.page.locator("#migrants-worldwide").inner_text()
    assert re.findall(r"21\d(?: million)", told) == ["215 million", "214 million", "214 million"]

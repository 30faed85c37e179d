"""Twenty are admitted and the draft cites nineteen: nothing is adopted until the last is in a note, and every
paragraph of all twenty is accounted for."""

from __future__ import annotations

from typing import Any

from tests.journeys.acts import PAIR, set_aside, shown
from tests.journeys.conftest import Site
from tests.services.collating import CARD, FEAR, open_world

CODES = [f"A{number:02d}" for number in range(1, 21)]


def draft_without_the_last(site: Site) -> str:
    """A draft on twenty admitted texts of which nineteen are coded; returns what stands in its address."""
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        for code in CODES:
            world.file(code)
        for code in CODES[:8]:
            world.code(code, FEAR)
        for code in CODES[8:-1]:
            world.code(code, CARD, paragraph=3)
        world.collate()
        world.build()
        slug: str = world.call.slug
        return slug


@PAIR
def test_adoption_opens_when_the_last_is_cited(site: Site, visitor: Any) -> None:
    slug = draft_without_the_last(site)
    chair = visitor(site.cast.chair)
    chair.go("/desk/chair")
    chair.follow(chair.page.locator("main h3 a"))
    adopt = chair.page.get_by_role("button", name=chair.said("Adopt"), exact=True)
    assert adopt.get_attribute("aria-disabled") == "true"
    assert chair.page.locator(".msg.stop bdi").all_inner_texts() == ["A20"]

    officer = visitor(site.cast.officer)
    officer.go(f"/desk/{slug}/summary")
    officer.follow(officer.page.locator("a.pn", has_text="4."))
    officer.page.locator("summary", has_text=officer.said("Add a source")).click()
    officer.page.locator("[name=code]").select_option("A20")
    officer.fill(number="2")
    assert officer.page.locator("[name=kind][value=see_also]").is_checked()
    officer.press("Bind the source")
    assert officer.said("The source is bound.") in officer.page.inner_text("body")
    assert officer.said("Every admitted submission that may be cited is cited.") in shown(officer)

    chair.page.reload()
    chair.check()
    assert adopt.get_attribute("aria-disabled") == "true"
    assert chair.page.locator(".lint.stop").count() == 1
    chair.press("Go to the paragraphs not accounted for")
    assert chair.said("You read along. Officers code.") in shown(chair)
    set_aside(officer, slug)
    chair.go(f"/desk/{slug}/summary/adopt")
    assert chair.page.locator(".msg.stop, .lint.stop").all_inner_texts() == []
    chair.press("Adopt")
    assert chair.page.url.endswith(f"/desk/{slug}/summary/issue")

"""What a moderator takes away: many posts at once, but for one of her own organization; and a participant's
published words, about which the chair is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from panel.db import transaction
from panel.models import Account
from panel.queries import contribution as contributions
from panel.services import contribution as verbs
from tests.cast import acting, mandate
from tests.factories import threads as factory
from tests.factories.participants import joined, words, wrote
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site

EVENING = datetime(2027, 3, 1, 18, 0, 20, tzinfo=UTC)
THREAD = "/threads/2027-1/1"


@PAIR
def test_returned_together_but_for_ones_own(site: Site, visitor: Any) -> None:
    with site.app.app_context(), transaction():
        cast, clock = site.cast, site.clock
        mona = factory.moderator(clock)
        mandate(mona, cast.bridge, clock.now, "contributor")
        held = factory.opened(cast, clock, [mona])
        for n in range(3):
            factory.sent(held, cast.harbour, cast.hana, clock, f"Buy my watches, the {n} best of them.")
        factory.sent(held, cast.bridge, cast.bela, clock, "Two schools accept a statement.")
    desk = visitor(mona, width=360)
    desk.go("/desk/moderation/2027-1/1/together")
    assert (desk.page.locator("[name=chosen]").count(), "statement" in shown(desk)) == (3, False)
    assert desk.page.locator("main p.soft").first.inner_text().startswith(("1 ", "‹1 "))
    desk.press("Return all but those ticked below")
    assert desk.page.locator(".msg.stop li").count() == 2  # reason and sentence, both at once
    for each in desk.page.locator("[name=chosen]").all():
        each.check()
    desk.page.locator("[name=reason]").select_option("M5")
    desk.fill(sentence="Speak of schools.")
    desk.press("Return all but those ticked below")
    assert desk.page.locator("[name=sentence]").input_value() == "Speak of schools."
    for each in desk.page.locator("[name=chosen]").all()[1:]:
        each.uncheck()
    desk.press("Return all but those ticked below")
    assert "2" in desk.page.locator(".msg.ok").inner_text()
    assert desk.page.locator("article.post").count() == 2
    desk.go("/desk/moderation/2027-1/1/together?by=organization&key=Nobody")
    assert desk.page.locator(".msg.warn").count() == 1


def published(site: Site, mona: Account) -> tuple[str, str]:
    """Number and text of a participant whose words stand in the thread among those of four others."""
    with site.app.app_context(), transaction():
        held = factory.opened(site.cast, site.clock, [mona])
        made = []
        for n in range(5):
            person = joined(held.thematic_session_id, site.clock)
            row = wrote(person, held, site.clock, body=f"The teacher number {n} asked for papers.")
            verbs.accept(acting(mona), contributions.by_id(row.id), verbs.mark(row), now=site.clock.now)
            made.append((person.number, row.id))
    site.clock.now = EVENING
    site.tick()
    return made[0]


@PAIR
@pytest.mark.parametrize("outcome", ["reinstate", "uphold"])
def test_the_chair_is_asked_about_what_was_taken_out(site: Site, visitor: Any, outcome: str) -> None:
    with site.app.app_context(), transaction():
        mona = factory.moderator(site.clock)
    number, text = published(site, mona)
    desk = visitor(mona, width=360)
    desk.go(THREAD)
    post = desk.page.locator("article.post", has_text="number 0")
    desk.follow(post.get_by_role("link", name=desk.said("Moderate")).first)
    desk.page.locator("[name=reason]").select_option("M3")
    desk.fill(sentence="It names a teacher.")
    desk.press("Hide")

    phone = visitor(width=360)
    phone.go("/p/sign-in")
    phone.fill(number=number, passphrase=" ".join(words().passphrase))
    phone.submit()
    newest = phone.page.locator("main article h3").first.inner_text()
    assert newest == phone.said("Your published text was taken out")
    phone.go(f"/p/texts/{text}")
    assert phone.page.locator(".st").first.inner_text() == phone.said("Taken out of the thread")
    phone.fill(sentence="No teacher is named.")
    phone.press("Ask the chair")
    assert phone.page.locator(".st").first.inner_text() == phone.said("Before the chair")

    chair = visitor(site.cast.chair, width=360)
    chair.go("/desk/chair")
    chair.follow(chair.page.locator("main article a").first)
    chair.press("Record the decision")
    assert chair.page.locator(".msg.stop li").count() == 2
    chair.page.locator(f"[name=act][value={outcome}]").check()
    chair.fill(sentence="I have read it twice.")
    chair.press("Record the decision")

    phone.go("/p")
    phone.go(f"/p/texts/{text}")
    answer = phone.page.locator(".msg", has_text="I have read it twice.")
    said = "Your appeal was right." if outcome == "reinstate" else "The moderator’s decision stands."
    assert phone.said(said) in answer.inner_text()
    assert (phone.page.locator("[name=sentence]").count(), "I have read" in shown(phone)) == (0, True)
    reader = visitor()
    reader.go(THREAD)
    assert ("number 0" in shown(reader)) is (outcome == "reinstate")

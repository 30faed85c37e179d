"""The minute of the deadline counts to its last second, by the server's clock, wherever the author sits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Account, ThematicSession
from tests.journeys.acts import PAIR, call_for_input, shown, write
from tests.journeys.conftest import Site

#: Friday 5 March 2027, 18:00 in Geneva.
CLOSES = datetime(2027, 3, 5, 17, 0, tzinfo=UTC)


@PAIR
def test_the_last_second_is_in_time_and_the_next_is_late(site: Site, visitor: Any) -> None:
    site.clock.now = CLOSES - timedelta(minutes=10)
    slug = _call(site)
    guest = visitor(width=360, zone="Asia/Manila")
    guest.go(f"/calls/{slug}")
    own = guest.said("%(time)s your time", time="Saturday 01:00")
    assert guest.page.locator("dl.clock .own").inner_text() == f" ({own})"

    hana, bela = (visitor(one, width=360) for one in (site.cast.hana, site.cast.bela))
    write(hana, slug, "From the desk", "Fishers are turned away at the desk.")
    write(bela, slug, "Desde la puerta", "Las familias no llegan a la ventanilla.")

    site.clock.now = CLOSES.replace(second=59)
    hana.submit()
    assert hana.page.url.endswith("/receipt")
    assert "18:00:59" in hana.page.locator("dd.tn").first.inner_text()

    site.clock.now = CLOSES.replace(minute=1)
    bela.submit()
    assert "/receipt" not in bela.page.url
    assert bela.page.locator("[name=body]").input_value() == "Las familias no llegan a la ventanilla."
    bela.press("File as late")
    assert bela.page.url.endswith("/receipt")
    assert bela.said("We have received your commentary after the deadline.") in shown(bela)
    assert "18:01:00" in bela.page.locator("dd.tn").first.inner_text()
    assert "01:01:00" in bela.page.locator("dd.tn").first.inner_text()

    site.tick()
    officer = visitor(site.cast.officer)
    officer.go(f"/desk/{slug}/queue")
    assert officer.page.locator(".subs .code").all_inner_texts() == ["HWA"]
    officer.follow(officer.page.locator(".subs a"))
    officer.submit()

    for width in (1280, 360):
        officer.page.set_viewport_size({"width": width, "height": 900})
        officer.go(f"/desk/{slug}")
        officer.press("Received after the deadline")
        assert officer.page.locator(".subs .code").all_inner_texts() == ["CP"]
        officer.follow(officer.page.locator(".subs a"))
        assert "Las familias no llegan a la ventanilla." in shown(officer)
        assert officer.said("Received after the deadline; listed apart, not counted.") in shown(officer)

    guest.go(f"/reading-room/{slug}")
    in_time, late = guest.page.locator("ol.subs .code"), guest.page.locator("ul.subs .code")
    assert (in_time.all_inner_texts(), late.all_inner_texts()) == (["HWA"], ["CP"])
    guest.go(f"/calls/{slug}")
    received = guest.page.locator("main aside", has_text=guest.said("Received in time"))
    assert received.locator("strong.tn").inner_text() == "15"  # so small a number is told as “fewer than”


@PAIR
def test_a_deadline_at_an_hour_that_does_not_exist_is_refused(site: Site, visitor: Any) -> None:
    officer = visitor(site.cast.officer)
    officer.go("/desk/draft-a-call")
    officer.fill(
        title="Access to schools",
        concept_note="Who is turned away?",
        objectives="Hear from parents",
        questions="Who is turned away?",
        closes_day="2027-03-28",
        closes_time="02:30",
    )
    officer.page.locator("[name=issues]").first.check()
    officer.fill(opens_day="2027-03-10")
    officer.submit()
    told = officer.said(
        "%(time)s does not exist in Geneva on that day: the clocks go forward. "
        "Choose %(before)s or earlier, or %(after)s or later.",
        time="02:30",
        before="01:59",
        after="03:00",
    )
    assert told in officer.page.locator(".msg.stop").inner_text()

    officer.fill(closes_day="2027-10-31")
    officer.submit()
    assert "/draft-a-call" in officer.page.url
    officer.page.locator("[name=closes_fold][value='1']").check()
    officer.submit()
    assert "/draft-a-call" not in officer.page.url
    with site.app.app_context():
        assert _deadlines() == [datetime(2027, 10, 31, 1, 30, tzinfo=UTC)]


def _call(site: Site) -> str:
    slug = call_for_input(site, closes_at=CLOSES)
    with site.app.app_context(), transaction():
        db.session.get_one(Account, site.cast.bela.id).time_zone = "Asia/Manila"
    return slug


def _deadlines() -> list[datetime]:
    return list(db.session.scalars(select(ThematicSession.closes_at)))

"""Twenty are admitted, nine make a point: “many” is true until enough of the nine have withdrawn."""

from __future__ import annotations

from typing import Any

from panel.services import summary_editing as editing
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import World, open_world

CODES = [f"A{number:02d}" for number in range(1, 21)]
POINT = "services must be separated from enforcement"


def nine_of_twenty(site: Site) -> tuple[World, str]:
    """The draft, and what stands in the address of its one paragraph."""
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        for code in CODES:
            world.file(code)
        for code in CODES[:9]:
            world.code(code, POINT)
        world.collate()
        world.build()
        return world, world.row("Many").id


def withdraw(site: Site, visitor: Any, world: World, code: str) -> None:
    """The organization takes its text back, on its own page."""
    with site.app.app_context():
        account, text = world.account(world.speakers[code]), world.commentaries[code].id
    someone = visitor(account)
    someone.go(f"/commentaries/{text}/withdraw")
    someone.follow(someone.page.locator("main button.no"))
    someone.close()


@PAIR
def test_a_withdrawal_reaches_the_desk_and_the_sentence_is_mended(site: Site, visitor: Any) -> None:
    world, row_id = nine_of_twenty(site)
    officer = visitor(site.cast.officer)
    desk = f"/desk/{world.call.slug}/summary"

    # 9 of 20 is “many”: “several” does not pass.
    officer.go(f"/desk/paragraph/{row_id}")
    text = officer.page.locator("#text").input_value()
    officer.fill(text=text.replace("Many", "Several"))
    officer.press("Save paragraph")
    assert "“Many submissions”" in shown(officer)
    officer.follow(
        officer.page.get_by_role(
            "button", name=officer.said("Write “%(words)s”", words="Many submissions")
        ).first
    )
    assert officer.page.locator("#text").input_value() == text

    # One withdraws: 8 of 19 is “many” still; what changed is told with its reason, and the mend offered.
    withdraw(site, visitor, world, "A03")
    officer.go(desk)
    told = officer.page.locator("section[aria-labelledby=changed]")
    assert "A03" in told.inner_text()
    assert officer.said("%(n)s of %(of)s", n=9, of=20) in told.inner_text()
    assert officer.said("%(n)s of %(of)s", n=8, of=19) in told.inner_text()
    officer.follow(told.get_by_role("button", name=officer.said("Take it out of note [%(key)s]", key=1)))
    officer.go(desk)
    assert officer.page.locator("section[aria-labelledby=changed]").count() == 0

    # Four have left: 5 of 16 is “several”, and the desk says so at the sentence.
    for code in ("A01", "A02", "A04"):
        withdraw(site, visitor, world, code)
    officer.go(desk)
    told = officer.page.locator("section[aria-labelledby=changed]")
    assert officer.said("%(n)s of %(of)s", n=5, of=16) in told.inner_text()
    written = officer.said("Write “%(words)s”", words="Several submissions")
    officer.follow(told.get_by_role("button", name=written))
    with site.app.app_context():
        row = editing.opened(world.summary(), row_id)
        assert row.text == text.replace("Many", "Several")

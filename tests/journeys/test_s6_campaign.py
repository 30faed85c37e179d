"""Fourteen organizations file one text: all are kept and listed, the group counts once where words count."""

from __future__ import annotations

import re
from typing import Any

from panel.db import reading
from panel.i18n import ngettext, use_locale
from panel.queries import thematic_session as sessions
from panel.services import summary as summaries
from panel.services import summary_check
from tests.cast import acting
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import FEAR, World, open_world
from tests.services.test_identical_texts import SHARED

CODES = [f"A{number:02d}" for number in range(1, 15)]
PLACES = "Anker Brise Coral Delta Ember Fjord Galle Hafen Islet Jetty Korma Levee Marsh Naval".split()


def campaign(site: Site) -> World:
    """Fourteen texts that differ in the name of a town, and two of their own; the call is open."""
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        for code, place in zip(CODES, PLACES, strict=True):
            world.file(code, text=f"{SHARED} We write from {place}.")
        for code in ("B01", "B02"):
            world.file(code)
        site.clock.forward(hours=2)
        return world


def collate(site: Site, world: World) -> None:
    """The deadline passes; one of the fourteen and one other are coded."""
    with site.app.app_context():
        for code in ("A05", "B01"):
            world.code(code, FEAR)
        world.code("B02", "nobody explains the form at the desk")
        world.collate()


def figures(site: Site, slug: str) -> tuple[int, int, int]:
    """What the draft rests on: submissions, what they count as, organizations."""
    with site.app.app_context(), reading():
        made = summary_check.look(summaries.of(sessions.by_slug(acting(site.cast.officer), slug), lock=False))
        found = made.present.summary
        return found.admitted, found.population, found.organisations


@PAIR
def test_fourteen_organizations_file_one_text(site: Site, visitor: Any) -> None:
    world = campaign(site)
    slug = world.call.slug

    officer = visitor(site.cast.officer)
    officer.go(f"/desk/{slug}/coding")
    officer.press("Texts in identical terms")
    main = officer.page.locator("main")
    assert main.locator("h2").first.inner_text() == heading(
        officer, "In identical terms by %(num)s organizations"
    )
    listed = main.locator("section").first
    assert listed.locator(".org b").all_inner_texts() == CODES
    assert listed.locator("ins").first.inner_text().endswith("Brise")
    officer.follow(main.locator("aside button"))
    site.drain()
    (letter,) = site.mails("a01@example.org")
    assert "14" in letter

    with site.app.app_context():
        lead = visitor(world.account(world.speakers["A01"]), width=360)
    lead.go(f"/commentaries/{world.commentaries['A01'].id}/receipt")
    lead.press("Begin a joint submission")
    assert lead.page.url.endswith("/members")

    reader = visitor(width=360)
    reader.go(f"/reading-room/{slug}")
    reader.press("Texts filed in identical terms")
    said = shown(reader)
    assert heading(reader, "Filed in identical terms by %(num)s organizations") in said
    assert [code for code in CODES if f"Association {code}" not in said] == []
    reader.follow(reader.page.locator("main .org a", has_text="Association A14"))
    assert "Naval" in reader.page.inner_text("main")

    collate(site, world)
    officer = visitor(site.cast.officer2)
    officer.go(f"/desk/{slug}/summary")
    officer.press("Write the draft")
    draft = shown(officer)
    assert "a text filed in identical terms by 14 organizations reported that people stay away" in draft
    assert figures(site, slug) == (16, 3, 16)
    assert re.search(r"brings together 16\b", draft)
    officer.go(f"/desk/{slug}/balance")
    assert re.search(r"\b16\b", shown(officer))
    note = cited(site, slug)
    assert note == [*CODES, "B01"]

    officer.go(f"/desk/{slug}/campaigns")
    officer.follow(
        officer.page.locator("main section li", has_text="Association A14").get_by_role("link").last
    )
    officer.page.locator("[name=how][value=apart]").check()
    officer.press("Keep this")
    assert officer.said("Say why: whoever asks later reads it here.") in shown(officer)
    assert officer.page.locator("[name=how][value=apart]").is_checked()
    officer.fill(reason="It was written there first.")
    officer.press("Keep this")
    assert heading(officer, "In identical terms by %(num)s organizations", 13) in shown(officer)
    assert "It was written there first." in shown(officer)
    officer.go(f"/desk/{slug}/summary")
    assert figures(site, slug) == (16, 4, 16)
    assert officer.page.locator(".lint.stop, .msg.stop").count() > 0


def heading(someone: Any, many: str, n: int = 14) -> str:
    """A heading that tells how many, in the visitor's language."""
    with use_locale(someone.locale):
        return ngettext(many.replace("organizations", "organization"), many, n, num=n)


def cited(site: Site, slug: str) -> list[str]:
    """The codes in the note of the sentence about those who stay away."""
    with site.app.app_context(), reading():
        made = summary_check.look(summaries.of(sessions.by_slug(acting(site.cast.officer), slug), lock=False))
        sentences = [each for row in made.present.summary.paragraphs for each in row.sentences]
        sentence = next(each for each in sentences if "stay away" in each.text)
        return sorted(each.code for note in sentence.notes for each in note.citations)

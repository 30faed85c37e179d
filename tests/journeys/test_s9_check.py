"""A contributor reads how it is reflected, asks for a correction, and is answered; the chair waits for that."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panel.db import db, transaction
from panel.models import Account
from panel.queries import summary as summaries
from panel.services import summary as verbs
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import CARD, FEAR, open_world

CODES = ("A01", "A02", "A03", "A04")


def draft(site: Site) -> str:
    """A draft that says “urged” where A04 recommends less; returns what stands in its address."""
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        for code in CODES:
            world.file(code)
        for code in CODES[:3]:
            world.code(code, FEAR)
        world.code("A04", CARD, paragraph=3, theme_label="Cards")
        world.set_aside()
        world.collate()
        world.build()
        row = world.row("A04")
        world.save("A04", row.text.replace("brought patients in earlier", "brings all patients in earlier"))
        slug: str = world.call.slug
        return slug


def speaker(site: Site, code: str) -> Account:
    """The focal point behind a text."""
    with site.app.app_context(), transaction():
        found = db.session.query(Account).filter_by(email=f"{code.lower()}@example.org").one()
        db.session.expunge(found)
        return found


@PAIR
def test_a_correction_is_asked_for_and_answered_before_adoption(site: Site, visitor: Any) -> None:
    slug = draft(site)
    head = visitor(site.cast.head)
    head.go(f"/desk/{slug}/working-days")
    head.fill(holidays="2027-05-06\n2027-05-17")
    head.press("Save these days")
    head.go(f"/desk/{slug}/summary")
    head.press("Open it to contributors")
    site.drain()
    letter = site.mails("a04@example.org")[-1]
    assert f"/summaries/{slug}/check" in letter
    assert "patients" not in letter

    author = visitor(speaker(site, "A04"))
    author.go(f"/summaries/{slug}/check")
    assert author.said("Draft – not for citation") in shown(author)
    assert "brings all patients" in shown(author)
    author.follow(author.page.locator("a", has_text=author.said("Ask for a correction")).first)
    author.page.locator("[name=kind][value=new]").check()
    author.fill(text="Fees must be waived as well.")
    author.submit()
    assert author.page.locator("[name=text]").input_value() == "Fees must be waived as well."
    author.press("It is a correction after all: choose a type")
    author.page.locator("[name=kind][value=misrepresentation]").check()
    author.fill(text="word " * 151)
    author.submit()
    assert "151" in author.page.locator("#text-err").inner_text()
    author.fill(text="We wrote of some patients, not of all.")
    author.submit()
    author.go(f"/summaries/{slug}/check/correction?commentary={_commentary(site, slug)}")
    author.page.locator("[name=kind][value=omission]").check()
    author.fill(text="Fees must be waived.", borne_by="1")
    author.submit()

    chair = visitor(site.cast.chair)
    chair.go(f"/desk/{slug}/summary/adopt")
    adopt = chair.page.get_by_role("button", name=chair.said("Adopt"), exact=True)
    assert adopt.get_attribute("aria-disabled") == "true"
    _close(site, slug)
    chair = visitor(site.cast.chair)
    chair.go(f"/desk/{slug}/summary/adopt")
    assert chair.said("Corrections without an answer: %(list)s.", list="1, 2") in shown(chair)

    rapporteur = visitor(site.cast.rapporteur)
    rapporteur.go(f"/desk/{slug}/summary/corrections")
    rapporteur.follow(rapporteur.page.locator("main h3 a").first)
    box = rapporteur.page.locator("textarea[name=text]")
    rapporteur.page.locator("[name=outcome][value=accepted]").check()
    rapporteur.fill(reason="The text speaks of some patients.")
    box.fill(box.input_value().replace("all patients", "some patients"))
    rapporteur.press("Answer")
    rapporteur.page.locator("[name=chosen]").check()
    rapporteur.page.locator("[name=outcome][value=not]").check()
    rapporteur.page.locator("[name=ground]").select_option("new_substance")
    rapporteur.press("Answer those that are chosen")
    assert rapporteur.page.locator("del").all_inner_texts() != []

    author = visitor(speaker(site, "A04"))
    author.go(f"/summaries/{slug}/check")
    assert author.said("Not accepted") in shown(author)
    chair.page.reload()
    chair.check()
    chair.press("Adopt")
    head = visitor(site.cast.head)
    head.go(f"/desk/{slug}/summary/issue")
    head.press("Issue")
    site.drain()

    public = visitor()
    public.go(f"/summaries/{slug}")
    assert "brings some patients" in shown(public)
    public.press("Corrections and answers")
    assert public.said("New substance: the text as filed does not say this.") in shown(public)
    with public.page.expect_download() as found:
        public.page.locator("a[href$='/responses/csv']").click()
    assert "some patients" in found.value.path().read_text("utf-8-sig")


@PAIR
def test_a_safety_correction_takes_the_paragraph_out_of_sight(site: Site, visitor: Any) -> None:
    slug = draft(site)
    with site.app.app_context(), transaction():
        from tests.cast import acting

        call = summaries.of_session(_call(slug))
        assert call is not None
        verbs.circulate(acting(site.cast.head), call, now=site.clock.now)
    author, other = visitor(speaker(site, "A04")), visitor(speaker(site, "A01"), width=360)
    author.go(
        f"/summaries/{slug}/check/correction?commentary={_commentary(site, slug)}&paragraph=5&sentence=0"
    )
    author.page.locator("[name=kind][value=safety]").check()
    author.fill(text="It tells where they meet.")
    author.submit()
    for each, address in ((other, f"/summaries/{slug}"), (author, f"/summaries/{slug}/check")):
        each.go(address)
        assert "patients" not in shown(each)
    chair = visitor(site.cast.chair)
    chair.go(f"/desk/{slug}/summary")
    assert "patients" not in shown(chair)

    officer = visitor(site.cast.officer)
    officer.go(f"/desk/{slug}/summary/corrections")
    officer.follow(officer.page.locator("main h3 a").first)
    officer.page.locator("[name=outcome][value=accepted]").check()
    officer.fill(reason="The place is not named any more.")
    box = officer.page.locator("textarea[name=text]")
    box.fill(box.input_value().replace("patients", "people"))
    officer.press("Answer")
    other.go(f"/summaries/{slug}")
    assert "brings all people" in shown(other)


def _call(slug: str) -> str:
    from panel.domain.actor import SYSTEM
    from panel.queries import thematic_session as sessions

    found: str = sessions.by_slug(SYSTEM, slug).id
    return found


def _commentary(site: Site, slug: str) -> str:
    """The id of A04's text, as its own pages carry it."""
    from panel.queries import commentary as commentaries

    with site.app.app_context(), transaction():
        found: str = commentaries.by_codes(_call(slug), {"A04"})["A04"].id
        return found


def _close(site: Site, slug: str) -> None:
    """Let the clock go past the end of the check."""
    with site.app.app_context(), transaction():
        summary = summaries.of_session(_call(slug))
        assert summary is not None
        assert summary.check_closes_at is not None
        ends = summary.check_closes_at
    site.clock.now = ends + timedelta(minutes=2)
    site.tick()

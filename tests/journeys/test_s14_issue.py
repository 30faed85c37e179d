"""What is issued never changes: a correction has its own symbol and diff, a translation knows its source."""

from __future__ import annotations

from typing import Any

from panel.queries import summary as summaries
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import usual_world


def issued(site: Site) -> str:
    """An issued summary with its files; returns what stands in its address."""
    with site.app.app_context():
        world = usual_world(site.cast, site.clock)
        world.build()
        world.adopt()
        world.issue()
        slug: str = world.call.slug
    site.drain()
    return slug


@PAIR
def test_issue_translate_correct(site: Site, visitor: Any) -> None:
    slug = issued(site)
    rapporteur = visitor(site.cast.rapporteur)
    rapporteur.go(f"/desk/{slug}/summary")
    assert rapporteur.page.locator("a.pn").count() == 0
    rapporteur.go(f"/summaries/{slug}")
    rapporteur.press("Translations")
    rapporteur.follow(rapporteur.page.locator("main h2 a[href$='/fr']"))
    _translate(rapporteur)
    assert rapporteur.page.get_by_role("button", name=rapporteur.said("Publish it")).get_attribute(
        "aria-disabled"
    ) == ("true")

    officer = visitor(site.cast.officer)
    officer.go(f"/desk/{slug}/summary/translations/fr")
    officer.press("Publish it")
    site.drain()
    public = visitor(width=360)
    public.go(f"/summaries/{slug}/in/fr")
    assert "Fr. Most submissions" in shown(public)
    assert public.page.locator("#p4").count() == 1
    assert public.page.locator("main .msg.warn").count() == 0

    officer.go(f"/summaries/{slug}")
    officer.press("Change it by a document of its own")
    officer.page.locator("[name=kind][value=Corr]").check()
    officer.fill(numbers="4")
    officer.press("Go on")
    box = officer.page.locator("[name=text_4]")
    box.fill(box.input_value().replace("[6]", ""))
    officer.fill(reason="The card is a paper.")
    officer.press("Propose to a second person")
    assert "[5] [6] [7]" in officer.page.locator(".msg.stop").inner_text()
    box = officer.page.locator("[name=text_4]")
    box.fill(box.input_value().replace("otherwise.", "otherwise.[6]").replace("a card", "a paper"))
    officer.press("Propose to a second person")

    head = visitor(site.cast.head)
    head.go("/approvals")
    head.follow(head.page.locator("main a[href*='/approvals/']").first)
    assert "SUM/Corr.1" in shown(head)
    head.press("Approve and carry out")
    site.drain()

    public.go(f"/summaries/{slug}")
    assert public.said("This is the original. It was changed since.") in shown(public)
    assert "a card without address" in shown(public)
    public.follow(public.page.locator("main .msg.warn a"))
    gone, come = (public.page.locator(tag).all_inner_texts() for tag in ("del", "ins"))
    assert [each.split()[-1] for each in (*gone, *come)] == ["card", "paper"]
    for name in ("html", "docx", "pdf", "json"):
        assert public.page.request.get(f"/summaries/{slug}/Corr/1/{name}").status == 200
    public.go(f"/summaries/{slug}/in/fr")
    assert public.said("This translation is not up to date") in shown(public)

    rapporteur.go(f"/desk/{slug}/summary/translations/fr")
    assert rapporteur.said("the original changed") in shown(rapporteur)
    _translate(rapporteur)
    officer.go(f"/desk/{slug}/summary/translations/fr")
    officer.press("Publish it")
    public.go(f"/summaries/{slug}/in/fr")
    assert "a paper without address" in shown(public)
    assert public.page.locator("main .msg.warn").count() == 0
    with site.app.app_context():
        frozen = summaries.of_session(_call(slug))
        assert frozen is not None
        assert frozen.frozen is not None
        assert frozen.frozen["words"] <= frozen.frozen["word_limit"] == 5350


def _translate(someone: Any) -> None:
    """Give every part words, and save."""
    for box in someone.page.locator("main textarea").all():
        said = someone.page.locator(f"label[for='{box.get_attribute('id')}'] .said").inner_text()
        box.fill(f"Fr. {said}")
    someone.press("Save the translation")


def _call(slug: str) -> str:
    from panel.domain.actor import SYSTEM
    from panel.queries import thematic_session as sessions

    found: str = sessions.by_slug(SYSTEM, slug).id
    return found

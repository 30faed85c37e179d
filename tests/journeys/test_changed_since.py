"""What changed between adoption and issue is named where the summary is issued and where it is sent back."""

from __future__ import annotations

from typing import Any

from panel.db import db, transaction
from panel.models import Commentary
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site
from tests.services.collating import World, usual_world


def _adopted_and_changed(site: Site) -> World:
    """An adopted summary whose eleventh source was withdrawn behind its back."""
    world = usual_world(site.cast, site.clock)
    world.build()
    world.adopt()
    with transaction():
        row = db.session.get_one(Commentary, world.commentaries["A11"].id)
        row.state, row.published, row.listed_as_withdrawn = "withdrawn", False, True
        row.withdrawn_at = site.clock.now
    return world


@PAIR
def test_each_change_leads_to_its_place(site: Site, visitor: Any) -> None:
    with site.app.app_context():
        slug = _adopted_and_changed(site).call.slug
    chair = visitor(site.cast.chair)
    for width in (360, 1280):
        chair.page.set_viewport_size({"width": width, "height": 900})
        for act in ("issue", "reopen"):
            chair.go(f"/desk/{slug}/summary/{act}")
            assert chair.said("What changed since the adoption") in shown(chair)
    places = chair.page.locator(".lint.stop a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert any(place.startswith(f"/summaries/{slug}#p") for place in places)
    chair.follow(chair.page.locator(".lint.stop a", has_text="A11"))
    told = "Whoever filed this text has withdrawn it. Its number is kept and given to no other text."
    assert chair.said(told) in shown(chair)
    for place in places:
        chair.page.goto(place)
        assert "#" not in place or chair.page.locator(f"#{place.partition('#')[2]}").count() == 1

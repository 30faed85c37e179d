"""An organization that files alone and signs as well: two submissions, and it is counted once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from panel.db import transaction
from panel.queries import coding_progress
from panel.queries import commentary as commentaries
from panel.queries import organisation as organisations
from panel.queries import thematic_session as sessions
from panel.services import coding
from panel.services import commentary as verbs
from tests.cast import acting
from tests.journeys.acts import (
    PAIR,
    admit_all,
    begin_joint,
    call_for_input,
    contributor,
    shown,
    sign,
    type_in,
    write,
)
from tests.journeys.conftest import Site

CLOSES = datetime(2027, 3, 5, 17, 0, tzinfo=UTC)


def passing(site: Site, slug: str, n: int, kind: str = "individual") -> None:
    """Somebody files and withdraws at once; the number stays vacant."""
    someone, now = contributor(site, f"Passing {n}", f"p{n}@passing.example"), site.clock.now
    with site.app.app_context(), transaction():
        actor = acting(someone)
        (mandate,) = actor.mandates
        call = sessions.by_slug(actor, slug)
        begun = verbs.begin(
            actor, call, organisations.by_id(actor, mandate.organisation_id), now=now, kind=kind
        )
        typed = verbs.DraftText(title="Passing", body="We take this back.", language="en")
        held = commentaries.own(actor, begun.id, lock=True)
        verbs.save_draft(actor, held, typed, revision=0, now=now)
        verbs.submit(actor, held, consent="public", key="k" * 32, now=now)
        verbs.withdraw(actor, commentaries.own(actor, begun.id, lock=True), now=now)


def code_all(site: Site, slug: str) -> None:
    """An officer reads the same point out of every admitted text."""
    with site.app.app_context(), transaction():
        officer = acting(site.cast.officer)
        for text in coding_progress.progress(sessions.by_slug(officer, slug).id):
            each = commentaries.by_id(officer, text.commentary_id)
            (block,) = commentaries.paragraphs(each.admitted_version_id or "")
            choice = coding.Choice(
                start=block.start,
                end=block.end,
                wording="people are sent back",
                theme_label="At the door",
                kind="observation",
                verb="reported",
            )
            coding.code(officer, each, choice, now=site.clock.now)


@PAIR
def test_who_files_alone_and_signs_is_counted_once(site: Site, visitor: Any) -> None:
    site.clock.now = CLOSES - timedelta(hours=1)
    slug = call_for_input(site, closes_at=CLOSES)
    for n in range(4):
        passing(site, slug, n)
    passing(site, slug, 4, "joint")

    bela = visitor(site.cast.bela, width=360)
    write(bela, slug, "Desde la puerta", "Las familias no llegan.")
    bela.press("Submit")
    assert "SPMHR/2027/1/SUB/005" in shown(bela)
    hana = visitor(site.cast.hana, width=360)
    begin_joint(hana, "Casa", ["Casa Puente"])
    hana.press("Write the text")
    type_in(hana, "From the harbour", "Fishers are sent back.")
    hana.press("Submit")
    assert "SPMHR/2027/1/JS/2" in shown(hana)
    sign(bela, "From the harbour")

    site.clock.now = CLOSES + timedelta(minutes=2)
    site.tick()
    admit_all(site, slug)
    reader = visitor()
    reader.go(f"/calls/{slug}")
    received = reader.page.locator("main aside", has_text=reader.said("Received in time"))
    assert received.locator("strong.tn").inner_text() == "15"  # so small a number is told as “fewer than”

    officer = visitor(site.cast.officer2)
    officer.go(f"/desk/{slug}")
    officer.press("Begin collation")
    code_all(site, slug)
    officer.go(f"/desk/{slug}/summary")
    officer.press("Write the draft")
    background = re.findall(r"brings together (\d+)|(\d+) organizations stand behind", shown(officer))
    assert background == [("2", ""), ("", "2")]

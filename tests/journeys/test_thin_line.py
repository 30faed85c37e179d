"""From the call to the issued summary, by five people in their browsers."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

from panel.db import transaction
from panel.services import thematic_session as calls
from tests.cast import acting
from tests.journeys.acts import PAIR, set_aside
from tests.journeys.conftest import Site


def announce(site: Site) -> str:
    """A call that opens in an hour and stays open for a month."""
    now = site.clock.now
    with site.app.app_context(), transaction():
        drafted = calls.create(
            acting(site.cast.officer),
            calls.CallText(
                title="Access to essential services",
                issues=["essential-services"],
                concept_note="What happens between the door and the service?",
                objectives=["Hear from those at the desk"],
                questions=["What happens at the desk?", "What has worked?"],
                opens_at=now + timedelta(hours=1),
                closes_at=now + timedelta(days=30),
            ),
            now=now,
        )
        return drafted.slug


def write(someone: Any, slug: str, title: str, text: str) -> None:
    """Write and submit, and look at the receipt."""
    someone.go(f"/calls/{slug}")
    someone.press("Start writing")
    someone.fill(title=title, body=text)
    someone.page.locator("#consent-public, [name=consent][value=public]").first.check()
    someone.press("Submit")
    assert "/receipt" in someone.page.url, someone.page.locator("main").inner_text()[:600]


def code(officer: Any, slug: str, contributor: str, wording: str) -> None:
    """Code the first paragraph of one text."""
    officer.go(f"/desk/{slug}/coding")
    officer.follow(officer.page.locator("main li", has_text=contributor).locator("a").first)
    officer.fill(paragraph="1", theme_label="At the desk", wording=wording)
    officer.page.locator("[name=verb]").select_option("reported")
    officer.press("Code")


@PAIR
def test_from_call_to_issued_summary(site: Site, visitor: Any) -> None:
    slug = announce(site)
    head = visitor(site.cast.head, by_pages=True)
    head.go(f"/desk/{slug}")
    head.press("Issue the call")
    site.clock.forward(hours=2)
    site.tick()

    write(
        visitor(site.cast.hana, by_pages=True),
        slug,
        "From the desk",
        "Fishers are turned away at the desk.\n\nNobody says why.",
    )
    write(
        visitor(site.cast.bela, by_pages=True),
        slug,
        "Desde la puerta",
        "Las familias no llegan a la ventanilla.",
    )
    site.drain()
    assert any("nobody says why" in m.lower() for m in site.mails("hana@harbour.example"))

    officer = visitor(site.cast.officer, by_pages=True)
    officer.go(f"/desk/{slug}/queue")
    officer.follow(officer.page.locator(".subs a").first)
    officer.press("Record the decision")
    officer.press("Record the decision")

    reader = visitor()
    reader.go(f"/reading-room/{slug}")
    assert reader.page.locator(".subs li").count() == 2
    reader.follow(reader.page.locator(".subs a").first)

    site.clock.forward(days=31)
    site.tick()
    officer = visitor(site.cast.officer2, by_pages=True)
    officer.go(f"/desk/{slug}")
    officer.press("Begin collation")
    code(officer, slug, "HWA", "fishers were turned away at the desk")
    code(officer, slug, "CP", "families did not reach the counter")
    officer.go(f"/desk/{slug}/summary")
    officer.press("Write the draft")
    set_aside(officer, slug)

    chair = visitor(site.cast.chair, by_pages=True)
    chair.go(f"/desk/{slug}/summary/adopt")
    chair.submit()
    head = visitor(site.cast.head, by_pages=True)
    head.go(f"/desk/{slug}/summary/issue")
    head.submit()
    site.drain()

    reader.go(f"/summaries/{slug}")
    assert "HWA" in reader.page.locator("main").inner_text()
    reader.follow(reader.page.locator(".notes a", has_text="HWA").first)
    assert f"/reading-room/{slug}/sub/1#P1" in reader.page.url
    docx = reader.context.request.get(f"{site.base}/summaries/{slug}/docx").body()
    notes = zipfile.ZipFile(io.BytesIO(docx)).read("word/footnotes.xml").decode()
    assert "HWA" in notes

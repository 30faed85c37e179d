"""Every page of a contributor holds on the narrowest telephone, and the head on a desk stays one line."""

from __future__ import annotations

from typing import Any

from panel.db import transaction
from panel.models import Account, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import commentary as verbs
from panel.services import joint
from tests.cast import acting
from tests.factories.sessions import filed
from tests.journeys.acts import PAIR, call_for_input, contributor
from tests.journeys.conftest import Site

LONG_NAME = "Confederation of Harbour, Plantation and Domestic Workers’ Self-Help Associations Abroad"
PUBLIC = ("/", "/reading-room", "/summaries", "/how-we-work", "/how-we-work/words", "/organizations")
REFERENCE = ("/reference", "/reference/issues", "/reference/instruments", "/reference/events", "/outages")
DOORS = ("/sign-in", "/sign-up", "/password", "/nowhere")
OWN = ("", "/password", "/second-factor", "/devices", "/close")


def texts(site: Site, slug: str, member: Account) -> tuple[str, str, str]:
    """Ids of a text that was filed, of a draft that preview warns of, and of a joint one to sign."""
    with site.app.app_context(), transaction():
        now, actor = site.clock.now, acting(site.cast.hana)
        call: ThematicSession = sessions.by_slug(actor, slug)
        done = filed(call, site.cast.bridge, site.cast.bela, site.clock, title="A" * 90)
        draft = verbs.begin(actor, call, site.cast.harbour, now=now)
        row = commentaries.own(actor, draft.id, lock=True)
        body = "Turned away[^1].\n\n" + "B" * 120 + "\n\n[^1]: See https://example.org/" + "c" * 60
        typed = verbs.DraftText(title="D" * 120, body=body, language="en")
        verbs.save_draft(actor, row, typed, revision=0, now=now)
        led = verbs.begin(actor, call, site.cast.harbour, now=now, kind="joint")
        row = commentaries.own(actor, led.id, lock=True)
        verbs.save_draft(actor, row, typed, revision=0, now=now)
        joint.invite(actor, row, [acting(member).mandates[0].organisation_id], now=now)
        return done.id, draft.id, led.id


@PAIR
def test_no_page_of_a_contributor_scrolls_sideways_at_320(site: Site, visitor: Any) -> None:
    slug = call_for_input(
        site,
        title="Access to services: " + "Nichtzurückweisungsverpflichtung" * 2,
        questions=["At which step between arrival at the door and the service are people turned away? " * 2],
    )
    member = contributor(site, LONG_NAME, "speaker@long.example", acronym="CHPDWSHAA", constituency="MIGR")
    done, draft, led = texts(site, slug, member)
    reader = visitor(width=320)
    for path in (*PUBLIC, *REFERENCE, *DOORS, f"/calls/{slug}", f"/calls/{slug}/base-document"):
        reader.go(path)
    writer = visitor(site.cast.hana, width=320)
    for path in ("", "?preview=1", "/delete"):
        writer.go(f"/commentaries/{draft}{path}")
    for path in (f"/commentaries/{led}/members?name=con", "/commentaries", f"/calls/{slug}", "/"):
        writer.go(path)
    for path in (f"/account{each}" for each in OWN):
        writer.go(path)
    harbour = f"/organizations/{site.cast.harbour.id}"
    for path in (
        "/organizations/register",
        harbour,
        f"{harbour}/edit",
        f"{harbour}/people",
        f"{harbour}/leave",
    ):
        writer.go(path)
    signer = visitor(member, width=320)
    for path in ("/commentaries", f"/commentaries/{led}/sign", f"/calls/{slug}"):
        signer.go(path)
    for who in (None, site.cast.hana, site.cast.bela, member):
        visitor(who, width=360).go(f"/calls/{slug}")
    holder = visitor(site.cast.bela, width=320)
    for path in ("/receipt", "/withdraw", "/consent", ""):
        holder.go(f"/commentaries/{done}{path}")


@PAIR
def test_the_head_of_a_member_is_one_line_on_a_desk(site: Site, visitor: Any) -> None:
    someone = visitor(site.cast.hana, width=1280)
    boxes = [someone.page.locator(f"header {part}").bounding_box() for part in (".brand", ".nav", ".lang")]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert (len(middles), max(middles) - min(middles) < 12) == (3, True)
    if someone.locale == "en":
        lines = someone.page.locator("header .nav").evaluate("nav => nav.getClientRects()[0].height")
        assert lines < 40


@PAIR
def test_the_filters_of_the_reading_room_show_their_words_at_360(site: Site, visitor: Any) -> None:
    slug = call_for_input(site)
    reader = visitor(width=360)
    reader.go(f"/reading-room/{slug}")
    short = reader.page.evaluate(
        """() => [...document.querySelectorAll('.filters select')].map((select) => {
          const pen = document.createElement('canvas').getContext('2d');
          pen.font = getComputedStyle(select).font;
          return select.clientWidth - pen.measureText(select.selectedOptions[0].text).width;
        })"""
    )
    assert [room > 40 for room in short] == [True] * 4  # padding on both sides, and the arrow
    above, marks = (reader.page.locator(f"main > {each}").bounding_box() for each in ("form", "h2.mh"))
    assert above and marks and marks["y"] - above["y"] - above["height"] >= 16

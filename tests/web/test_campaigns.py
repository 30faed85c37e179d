"""The page of texts in identical terms, and the decision about one of them."""

from __future__ import annotations

import html
import re
from typing import Any

from panel.db import db, transaction
from panel.models import AttributionFlag, CampaignAct
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import World, open_world
from tests.services.test_identical_texts import SHARED

#: Queries of the page on which several texts are joined.
JOINING = 9


def campaign(cast: Cast, clock: Clock, copies: int = 3) -> World:
    """As many copies, the last with another word, and a text of its own."""
    world = open_world(cast, clock)
    for number in range(1, copies):
        world.file(f"A{number:02d}", text=SHARED)
    world.file("A99", text=SHARED.replace("and work.", "and fish."))
    world.file("B01")
    clock.forward(hours=2)
    return world


def test_a_group_is_shown_with_what_each_member_adds(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    shown = html.unescape(browser.sign_in(cast.officer).get(f"/desk/{world.call.slug}/campaigns").text)
    assert "In identical terms by 3 organizations" in shown
    assert "3 submissions · counts as one" in shown
    assert "The same words as A01." in shown
    assert "<del>" in shown.replace('<del><span class="sr">left out: </span>work', "<del>")
    assert '<ins><span class="sr">added: </span>fish' in shown
    assert "Offer it to A01" in shown


def test_of_a_text_that_is_aside_nothing_is_decided(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    text = world.commentaries["A99"]
    browser.sign_in(cast.officer)
    browser.get(f"/desk/campaigns/{text.id}")
    with transaction():
        given = {"organisation_id": text.organisation_id, "state": "aside", "sentence": "Not ours."}
        hours = {"flagged_at": clock.now, "due_at": clock.now}
        db.session.add(AttributionFlag(commentary_id=text.id, **given, **hours))
    browser.get(f"/desk/campaigns/{text.id}", 409)
    assert "A99" not in browser.get(f"/desk/{world.call.slug}/campaigns").text
    assert "A99" not in browser.get(f"/desk/{world.call.slug}/campaigns/join").text


def test_a_decision_is_made_kept_and_shown(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    path = f"/desk/campaigns/{world.commentaries['A99'].id}"
    browser.sign_in(cast.officer)
    assert "It counts once with A01 and A02." in html.unescape(browser.get(path).text)
    refused = html.unescape(browser.post(path, {"how": "apart", "reason": ""}, 422).text)
    assert "Say why: whoever asks later reads it here." in refused
    typed = html.unescape(browser.post(path, {"how": "", "reason": "They wrote it <first>."}, 422).text)
    assert "Choose how this text counts." in typed
    assert "They wrote it <first>." in typed
    assert (
        "Choose the text with which"
        in browser.post(path, {"how": "with", "other": "x", "reason": "r"}, 422).text
    )
    browser.post(path, {"how": "apart", "reason": "They wrote it <first>."})
    listed = html.unescape(browser.get(f"/desk/{world.call.slug}/campaigns").text)
    assert "In identical terms by 2 organizations" in listed
    assert "They wrote it <first>." in listed


def test_who_reads_along_decides_nothing(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    path = f"/desk/campaigns/{world.commentaries['A99'].id}"
    browser.sign_in(cast.head)
    assert "Keep this" not in browser.get(path).text
    browser.post(path, {"how": "apart", "reason": "r"}, 403)
    browser.post(f"{path}/offer", {}, 403)
    assert db.session.scalars(db.select(CampaignAct)).all() == []
    browser.sign_in(world.account(world.speakers["A01"])).get(path, 403)


def test_the_offer_goes_to_who_filed_first(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    browser.sign_in(cast.officer)
    browser.post(f"/desk/campaigns/{world.commentaries['B01'].id}/offer", {}, 404)
    browser.post(f"/desk/campaigns/{world.commentaries['A01'].id}/offer", {})
    listed = html.unescape(browser.get(f"/desk/{world.call.slug}/campaigns").text)
    assert "A01 knows that the group can become one joint submission." in listed


def test_everybody_reads_who_filed_in_identical_terms(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    world.file("SUC", text=SHARED, consent="name_withheld", name="Sisters of the Upper Courtyard")
    path = f"/reading-room/{world.call.slug}/identical"
    shown = html.unescape(browser.get(path).text)
    assert "Filed in identical terms by 4 organizations" in shown
    assert [name in shown for name in ("Association A01", "Association A99", "Association B01")] == [
        True,
        True,
        False,
    ]
    assert "Sisters" not in shown
    assert "Name withheld" in shown


def test_pages_of_groups_ask_as_often_for_three_as_for_eight(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    asked = []
    world = campaign(cast, clock)
    browser.sign_in(cast.officer)
    for more in (0, 5):
        for number in range(more):
            world.file(f"C{number:02d}", text=SHARED)
        for path in (f"/desk/{world.call.slug}/campaigns", f"/reading-room/{world.call.slug}/identical"):
            browser.get(path)
            with count_queries() as counted:
                browser.get(path)
            asked.append(counted.statements)
    assert asked[:2] == asked[2:]


def test_several_are_joined_on_one_page(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    world.file("B02")
    path = f"/desk/{world.call.slug}/campaigns/join"
    first, chosen = world.commentaries["A01"].id, [world.commentaries[code].id for code in ("B01", "B02")]
    browser.sign_in(cast.officer)
    assert f'href="{path}?with={first}"' in browser.get(f"/desk/{world.call.slug}/campaigns").text
    assert "Choose a text; the others are then listed" in browser.get(path).text
    page = html.unescape(browser.get(f"{path}?with={first}").text)
    assert re.findall(r'name="chosen" value="([^"]+)"', page) == chosen
    assert re.search(r"shares \d+ per cent of its runs of five words", page)
    refused = html.unescape(browser.post(path, {"other": first, "reason": "Typed <anew>."}, 422).text)
    assert "Tick at least one text." in refused and "Typed <anew>." in refused
    kept = browser.post(path, {"other": first, "chosen": chosen[:1], "reason": ""}, 422).text
    assert f'value="{chosen[0]}" id="chosen-0" checked' in kept
    browser.post(path, {"other": first, "chosen": chosen, "reason": "Typed <anew>."})
    listed = html.unescape(browser.get(f"/desk/{world.call.slug}/campaigns").text)
    assert "2 texts are joined." in listed and "5 submissions · counts as one" in listed
    assert listed.count("Typed <anew>.") == 2


def test_of_texts_that_share_nothing_it_is_not_said_that_they_share_most(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = campaign(cast, clock)
    alone = world.file("X01", text="Boats leave at dawn and nobody counts them.").id
    browser.sign_in(cast.officer)
    path = f"/desk/{world.call.slug}/campaigns/join"
    page = browser.get(f"{path}?with={alone}").text
    assert "None shares a run of five words with X01." in page and "share most" not in page
    assert "These share most with A01." in browser.get(f"{path}?with={world.commentaries['A01'].id}").text


def test_who_reads_along_joins_nothing(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = campaign(cast, clock)
    path = f"/desk/{world.call.slug}/campaigns/join"
    first, other = (world.commentaries[code].id for code in ("A01", "B01"))
    browser.sign_in(cast.head)
    page = browser.get(f"{path}?with={first}").text
    assert 'name="chosen"' not in page
    browser.post(path, {"other": first, "chosen": [other], "reason": "r"}, 403)
    assert db.session.scalars(db.select(CampaignAct)).all() == []


def test_as_many_queries_to_list_one_text_as_many(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    world = campaign(cast, clock)
    path = f"/desk/{world.call.slug}/campaigns/join?with={world.commentaries['A01'].id}"
    browser.sign_in(cast.officer).get(path)
    with count_queries() as one:
        browser.get(path)
    for code in ("B02", "B03", "B04"):
        world.file(code)
    browser.get(path)
    with count_queries() as many:
        browser.get(path)
    assert one.statements == many.statements == JOINING

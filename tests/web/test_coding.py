"""The page on which a text is coded."""

from __future__ import annotations

import html
import re

from panel.db import db, transaction
from panel.models import Commentary
from panel.queries import codebook
from panel.services import codebook as book
from panel.services import summary as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import FEAR, open_world, usual_world

OPPOSED = {"paragraph": "2", "kind": "observation", "stance": "contrary"}


def test_what_a_text_says_instead_is_coded_shown_and_changed(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "UEB"):
        world.file(code)
    world.code("A01", FEAR)
    path = f"/desk/coding/{world.commentaries['UEB'].id}"
    browser.sign_in(cast.officer)
    sent = OPPOSED | {"point_id": world.points[FEAR], "instead": "the bill kept people away"}
    assert "Only a passage that opposes" in browser.post(path, sent | {"stance": "for"}, 422).text
    browser.post(path, sent)
    shown = html.unescape(browser.get(path).text)
    assert '<b>opposes the point</b>: <span lang="en" dir="ltr">the bill kept people away</span>' in shown
    change = shown.partition("?change=")[2].partition("#")[0]
    opened = browser.get(f"{path}?change={change}").text
    assert 'value="the bill kept people away"' in opened


def test_the_contributor_reads_why_words_are_not_used(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    world.build()
    text = world.commentaries["A01"]
    path = f"/desk/coding/{text.id}"
    browser.sign_in(cast.head)
    assert "Save the reasons" not in browser.get(path).text
    browser.post(f"{path}/reasons", {"r-1": "context"}, 403)
    browser.sign_in(cast.officer)
    assert re.findall(r'name="r-(\d+)"', browser.get(path).text) == ["1", "0"]
    browser.post(f"{path}/reasons", {"r-x": "context"}, 400)
    browser.post(f"{path}/reasons", {"r-1": "context", "r-0": ""})
    assert '<option value="context" selected>' in browser.get(path).text
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=clock.now)
    browser.sign_in(world.account(world.speakers["A01"]))
    shown = browser.get(f"/reading-room/{world.call.slug}/sub/{text.number}").text
    assert "it makes no claim that a summary could report." in shown


def test_text_and_form_are_one_thumb_away_and_long_lists_fold(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/coding/{world.commentaries['A01'].id}"
    shown = browser.sign_in(cast.officer).get(path).text
    bar = shown.partition('<nav class="thumb"')[2].partition("</nav>")[0]
    targets = re.findall(r'href="#([^"]+)"', bar)
    assert targets == ["text", "coding", "coded", "codebook"]
    assert [len(re.findall(f'id="{each}"', shown)) for each in targets] == [1, 1, 1, 1]
    assert re.findall(r'<details class="fold" id="([^"]+)"', shown) == [
        "coded",
        "reasons",
        "codebook",
    ]
    read = browser.sign_in(cast.head).get(path).text
    assert re.findall(r'href="#([^"]+)"', read.partition('<nav class="thumb"')[2].partition("</nav>")[0]) == [
        "text",
        "coded",
        "codebook",
    ]


def test_what_is_counted_is_said(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    slug, texts = world.call.slug, len(world.commentaries)
    browser.sign_in(cast.officer)
    assert "withheld by" not in browser.get(f"/desk/{slug}/coding").text
    assert f"{texts} admitted</p>" in browser.get(f"/desk/{slug}").text
    with transaction():
        db.session.get_one(Commentary, world.commentaries["A01"].id).consent = "text_withheld"
    page = browser.get(f"/desk/{slug}/coding").text
    assert f"of {texts - 1} texts are begun." in page
    assert "1 more is admitted, its text withheld by its author; it is not coded." in page
    assert (
        f"{texts} admitted, {texts - 1} to be coded; the text of the others is withheld"
        in browser.get(f"/desk/{slug}").text
    )


def test_what_was_said_beside_the_matter_has_the_last_heading(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/coding/{world.commentaries['A02'].id}"
    shown = browser.sign_in(cast.officer).get(path).text
    assert shown.count('<option value="other">Other issues raised</option>') == 1
    sent = {"paragraph": "3", "kind": "observation", "stance": "for", "theme_id": "other"}
    browser.post(path, sent | {"wording": "tourists waited long for their visas"})
    with transaction():
        book.add_theme(world.officer, world.call, "Costs", now=clock.now)
    assert [each.label for each in codebook.themes(world.call.id)] == [
        "Fear and enforcement",
        "Costs",
        "Other issues raised",
    ]
    assert 'value="other"' not in browser.get(path).text
    world.build()
    assert world.texts()[-2:] == [
        "Other issues raised",
        "A02 noted that tourists waited long for their visas.[1]",
    ]

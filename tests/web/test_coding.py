"""The page on which a text is coded."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from panel.db import db, transaction
from panel.domain import desk_keys
from panel.jobs import worker
from panel.models import Commentary
from panel.queries import codebook
from panel.services import codebook as book
from panel.services import summary as verbs
from panel.web.coding import desk
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import CARD, FEAR, open_world, usual_world

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


def test_a_passage_has_the_type_of_its_point_unless_another_is_chosen(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    world.file("A02")
    path = f"/desk/coding/{world.commentaries['A02'].id}"
    shown = browser.sign_in(cast.officer).get(path).text
    assert '<option value="">that of the point</option>' in shown.partition('name="kind"')[2][:200]
    sent = {"verb": "", "stance": "for"}
    new = sent | {"theme_id": "other", "wording": "a card opened the door"}
    browser.post(path, new | {"paragraph": "1", "kind": "good_practice"})
    browser.post(path, new | {"paragraph": "2", "kind": "", "wording": "tourists waited for their visas"})
    with transaction():
        points = {each.wording: each.id for each in codebook.points(world.call.id)}
    known = {"point_id": points["a card opened the door"], "kind": ""}
    browser.post(path, sent | known | {"paragraph": "3"})
    said = {each.paragraph: (each.kind, each.verb) for each in codebook.standing(world.call.id)}
    assert said == {1: ("good_practice", "reported"), 2: ("observation", "noted"), 3: said[1]}


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
        "A02 noted that tourists waited long for their visas.[4]",
    ]


def test_a_suggestion_is_accepted_changed_or_put_aside(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    world.file("A12", text="We run a desk.\n\nPeople stay away because they fear a report to the police.")
    browser.sign_in(cast.officer)
    browser.post(f"/desk/{world.call.slug}/coding/suggest", {})
    worker.drain(None, lambda: clock.now)  # type: ignore[arg-type]
    path = f"/desk/coding/{world.commentaries['A12'].id}"
    shown = browser.get(path).text
    card = shown.partition('data-offer="2"')[2].partition("</form>")[0]
    assert "people stay away for fear of being reported" in html.unescape(card)
    accept = re.findall(r'value="(accept:[0-9a-f]+)" data-accept', card)
    assert len(accept) == 1
    opened = browser.get(f"{path}?offer=2").text
    assert f'<option selected value="{world.points[FEAR]}">' in opened
    browser.post(f"{path}/suggestions", {"act": "nothing"}, 400)
    answer = browser.post(f"{path}/suggestions", {"act": accept[0]})
    assert "#P2" in answer.headers["Location"]
    browser.post(f"{path}/suggestions", {"act": accept[0]}, 409)
    after = browser.get(path).text
    assert 'data-offer="2"' not in after
    assert "suggestion accepted" in browser.get(f"{path}/history").text
    browser.post(f"{path}/undo", {})
    assert 'data-offer="2"' in browser.get(path).text
    browser.post(f"{path}/redo", {})
    browser.post(f"{path}/redo", {}, 409)
    browser.sign_in(cast.head)
    assert "data-offer" not in browser.get(path).text
    browser.post(f"{path}/suggestions", {"act": "dismiss:1"}, 403)


def test_a_point_that_was_used_lately_codes_with_one_button(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/coding/{world.commentaries['A02'].id}"
    shown = browser.sign_in(cast.officer).get(path).text
    assert re.findall(r'data-recent="(\d)"', shown) == ["1", "2"]
    browser.post(path, {"recent": world.points[CARD], "paragraph": "3"})
    assert "a card without address" in browser.get(path).text.partition('id="coded"')[2]
    browser.post(path, {"recent": world.points[CARD]}, 422)


def test_very_many_passages_are_listed_a_paragraph_at_a_time(
    cast: Cast, clock: Clock, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = usual_world(cast, clock)
    world.file("LNG")
    for paragraph, wording in ((2, FEAR), (2, CARD), (3, CARD)):
        world.code("LNG", wording, paragraph=paragraph)
    path = f"/desk/coding/{world.commentaries['LNG'].id}"

    def listed(asked: str = "") -> list[str]:
        page = browser.get(path + asked).text
        assert len(set(re.findall(r'id="c-(\w+)"', page))) == 3
        return re.findall(r'class="sym" href="#c-\w+">(P\d)<', page)

    browser.sign_in(cast.officer)
    assert listed() == ["P2", "P2", "P3"]
    monkeypatch.setattr(desk, "MANY", 2)
    shown = browser.get(path).text.partition('id="coded"')[2]
    assert re.findall(r"<bdi>(P\d \(\d\))</bdi>", shown) == ["P2 (2)", "P3 (1)"]
    assert "All 3 passages" in shown
    assert listed() == listed("?coded=2") == listed("?coded=9") == listed("?coded=٣") == ["P2", "P2"]
    assert listed("?coded=3") == ["P3"]
    assert listed("?coded=all") == ["P2", "P2", "P3"]
    last = re.findall(r'id="l-(\w+)"', browser.get(f"{path}?coded=3").text)[0]
    assert listed(f"?last={last}") == ["P3"]
    assert '<details class="fold" id="coded" open>' in browser.get(f"{path}?coded=3").text


def test_a_reason_is_given_from_the_form_and_the_paragraph_is_accounted_for(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/coding/{world.commentaries['A02'].id}"
    browser.sign_in(cast.officer)
    assert browser.get(path).text.count("data-gap") == 2
    browser.post(f"{path}/reasons", {"reason": "no_substance", "paragraph": "P1"})
    shown = browser.get(path).text
    assert (shown.count("data-gap"), "Not used: No substance to report" in shown) == (1, True)
    refused = browser.post(f"{path}/reasons", {"reason": "no_substance", "words": "typed"}, 422).text
    assert "Choose a paragraph, or give its number." in refused and 'value="typed"' in refused


def test_keys_are_chosen_kept_and_switched_off(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/coding/{world.commentaries['A02'].id}"
    browser.sign_in(cast.officer)
    usual = dict(desk_keys.USUAL)
    assert re.findall(
        r'name="(\w+)" value="(.)" maxlength', html.unescape(browser.get("/desk/coding-keys").text)
    ) == list(usual.items())
    refused = browser.post("/desk/coding-keys", usual | {"next": "u", "find": "1"}, 422).text
    assert "is given twice" in refused and "no digit" in refused
    browser.post("/desk/coding-keys", usual | {"next": "ن", "off": "1"})
    bar = html.unescape(browser.get(path).text.partition("data-keys-bar")[2].partition(">")[0])
    assert json.loads(bar.partition('data-map="')[2].partition('"}')[0] + '"}') == usual | {"next": "ن"}
    assert 'data-off="yes"' in bar
    assert browser.post("/desk/coding-keys", {"act": "on"}).status_code == 303
    browser.post("/desk/coding-keys", {"act": "usual"})
    assert 'data-off="no"' in browser.get(path).text
    browser.sign_in(cast.officer2)
    assert 'data-off="no"' in browser.get(path).text


def test_a_text_that_somebody_has_open_is_read_by_others(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/coding/{world.commentaries['A01'].id}"
    browser.sign_in(cast.officer2).post(f"{path}/claim", {})
    assert "You have this text open until" in browser.get(path).text
    shown = browser.sign_in(cast.officer).get(path).text
    assert f"{cast.officer2.name} has this text open until" in shown and 'id="coding"' not in shown
    assert f"{cast.officer2.name} has it open until" in browser.get(f"/desk/{world.call.slug}/coding").text
    browser.post(path, {"recent": world.points[FEAR], "paragraph": "1"}, 409)
    browser.post(f"{path}/claim", {}, 409)
    clock.forward(minutes=31)
    browser.post(f"{path}/claim", {})
    browser.post(f"{path}/claim", {"act": "release"})
    assert "Nobody has this text open." in browser.get(path).text


def test_texts_are_shared_out_and_found_again(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    world.file("B01")
    slug, text = world.call.slug, world.commentaries["A01"]
    browser.sign_in(cast.head)
    browser.post(f"/desk/{slug}/coding/share-out", {"officer": cast.officer2.id, "most": "5"})
    browser.post(f"/desk/{slug}/coding/share-out", {"officer": cast.officer2.id, "most": "many"}, 422)
    browser.post(f"/desk/coding/{text.id}/assign", {"officer": cast.officer2.id, "seen": ""})
    browser.post(f"/desk/coding/{text.id}/assign", {"officer": cast.officer.id, "seen": ""}, 409)
    shown = browser.sign_in(cast.officer2).get(f"/desk/{slug}/coding?show=mine").text
    codes = re.findall(r'<span class="code"><bdi>(\w+)</bdi>', shown)
    assert codes == ["A01", "B01"]
    assert "begun 1 of 2 assigned" in shown
    assert re.findall(
        r'<span class="code"><bdi>(\w+)</bdi>', browser.get(f"/desk/{slug}/coding?show=waiting").text
    ) == ["B01"]
    assert f"{13 * 3 - 13} paragraphs are not accounted for." in shown


@pytest.mark.parametrize("many", [1, 40])
def test_as_many_queries_for_one_text_as_for_many(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any, many: int
) -> None:
    world = usual_world(cast, clock)
    for n in range(many):
        world.file(f"C{n:02}")
        world.code(f"C{n:02}", FEAR)
    slug, text = world.call.slug, world.commentaries["A01"].id
    browser.sign_in(cast.officer)
    browser.get("/desk")
    with count_queries() as overview:
        browser.get(f"/desk/{slug}/coding")
    with count_queries() as one:
        browser.get(f"/desk/coding/{text}")
    assert (overview.statements, one.statements) == (22, 25)


def test_a_codebook_is_kept_in_versions(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/{world.call.slug}/coding/versions"
    browser.sign_in(cast.head)
    browser.post(path, {"reason": "first"}, 403)
    browser.sign_in(cast.officer)
    assert "There is none yet." in browser.get(path).text
    assert "Say in a few words what is new." in browser.post(path, {"reason": " "}, 422).text
    address = browser.post(path, {"reason": "after the first reading"}).headers["Location"]
    shown = browser.get(address).text
    assert "gives the counts printed with this version" in shown
    assert [re.sub(r"<[^>]+>| ", "", each) for each in re.findall(r'<td class="fig">(.*?)</td>', shown)][
        :3
    ] == ["11against1·13"] * 3
    assert "Version 1" in browser.get(path).text


def test_themes_have_terms_examples_a_place_and_a_history(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    browser.sign_in(cast.officer)
    theme = codebook.themes(world.call.id)[0]
    path = f"/desk/codebook/themes/{theme.id}"
    sent = {
        "act": "save",
        "label": "Fear",
        "examples": "They fear the guard\r\n",
        "terms_ar": "خوف",
        "terms_fr": "peur",
    }
    browser.post(path, sent)
    shown = html.unescape(browser.get(path).text)
    assert 'value="خوف"' in shown and "They fear the guard" in shown
    assert "before: Fear and enforcement" in shown
    assert browser.post(path, sent | {"parent_id": theme.id}, 422).text.count(
        "Choose a theme that stands at the top."
    )


def test_points_and_themes_are_taken_apart_and_put_together(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    browser.sign_in(cast.officer)
    path = f"/desk/codebook/points/{world.points[FEAR]}/split"
    ids = re.findall(r'name="i-(\w+)"', browser.get(path).text)
    assert len(ids) == 12
    assert (
        "Choose what goes with the new one"
        in browser.post(path, {"wording": "people stay at home"}, 422).text
    )
    made = browser.post(
        path, {"wording": "people stay at home", **dict.fromkeys((f"i-{each}" for each in ids[:2]), "1")}
    ).headers["Location"]
    assert "taken apart" in browser.get(made).text
    theme = codebook.themes(world.call.id)[0].id
    split = f"/desk/codebook/themes/{theme}/split"
    browser.get(split)
    browser.post(split, {"label": "Fear and enforcement", f"i-{world.points[CARD]}": "1"}, 422)
    new = browser.post(split, {"label": "Cards", f"i-{world.points[CARD]}": "1"}).headers["Location"]
    merge = new + "/merge"
    browser.get(merge)
    browser.post(merge, {"into": "nothing"}, 422)
    browser.post(merge, {"into": theme})
    assert [each.label for each in codebook.themes(world.call.id)] == ["Fear and enforcement"]
    assert "from here: Cards" in browser.get(f"/desk/codebook/themes/{theme}").text


def test_an_excerpt_does_not_cut_words() -> None:
    words = "One voice after another was heard at the counter, and nobody wrote down what it was that they had said."
    begins, ends = desk.excerpt(words).split(" … ")
    assert words.startswith(f"{begins} ") and words.endswith(f" {ends}")
    assert len(begins) > 35 and len(ends) > 35 and len(desk.excerpt(words)) <= 90
    assert len(desk.excerpt("请" * 200)) > 80


def test_from_the_keys_one_comes_back_to_the_text(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    text = world.commentaries["A01"].id
    way = f'href="/desk/coding/{text}"'
    page = browser.sign_in(cast.officer).get(f"/desk/coding-keys?of={text}")
    assert way in page.text.partition("<main")[2]
    assert browser.post(f"/desk/coding-keys?of={text}", {"act": "usual"}).headers["Location"].endswith(text)

"""What changed since an adoption stands on the pages that issue a summary and send it back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from panel.db import db, transaction
from panel.models import Coding, CommentaryVersion, Organisation
from panel.services import summary as verbs
from panel.services import summary_changes
from panel.services.summary_changes import Change
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import World, usual_world

CODED = "What is coded behind it, or counted, has changed."


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """An adopted summary; nothing in it may change by the ways that are meant for it."""
    made = usual_world(cast, clock)
    made.build()
    made.adopt()
    return made


def _changes(world: World) -> list[tuple[Any, ...]]:
    found = summary_changes.since_adoption(world.summary())
    return [(each.code or each.paragraph, each.sentence, each.message) for each in found]


def _pages(world: World, browser: Browser, cast: Cast) -> list[str]:
    browser.sign_in(cast.chair)
    pages = [browser.get(f"/desk/{world.call.slug}/summary/{act}").text for act in ("issue", "reopen")]
    browser.sign_in(cast.head)
    assert (
        "Something has changed since the adoption."
        in browser.get(f"/desk/{world.call.slug}/summary/issue").text
    )
    browser.post(f"/desk/{world.call.slug}/summary/issue", {}, 409)
    return pages


def test_where_nothing_changed_nothing_is_said(world: World, cast: Cast, browser: Browser) -> None:
    assert _changes(world) == []
    browser.sign_in(cast.head)
    page = browser.get(f"/desk/{world.call.slug}/summary/issue").text
    assert "What changed" not in page
    with transaction():
        db.session.get_one(Organisation, world.commentaries["A01"].organisation_id).name = "Another name"
    assert _changes(world) == []
    browser.post(f"/desk/{world.call.slug}/summary/issue")
    assert _changes(world) == []


def test_a_withdrawn_text_is_named_with_its_link(world: World, cast: Cast, browser: Browser) -> None:
    row = world.commentaries["A11"]
    with transaction():
        row.state, row.published, row.listed_as_withdrawn = "withdrawn", False, True
        row.withdrawn_at = world.clock.now
    found = _changes(world)
    gone = "It can no longer be cited: withdrawn, or no longer admitted, or its text is withheld."
    assert found[0] == ("A11", None, gone)
    assert [each for each in found if each[0] == "A11"] == found[:1]
    number = row.number
    for page in _pages(world, browser, cast):
        assert f'href="/reading-room/{world.call.slug}/sub/{number}"><bdi>A11</bdi></a>' in page
        assert f"<p>{gone}</p>" in page
        assert page.count("sub/") == 1


def test_a_changed_coding_is_named_by_its_sentence(world: World, cast: Cast, browser: Browser) -> None:
    with transaction():
        one = db.session.scalars(
            select(Coding).where(Coding.commentary_id == world.commentaries["UEB"].id)
        ).one()
        one.verb = "urged" if one.verb != "urged" else "recommended"
    number = world.look().present.numbers[world.row("Most").id]
    assert _changes(world) == [(number, 2, CODED)]
    for page in _pages(world, browser, cast):
        assert f'href="/summaries/{world.call.slug}#p{number}">Paragraph {number}</a>, Sentence 2' in page
        assert f"<p>{CODED}</p>" in page


def test_a_text_with_other_words_is_named(world: World) -> None:
    version = db.session.get_one(CommentaryVersion, world.commentaries["A02"].admitted_version_id)
    changed = version.body.replace("Own words", "own words")
    with transaction():
        held = update(CommentaryVersion).where(CommentaryVersion.id == version.id)
        db.session.execute(held.values(body=changed))
    assert _changes(world) == [("A02", None, "The text is not the one the summary was adopted on.")]


def test_every_difference_is_said_and_none_is_made_up(world: World) -> None:
    document = verbs.content(world.look())
    assert summary_changes.between(document, document) == ()
    assert summary_changes.between(document, document | {"contributors": []}) == ()
    kinds = [name for name in document if name not in {"contributors", "sources", "paragraphs"}]
    for name in kinds:
        assert [type(c) for c in summary_changes.between(document, document | {name: "?"})] == [Change]
    shorter = document | {"sources": document["sources"][1:]}
    assert [c.code for c in summary_changes.between(shorter, document)] == [document["sources"][0]["code"]]
    cut = document | {"paragraphs": document["paragraphs"][:-1]}
    last = document["paragraphs"][-1]
    said = [(c.paragraph, c.sentence) for c in summary_changes.between(document, cut)]
    assert said == [*((last["number"], n + 1) for n in range(len(last["sentences"]))), (last["number"], None)]
    moved = [
        each | {"sentences": [one | {"population": 99} for one in each["sentences"]]}
        for each in document["paragraphs"]
    ]
    assert len(summary_changes.between(document, document | {"paragraphs": moved})) == 1


def test_from_an_issued_summary_the_desk_leads_on_to_its_changes_and_translations(
    world: World, cast: Cast, browser: Browser
) -> None:
    desk, room = f"/desk/{world.call.slug}/summary", f"/summaries/{world.call.slug}"
    ways = [f'href="{desk}/change"', f'href="{desk}/translations"']
    browser.sign_in(cast.head)
    assert [way in browser.get(desk).text for way in ways] == [False, False]
    browser.post(f"{desk}/issue")
    for who, led in ((cast.head, [True, True]), (cast.rapporteur, [True, True]), (cast.chair, [False, True])):
        browser.sign_in(who)
        for page in (desk, room):
            assert [way in browser.get(page).text for way in ways] == led
        browser.get(f"{desk}/translations")
    browser.sign_in(cast.hana)
    assert [way in browser.get(room).text for way in ways] == [False, False]
    browser.get(f"{desk}/translations", 403)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?kind=&numbers=4", "Choose what it is."),
        ("?kind=Corr&numbers=", "Give numbers from 1 to "),
        ("?kind=Corr&numbers=4,99", "Give numbers from 1 to "),
        ("?kind=Rev&numbers=four", "Give numbers from 1 to "),
    ],
)
def test_a_change_of_no_paragraph_says_what_is_missing(
    world: World, cast: Cast, browser: Browser, asked: str, said: str
) -> None:
    path = f"/desk/{world.call.slug}/summary/change"
    browser.sign_in(cast.head).post(f"/desk/{world.call.slug}/summary/issue")
    assert said in browser.get(path + asked, 422).text
    assert [browser.get(path + fine).status_code for fine in ("", "?kind=Add&numbers=")] == [200, 200]
    assert 'name="text_4"' in browser.get(f"{path}?kind=Corr&numbers=4").text

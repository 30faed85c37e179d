"""What can be cut from a summary that is too long, and cutting it."""

from __future__ import annotations

from typing import Any

import pytest

from panel.db import db, transaction
from panel.domain.errors import Invalid, Stale
from panel.models import ThematicSession
from panel.services import summary_cuts, summary_points
from panel.services import summary_editing as editing
from panel.services.summary_cuts import Cut
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import CARD, FEAR, World, open_world

BILL = "the bill keeps people away"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """Five texts. All make FEAR; A1 alone CARD; A2 and A3 BILL, opposed by A4."""
    made = open_world(cast, clock)
    codes = ("A1", "A2", "A3", "A4", "A5")
    for code in codes:
        made.file(code)
        made.code(code, FEAR)
    made.code("A1", CARD, paragraph=1)
    for code in ("A2", "A3"):
        made.code(code, BILL, paragraph=1)
    made.code("A4", BILL, paragraph=1, stance="contrary", verb="")
    made.collate()
    made.build()
    return made


def limit(world: World, over: int) -> None:
    """Let the body be so many words too long."""
    words = world.look().words
    with transaction():
        db.session.get_one(ThematicSession, world.call.id).body_limit = max(words - over, 1)


def offered(world: World) -> list[tuple[str, int, int, int]]:
    """(first words, words saved, submissions, told again in) of each sentence that is offered."""
    return [(each.text[:12], each.words, each.n, each.again) for each in summary_cuts.offered(world.look())]


def cut(world: World, each: Cut, **how: Any) -> bool:
    """Cut a sentence."""
    row_id, place, seen = each.row.id, each.sentence, each.row.revision
    with world.writing() as summary:
        row = editing.opened(summary, row_id)
        given = {"revision": seen, "now": world.clock.now} | how
        return summary_cuts.cut(world.officer, summary, row, place, **given)


def test_nothing_is_offered_within_the_limit(world: World) -> None:
    limit(world, 0)
    assert offered(world) == []
    limit(world, 1)
    assert len(offered(world)) == 1


def test_what_is_opposed_stays_and_so_does_who_is_cited_nowhere_else(world: World) -> None:
    limit(world, 1000)
    texts = [each.text for each in summary_cuts.offered(world.look())]
    assert [CARD in text for text in texts] == [True], texts
    assert not any(BILL in text or "otherwise" in text or FEAR in text for text in texts)


def test_what_is_told_twice_goes_first(world: World) -> None:
    with world.writing() as summary:
        summary_points.add(world.officer, summary, world.points[FEAR], now=world.clock.now)
    limit(world, 1)
    (only,) = summary_cuts.offered(world.look())
    assert FEAR in only.text and only.again and only.again != only.number
    assert only.n == 5
    assert only.words == len(only.text.split())


def test_one_after_the_other_keeps_everybody(world: World) -> None:
    with world.writing() as summary:
        summary_points.add(world.officer, summary, world.points[CARD], now=world.clock.now)
    limit(world, 1000)
    while found := summary_cuts.offered(world.look()):
        cut(world, found[0])
    assert world.look().uncited == ()
    text = " ".join(world.texts())
    assert FEAR in text and BILL in text and CARD not in text, "A1 is still cited beside the others"


def test_a_sentence_is_cut_and_its_notes_are_kept(world: World) -> None:
    limit(world, 1)
    (only,) = summary_cuts.offered(world.look())
    before, words = only.row.text, world.look().words
    assert cut(world, only) is False
    row = next(each for each in world.look().present.rows if each.id == only.row.id)
    assert only.text not in row.text and row.text == before.replace(f"{only.text}[2] ", "")
    assert words - world.look().words == only.words
    assert world.look().limit >= world.look().words
    assert len(row.notes) > row.text.count("["), "the note is spare"


def test_with_its_only_sentence_the_paragraph_goes(world: World) -> None:
    with world.writing() as summary:
        made = summary_points.add(world.officer, summary, world.points[CARD], now=world.clock.now).id
    limit(world, 1)
    (only,) = summary_cuts.offered(world.look())
    assert only.row.id == made
    assert cut(world, only) is True
    assert all(row.id != made for row in world.look().present.rows)


def test_a_page_that_is_out_of_date_cuts_nothing(world: World) -> None:
    limit(world, 1)
    (only,) = summary_cuts.offered(world.look())
    text = only.row.text
    with pytest.raises(Stale):
        cut(world, only, revision=7)
    with pytest.raises(Invalid):
        cut(world, Cut(only.row, 4, 99, "", 0, 0))
    assert next(r for r in world.look().present.rows if r.id == only.row.id).text == text

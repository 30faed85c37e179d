"""A summary that tells of a thread: bound to its digest, printed with a link, counted by nobody."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.domain.errors import Invalid
from panel.models import Thread
from panel.queries import thread as threads
from panel.services import digest, rendering, summary_digests, thread
from panel.services import summary_editing as editing
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.threads import moderator, opened, published, sent
from tests.services.collating import FEAR, World, open_world

SAID = "In the thematic thread, participants asked who kept school records."
DIGEST = "SPMHR/2027/1/THR/1/DIGEST.1"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft on two texts, and a thread of the session with an issued digest."""
    made = open_world(cast, clock)
    for code in ("AAA", "BBB"):
        made.file(code)
        made.code(code, FEAR)
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona], made.call, question=1)
        published(sent(held, cast.harbour, cast.hana, clock, "Who keeps school records?"), mona, clock)
        thread.close(held, now=clock.now)
    with transaction():
        held = threads.by_id(db.session.query(Thread).one().id)
        begun = digest.add(acting(mona), held, {1: "question"}, "en", now=clock.now)
        digest.issue(acting(mona), held, revision=begun.revision, now=clock.now)
    made.collate()
    made.build()
    return made


def bind(world: World, symbol: str, sentence: int | None) -> None:
    row = world.row("AAA")
    row_id, seen = row.id, row.revision
    with world.writing() as summary:
        opened_row = editing.opened(summary, row_id)
        summary_digests.cite(
            world.officer, summary, opened_row, symbol, sentence=sentence, revision=seen, now=world.clock.now
        )


def test_it_is_bound_to_its_digest_and_changes_no_count(world: World) -> None:
    before = world.look().present.summary
    world.save("AAA", f"{world.row('AAA').text} {SAID}")
    assert "thread-uncited" in {each.rule for each in world.look().findings}
    bind(world, DIGEST, 1)
    seen = world.look()
    assert [each.rule for each in seen.findings] == []
    now = seen.present.summary
    assert (now.admitted, now.organisations, now.confidential) == (
        before.admitted, before.organisations, before.confidential,
    )  # fmt: skip
    page = rendering.page(world.summary(), base_url="https://panel.example", now=world.clock.now).html
    assert SAID in page
    assert f'href="https://panel.example/threads/2027-1/1/digest">{DIGEST}</a>' in page


def test_nothing_else_is_bound_in_its_place(world: World) -> None:
    world.save("AAA", f"{world.row('AAA').text} {SAID}")
    for symbol, sentence in ((DIGEST.replace("THR/1", "THR/2"), 1), (DIGEST, None)):
        with pytest.raises(Invalid):
            bind(world, symbol, sentence)

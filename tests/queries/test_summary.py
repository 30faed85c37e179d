"""Who may read a summary in which state, and how many queries that takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from panel.db import db, transaction
from panel.domain.actor import ANONYMOUS, Actor
from panel.domain.errors import Missing
from panel.models import CoSignature
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.queries.reflected import where_words_went
from panel.services import rendering, summary_check
from panel.services import summary as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.collating import FEAR, World, open_world, usual_world


def readers(world: World) -> dict[str, Actor]:
    """One of each kind."""
    return {
        "desk": world.officer,
        "contributor": world.speakers["A01"],
        "outsider": acting(world.cast.outsider),
        "public": ANONYMOUS,
    }


def may_read(world: World) -> set[str]:
    """Who can read the summary now."""
    found = set()
    for name, actor in readers(world).items():
        db.session.rollback()
        listed = [row.slug for row in summaries.listed(actor)]
        try:
            summaries.readable(actor, world.call.id)
        except Missing:
            assert listed == []
        else:
            assert listed == [world.call.slug]
            found.add(name)
    return found


def test_a_draft_is_the_desks_then_the_contributors_then_everybodys(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    assert may_read(world) == set()
    world.build()
    assert may_read(world) == {"desk"}
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=clock.now)
    assert may_read(world) == {"desk", "contributor"}
    clock.forward(days=30)
    world.adopt()
    assert may_read(world) == {"desk", "contributor"}
    world.issue()
    assert may_read(world) == {"desk", "contributor", "outsider", "public"}


def test_hands_are_named_once(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.build()
    assert summaries.hands(world.summary().id) == ["Ola Officer"]


def test_files_are_listed_without_their_bytes(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    with world.writing() as summary:
        rendering.render(summary.id, "json", css="", base_url="https://panel.example", now=clock.now)
    found = summaries.files(world.summary().id)
    made = summaries.document(world.summary().id, "json")
    assert made is not None
    assert [(each.format, each.sha256, each.size) for each in found] == [
        ("json", made.sha256, len(made.content))
    ]


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent to the database."""
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("texts", [1, 9])
def test_a_draft_is_read_with_the_same_queries_whatever_its_length(
    cast: Cast, clock: Clock, texts: int
) -> None:
    world = open_world(cast, clock)
    for number in range(texts):
        world.file(f"A{number:02d}")
        world.code(f"A{number:02d}", FEAR)
        world.code(f"A{number:02d}", f"point {number}", paragraph=3)
    world.collate()
    world.build()
    summary = world.summary()
    with counted() as sent:
        summary_check.look(summary)
    assert len(sent) == 12


@pytest.mark.parametrize(("state", "reads"), [("confirmed", True), ("invited", False), ("dropped", False)])
def test_a_member_that_confirmed_contributed_too(cast: Cast, clock: Clock, state: str, reads: bool) -> None:
    world = usual_world(cast, clock)
    world.build()
    with transaction():
        signed = CoSignature(
            commentary_id=world.commentaries["A01"].id,
            organisation_id=cast.bridge.id,
            state=state,
            invited_at=clock.now,
        )
        db.session.add(signed)
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=clock.now)
    db.session.rollback()
    db.session.expire_all()
    bela = acting(cast.bela)
    assert [row.slug for row in summaries.listed(bela)] == [world.call.slug] * reads
    if reads:
        found = summaries.readable(bela, world.call.id)
        assert found.contributor_ids == {cast.bridge.id}
        assert where_words_went(bela, commentaries.by_id(world.officer, signed.commentary_id)) is not None
    else:
        with pytest.raises(Missing):
            summaries.readable(bela, world.call.id)

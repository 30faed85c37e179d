"""Following a thread by mail: as often as was chosen, only of what is public, and without a word of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import OutboxMail, ThreadFollow
from panel.queries import thread as threads
from panel.services import _letters, clock, following, moderation
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.threads import loaded, moderator, opened, published, sent
from tests.pages import Browser

THREAD = "/threads/2027-1/1"


def letters() -> list[OutboxMail]:
    """The letters about the thread."""
    db.session.rollback()
    return list(db.session.scalars(select(OutboxMail).where(OutboxMail.name == "thread_news")))


@pytest.fixture
def stage(app: Flask, cast: Cast, clock: Clock) -> tuple[Any, Any]:
    """A moderator and an open thread of a month."""
    with transaction():
        mona = moderator(clock)
        return mona, opened(cast, clock, [mona])


def post(stage: tuple[Any, Any], cast: Cast, clock: Clock, words: str) -> Any:
    mona, held = stage
    with transaction():
        return published(sent(threads.by_id(held.id), cast.harbour, cast.hana, clock, words), mona, clock)


@pytest.mark.parametrize(("how", "after_hours"), [("immediate", [0, 1, 2]), ("daily", [24]), ("weekly", [])])
def test_letters_come_as_often_as_was_chosen(
    stage: tuple[Any, Any], cast: Cast, clock: Clock, browser: Browser, how: str, after_hours: list[int]
) -> None:
    browser.sign_in(cast.bela)
    browser.post(f"{THREAD}/follow", {"how": how})
    came, begun = [], clock.now
    for hour in range(30):
        if hour < 3:
            post(stage, cast, clock, f"Canary number {hour}.")
        with transaction():
            following.tell(now=clock.now)
        came += [(clock.now - begun) // timedelta(hours=1)] * (len(letters()) - len(came))
        clock.now = begun + timedelta(hours=hour + 1)
    assert came == after_hours
    told = [_letters.context(each.name, each.context, "http://x", each.account_id) for each in letters()]
    assert sum(each["posts"] for each in told if each) == (3 if after_hours else 0)
    assert "Canary" not in str(told)
    browser.sign_in(cast.bela).post(f"{THREAD}/follow", {"how": "none"})
    with transaction():
        assert db.session.scalars(select(ThreadFollow)).all() == []


def test_a_post_that_was_hidden_before_the_letter_went_out_is_not_told_of(
    stage: tuple[Any, Any], cast: Cast, clock: Clock
) -> None:
    mona, held = stage
    with transaction():
        following.follow(acting(cast.bela), held, "immediate", now=clock.now)
    row = post(stage, cast, clock, "It names her.")
    with transaction():
        clock.forward(minutes=1)
        following.tell(now=clock.now)
        seen = row.version_id or ""
        moderation.decline(acting(mona), loaded(row), seen, "hide", "M3", "It names her.", now=clock.now)
    (letter,) = letters()
    assert _letters.context(letter.name, letter.context, "http://x", letter.account_id) is None


def test_the_clock_tells_and_nobody_is_told_without_having_asked(
    stage: tuple[Any, Any], cast: Cast, clock: Clock
) -> None:
    with transaction():
        following.follow(acting(cast.hana), stage[1], "immediate", now=clock.now)
    post(stage, cast, clock, "Something.")
    clock.forward(minutes=1)
    with transaction():
        clock_tick(clock)
    assert [each.account_id for each in letters()] == [cast.hana.id]


def clock_tick(at: Clock) -> None:
    clock.tick(now=at.now)

"""The deadline to the second: in time, at the deadline as asked, late; and the warning the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.errors import IllegalMove, Invalid
from panel.i18n import use_locale
from panel.mail import compose
from panel.models import Commentary, CommentaryVersion, Organisation, OutboxMail, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import queue
from panel.services import _letters, receipts
from panel.services import commentary as verbs
from panel.services import thematic_session as calls
from panel.services.commentary import DraftText
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call

CLOSES = datetime(2027, 3, 5, 17, 0, tzinfo=UTC)
LAST = CLOSES + timedelta(seconds=59)
LATE = CLOSES + timedelta(minutes=1)


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock, closes_at=CLOSES)
    yield made


def drafted(
    call: ThematicSession, body: Organisation, who: Any, clock: Clock, text: str = "A view.", **typed: Any
) -> Commentary:
    actor = acting(who)
    begun = verbs.begin(actor, call, body, now=clock.now)
    row = commentaries.own(actor, begun.id, lock=True)
    values: dict[str, Any] = {"title": "Our view", "body": text, "language": "en"} | typed
    verbs.save_draft(actor, row, DraftText(**values), revision=0, now=clock.now)
    return row


def letters(name: str) -> list[dict[str, Any]]:
    found = db.session.scalars(select(OutboxMail).where(OutboxMail.name == name).order_by(OutboxMail.address))
    return [{"to": m.address} | m.context for m in found]


def test_18_00_59_is_in_time_and_18_01_00_is_not(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    hana, bela = acting(cast.hana), acting(cast.bela)
    with transaction():
        row = drafted(call, cast.harbour, cast.hana, clock)
        other = drafted(call, cast.bridge, cast.bela, clock)
        verbs.submit(hana, row, consent="public", key="k", now=LAST + timedelta(microseconds=999_999))
        assert (row.state, row.number) == ("submitted", 1)
        with pytest.raises(IllegalMove):
            verbs.submit(bela, other, consent="public", key="k", now=LATE)
        with pytest.raises(IllegalMove):
            verbs.file_late(bela, other, consent="public", key="k", now=LAST)
        late = verbs.file_late(bela, other, consent="public", key="k", now=LATE)
        assert (other.state, other.number) == ("late", 2)
        assert verbs.file_late(bela, other, consent="public", key="k", now=LATE).id == late.id
    with transaction():
        assert queue.admitted(call.id) == (0, 0)
        assert [line.id for line in queue.page(call, queue.WAITING, 1).lines] == [row.id]
        assert receipts.of(commentaries.own(bela, other.id)).late is True


def test_what_is_filed_stands_after_the_deadline(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        new = DraftText(title="From the desk", body="Something else.", language="en")
        with pytest.raises(IllegalMove):
            verbs.save_draft(acting(cast.hana), row, new, revision=1, now=LATE)
        with pytest.raises(IllegalMove):
            verbs.submit(acting(cast.hana), row, consent="public", key="other", now=LATE)
        replay = verbs.submit(acting(cast.hana), row, consent="public", key=f"key-{row.id}", now=LATE)
        assert replay.seq == 1


def test_drafts_are_submitted_at_the_deadline_where_asked(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        asked = drafted(call, cast.harbour, cast.hana, clock, at_deadline=True, consent="name_withheld")
        silent = drafted(call, cast.bridge, cast.bela, clock)
    with transaction():
        assert verbs.file_at_deadline(call, LAST) == []
    with transaction():
        filed_now = verbs.file_at_deadline(call, LATE)
        assert [c.id for c in filed_now] == [asked.id]
        assert verbs.file_at_deadline(call, LATE) == []
    with transaction():
        row = commentaries.own(acting(cast.hana), asked.id)
        made = receipts.of(row)
        assert (row.state, row.consent, row.at_deadline) == ("submitted", "name_withheld", False)
        assert (made.filed_at, made.how, made.late) == (LAST, "deadline", False)
        assert commentaries.own(acting(cast.bela), silent.id).state == "draft"
        assert {m["to"] for m in letters("receipt")} == {cast.hana.email, cast.hugo.email}


def test_a_draft_over_the_limit_stays_a_draft_and_its_author_is_warned_in_time(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = drafted(call, cast.harbour, cast.hana, clock, "word " * 1012, at_deadline=True)
        fits = drafted(call, cast.bridge, cast.bela, clock, at_deadline=True)
    with transaction():
        assert verbs.warn_of_obstacles(call, CLOSES - timedelta(hours=25)) == []
        day_before = CLOSES - timedelta(hours=24)
        assert [c.id for c in verbs.warn_of_obstacles(call, day_before)] == [row.id]
        assert verbs.warn_of_obstacles(call, day_before + timedelta(hours=1)) == []
    with transaction():
        assert [c.id for c in verbs.file_at_deadline(call, LATE)] == [fits.id]
        assert verbs.file_at_deadline(call, LATE) == []
    told = [(m["to"], m["words"], m["limit"], m["closed"]) for m in letters(name="draft_over_limit")]
    assert sorted(told) == sorted(
        (who, 1012, 1000, closed) for who in (cast.hana.email, cast.hugo.email) for closed in (False, True)
    )
    with transaction():
        row = commentaries.own(acting(cast.hana), row.id, lock=True)
        assert (row.state, row.at_deadline, row.number) == ("draft", False, None)
        with pytest.raises(Invalid):
            verbs.file_late(acting(cast.hana), row, consent="public", key="k", now=LATE)


@pytest.mark.parametrize(
    ("text", "title", "state", "said"),
    [
        ("A view.", "", "accredited", ["Give your commentary a title."]),
        (
            "word " * 1012,
            "",
            "accredited",
            ["Give your commentary a title.", "1,012 words; the limit is 1,000;"],
        ),
        ("w" * 101, "Our view", "accredited", ["One word has 101 characters; the limit is 100."]),
        ("A view.", "Our view", "suspended", ["Your organization was not accredited at the moment"]),
    ],
)
def test_a_draft_that_could_not_be_filed_for_another_reason_is_told_of_too(
    call: ThematicSession, cast: Cast, clock: Clock, text: str, title: str, state: str, said: list[str]
) -> None:
    with transaction():
        row = drafted(call, cast.harbour, cast.hana, clock, text, at_deadline=True)
        row.draft.title = title
        db.session.get_one(type(cast.harbour), cast.harbour.id).state = state
    for _ in range(2):
        with transaction():
            assert verbs.file_at_deadline(call, LATE) == []
    assert letters(name="draft_over_limit") == []
    with transaction():
        mails = list(db.session.scalars(select(OutboxMail).where(OutboxMail.name == "draft_not_filed")))
        assert {mail.address for mail in mails} == {cast.hana.email, cast.hugo.email}
        assert len(mails) == 2
        with use_locale("en"):
            values = _letters.context(mails[0].name, mails[0].context, "https://panel.example", None)
        assert values is not None
        letter = compose("draft_not_filed", "en", values, to="a@b.example")
    told = [line.removeprefix("Reason: ") for line in letter.text.splitlines() if line.startswith("Reason: ")]
    assert [line.startswith(start) for line, start in zip(told, said, strict=True)] == [True] * len(said)
    assert f"https://panel.example/commentaries/{row.id}" in letter.text


@pytest.mark.parametrize(
    ("typed", "state", "said"),
    [
        ({"title": ""}, "accredited", ["Give your commentary a title."]),
        ({"text": ""}, "accredited", ["There is no text yet."]),
        ({"language": "de"}, "accredited", ["This call does not accept that language. Choose another."]),
        ({}, "suspended", ["Your organization is not accredited."]),
    ],
)
def test_who_asked_is_warned_of_whatever_would_be_in_the_way(
    call: ThematicSession, cast: Cast, clock: Clock, typed: dict[str, str], state: str, said: list[str]
) -> None:
    with transaction():
        row = drafted(call, cast.harbour, cast.hana, clock, at_deadline=True, **typed)
        drafted(call, cast.bridge, cast.bela, clock, at_deadline=True)
        db.session.get_one(type(cast.harbour), cast.harbour.id).state = state
    for hours, warned in ((25, []), (24, [row.id]), (2, [])):
        with transaction():
            found = verbs.warn_of_obstacles(call, CLOSES - timedelta(hours=hours))
            assert [each.id for each in found] == warned
    with transaction():
        mails = list(db.session.scalars(select(OutboxMail).where(OutboxMail.name == "draft_not_ready")))
        assert {mail.address for mail in mails} == {cast.hana.email, cast.hugo.email}
        with use_locale("en"):
            values = _letters.context(mails[0].name, mails[0].context, "https://panel.example", None)
        assert values is not None
        letter = compose("draft_not_ready", "en", values, to="a@b.example")
    reasons = [each.removeprefix("Reason: ") for each in letter.text.splitlines() if "Reason: " in each]
    assert reasons == said
    assert "Friday 5 March 2027, 18:00 in Geneva" in letter.text
    assert f"https://panel.example/commentaries/{row.id}" in letter.text


def test_a_draft_that_is_to_be_filed_as_it_stood_is_not_touched_after_the_deadline(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = drafted(call, cast.harbour, cast.hana, clock, at_deadline=True)
        new = DraftText(title="Our view", body="Written after.", language="en", at_deadline=True)
        with pytest.raises(IllegalMove):
            verbs.save_draft(acting(cast.hana), row, new, revision=1, now=LATE)
        verbs.file_at_deadline(call, LATE)
        assert row.version is not None and row.version.body == "A view."


def test_a_late_text_is_filed_after_closing_too(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = drafted(call, cast.harbour, cast.hana, clock)
        calls.close(call, now=LATE)
        verbs.file_late(acting(cast.hana), row, consent="text_withheld", key="k", now=LATE)
        assert (row.state, row.consent) == ("late", "text_withheld")
        verbs.withdraw(acting(cast.hana), row, now=LATE)
        assert (row.state, row.listed_as_withdrawn) == ("withdrawn", False)


def test_one_broken_draft_does_not_stop_the_others(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        broken = drafted(call, cast.harbour, cast.hana, clock, at_deadline=True)
        whole = drafted(call, cast.bridge, cast.bela, clock, at_deadline=True)
        key = f"at-deadline-{LAST.isoformat()}"
        filler = {
            "language": "en",
            "words": 1,
            "rule": "wc-1",
            "attribution": "",
            "commitment": b"",
            "salt": b"",
        }
        db.session.add(
            CommentaryVersion(
                commentary_id=broken.id,
                seq=1,
                title="",
                body="",
                tracker="T",
                idempotency_key=key,
                filed_at=clock.now,
                **filler,
            )
        )
    with transaction():
        assert [c.id for c in verbs.file_at_deadline(call, LATE)] == [whole.id]
    with transaction():
        assert commentaries.own(acting(cast.bela), whole.id).state == "submitted"
        assert commentaries.own(acting(cast.hana), broken.id).state == "draft"

"""The rows of the world that people talk in: threads, their posts, and a report of a danger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from panel.db import db, transaction
from panel.domain import invitations
from panel.models import Account, Organisation, ParticipantMessage, SafetyReport
from panel.queries import post as posts
from panel.services import moderation, safety
from tests.cast import acting
from tests.conftest import Clock
from tests.factories import participants, threads
from tests.matrix.desk import Made, _Cast
from tests.matrix.readers import OWN
from tests.matrix.subjects import Subject

THREADS = ("open", "paused", "closed")
POSTS = ("held", "published", "returned", "appealed", "hidden")

#: Who writes under protection, by the state of the thread of the session they are invited to; the last is
#: no reader, but the other participant of whom the first must see nothing.
PARTICIPANTS = {"open": ("participant", "another"), "paused": ("participant_elsewhere",), "closed": ()}
CONTRIBUTIONS = ("held", "returned", "appealed", "kept")
_numbers = count(1)


def fill(accounts: Mapping[str, Account], bodies: Mapping[str, Organisation], clock: Clock) -> Made:
    """Make them; the subjects by kind."""
    made: Made = {kind: [] for kind in ("thread", "post", "report", "contribution", "participant", "message")}
    for state in THREADS:
        with transaction():
            held = threads.opened(_Cast(accounts), clock, [accounts["moderator"]])  # type: ignore[arg-type]
            values = {"slug": held.thematic_session.slug, "number": "1"}
            made["thread"].append(Subject("thread", state, values, session="open", state=state, owner=OWN))
            if state == "open":
                made["post"] = [_post(accounts, bodies, clock, held, each, values) for each in POSTS]
            for owner in PARTICIPANTS[state]:
                for subject in _participant(accounts, clock, held, owner):
                    made[subject.kind].append(subject)
            held.state = state
    with transaction():
        safety.report(safety.Words("They follow me.", "", ""), now=clock.now)
        row = db.session.query(SafetyReport).one()
        made["report"].append(Subject("report", row.state, {"report_id": row.id}, state=row.state))
    return made


def _participant(accounts, clock, held, owner) -> Iterator[Subject]:  # type: ignore[no-untyped-def]
    """Somebody under protection, with a message and a text in every state."""
    somebody = participants.joined(held.thematic_session_id, clock)
    number = {"number": somebody.number}
    yield Subject("participant", f"{owner}/row", number, owner=owner, words=somebody.id)
    for words in (somebody.number, invitations.printed(somebody.number)):
        yield Subject("participant", f"{owner}/number", number, state="number", owner=owner, words=words)
    message = db.session.query(ParticipantMessage).filter_by(participant_id=somebody.id).one()
    yield Subject("message", owner, {}, owner=owner, form={"message": message.id})
    for state in CONTRIBUTIONS:
        yield _contribution(accounts, clock, held, somebody, owner, state)


def _contribution(accounts, clock, held, somebody, owner, state) -> Subject:  # type: ignore[no-untyped-def]
    words = f"dunlin{next(_numbers):03d}"
    row = participants.wrote(somebody, held, clock, f"They asked for a {words}.")
    row.state, row.decided_by = state, accounts["hand"].id if state == "appealed" else None
    row.reason = "M1" if state in {"appealed", "returned"} else None
    hands = frozenset({"hand"} if state == "appealed" else ())
    return Subject(
        "contribution", f"{owner}/{state}", {"contribution_id": row.id}, state=state, owner=owner,
        hands=hands, words=words,
    )  # fmt: skip


def _post(accounts, bodies, clock, held, state, values) -> Subject:  # type: ignore[no-untyped-def]
    words = f"sandpiper {state}"
    row = threads.sent(held, bodies[OWN], accounts["contributor"], clock, f"They asked for a {words}.")
    if state in {"published", "hidden"}:
        by = acting(accounts["moderator"])
        found = posts.by_id(by, row.id, lock=True)
        moderation.publish(by, found, found.version_id or "", now=clock.now)
    number = row.number
    row.state = state
    row.appealed_at = clock.now if state == "appealed" else None
    return Subject(
        "post", state, {"post_id": row.id} | values | ({"post": str(number)} if number else {}),
        session="open", state=state, owner="contributor", owner_state="accredited", asked=(OWN,), words=words,
    )  # fmt: skip

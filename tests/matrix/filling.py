"""The rows of the world: sessions in every state, and in them commentaries in every state."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from itertools import count

from panel.collation import segment
from panel.db import db, transaction
from panel.domain import wordcount
from panel.models import (
    Account,
    Appeal,
    Commentary,
    CommentaryVersion,
    CoSignature,
    Decision,
    Draft,
    Organisation,
    Paragraph,
    ThematicSession,
)
from panel.services import thematic_session as calls
from tests.cast import acting
from tests.conftest import Clock
from tests.matrix import desk, talk
from tests.matrix.readers import FOREIGN, OWN
from tests.matrix.subjects import COMMENTARIES, SESSIONS, Subject

BODY = "We run a desk at the harbour.\n\nPeople stay away for fear of a {words}.\n\nNobody says why."
_numbers = count(1)


def fill(
    accounts: Mapping[str, Account], bodies: Mapping[str, Organisation], clock: Clock
) -> dict[str, list[Subject]]:
    """Make everything; the subjects by kind."""
    made: dict[str, list[Subject]] = {"session": [], "commentary": []}
    for state in SESSIONS:
        with transaction():
            call = session(accounts, clock, state)
            made["session"].append(
                Subject(
                    "session",
                    state,
                    {"slug": call.slug},
                    session=state,
                    state=state,
                    form={"own": bodies[OWN].id},
                )  # fmt: skip
            )
            for spec in COMMENTARIES[state]:
                made["commentary"].append(commentary(call, bodies, accounts, clock, state, spec))
    return made | desk.fill(accounts, bodies, clock) | talk.fill(accounts, bodies, clock)


def session(accounts: Mapping[str, Account], clock: Clock, state: str) -> ThematicSession:
    """A session in that state, with times that fit."""
    ended = state not in {"draft", "announced", "open"}
    begins = clock.now + timedelta(days=-40 if ended else 1)
    text = calls.CallText(
        title=f"Access to essential services ({state})",
        issues=["essential-services"],
        concept_note="What happens between the door and the service?",
        objectives=["Hear from those at the desk"],
        questions=["What happens at the desk?", "What has worked?"],
        opens_at=begins,
        closes_at=begins + timedelta(days=30),
        base_document_title="Draft guidance",
        base_paragraphs=["One paragraph.", "Another one."],
    )
    now = clock.now - timedelta(days=80)
    call = calls.create(acting(accounts["hand"]), text, now=now)
    if state != "draft":
        calls.announce(acting(accounts["head"]), call, now=now)
    if state == "open":
        call.opens_at = clock.now - timedelta(days=1)
    call.state = state
    db.session.flush()
    return call


def commentary(
    call: ThematicSession,
    bodies: Mapping[str, Organisation],
    accounts: Mapping[str, Account],
    clock: Clock,
    session_state: str,
    spec: tuple[str, str, str],
) -> Subject:
    """A commentary in that state, and how the specification sees it."""
    state, consent, special = spec
    number, now = next(_numbers), clock.now - timedelta(days=20)
    words = f"kestrel{number:03d}"
    joint, filed = special == "joint", state != "draft"
    body = bodies["shut" if special == "suspended" else OWN]
    published = state == "admitted" and consent != "text_withheld"
    row = Commentary(
        thematic_session_id=call.id, organisation_id=body.id, state=state, consent=consent,
        kind="joint" if joint else "individual", number=number if filed else None,
        code=f"X{number}" if filed else None, published=published,
        listed_as_withdrawn=special == "listed", created_at=now, filed_at=now if filed else None,
        published_at=now if published else None,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    typed = BODY.format(words=words)
    if state != "erased":
        draft = Draft(commentary_id=row.id, title=f"On {words}", body=typed, revision=1, saved_at=now)
        db.session.add(draft)
    if filed:
        _versions(row, accounts, now, "" if state == "erased" else typed, words, special)
    if joint:
        asked = CoSignature(
            commentary_id=row.id, organisation_id=bodies[FOREIGN].id, state="invited", invited_at=now
        )
        db.session.add(asked)
    db.session.flush()
    label = "/".join(part for part in (session_state, state, consent, special) if part)
    return Subject(
        "commentary", label, {"commentary_id": row.id}, session=session_state, state=state, owner=OWN,
        owner_state=body.state, consent=consent, published=published,
        listed_as_withdrawn=special == "listed", joint=joint, asked=(FOREIGN,) if joint else (),
        hands=frozenset({"hand"} if state in {"not_admitted", "appealed"} else ()),
        facts=frozenset({special, f"number:{number}"} if filed else {special}),
        form={"version_id": row.version_id or "", "words": words},
        words="" if state == "erased" else words,
    )  # fmt: skip


def _versions(row: Commentary, accounts: Mapping[str, Account], now, typed, words, special) -> None:  # type: ignore[no-untyped-def]
    kept = [typed, typed.replace("Nobody says why.", "[redacted]")] if special == "redacted" else [typed]
    if special == "amended":
        kept.append(typed.replace("Nobody", "No one"))
    made: list[CommentaryVersion] = []
    for seq, text in enumerate(kept, start=1):
        version = CommentaryVersion(
            commentary_id=row.id, seq=seq, title=f"On {words}" if text else "", body=text, language="en",
            words=wordcount.count(text), rule=wordcount.RULE, attribution="HWA",
            salt=secrets.token_bytes(32), commitment=secrets.token_bytes(32),
            tracker=secrets.token_hex(8), idempotency_key=str(seq), filed_at=now,
            redacts=made[0].id if special == "redacted" and made else None,
            redacted_words=2 if special == "redacted" and made else 0,
        )  # fmt: skip
        version.paragraphs = [
            Paragraph(number=block.number, kind=block.kind, start=block.start, end=block.end)
            for block in segment(text).paragraphs
        ]
        db.session.add(version)
        db.session.flush()
        made.append(version)
    row.version_id = made[-1].id
    row.admitted_version_id = made[-1].id if row.state == "admitted" else None
    by = accounts["hand"].id
    if row.state in {"not_admitted", "appealed"}:
        db.session.add(
            Decision(
                commentary_id=row.id,
                version_id=made[-1].id,
                move="decline",
                ground="manifestly_off_topic",
                sentence="It is about something else.",
                decided_by=by,
                decided_at=now,
            )  # fmt: skip
        )
    if row.state == "appealed":
        db.session.add(Appeal(commentary_id=row.id, sentence="It is not.", filed_at=now))

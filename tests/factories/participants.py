"""Protected participants and what they write, made by the same verbs that people use."""

from __future__ import annotations

import secrets
from functools import cache

from panel.db import db
from panel.domain.actor import Actor, Participation
from panel.domain.contribution import Typed
from panel.models import Contribution, Invitation, Participant, Thread
from panel.services import contribution as verbs
from panel.services import participant
from tests.conftest import Clock

WORDS = "My son was accepted because the teacher had been a refugee herself."


@cache
def words() -> participant.Words:
    """Two passphrases for everybody: hashing takes its time."""
    return participant.new_words("en")


def joined(thematic_session_id: str, clock: Clock) -> Participant:
    """Somebody who used an invitation."""
    code = secrets.token_hex(32)
    db.session.add(
        Invitation(code_hash=code, revoke_hash=secrets.token_hex(32), thematic_session_id=thematic_session_id)
    )
    db.session.flush()
    return participant.join(code, words(), today=clock.now.date())


def being(row: Participant) -> Actor:
    """The actor behind a participant."""
    return Actor(None, participation=Participation(row.id, row.thematic_session_id))


def wrote(
    row: Participant,
    thread: Thread,
    clock: Clock,
    body: str = WORDS,
    consent: str = "quote_as_label",
    name: str = "",
) -> Contribution:
    """A text that waits for a moderator."""
    typed = Typed(body=body, language="en", consent=consent, name=name)
    return verbs.write(being(row), thread, typed, key=secrets.token_hex(16), now=clock.now)

"""Protected participants and their unused invitations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select

from panel.db import db
from panel.domain.actor import Actor, Participation
from panel.domain.errors import Missing
from panel.domain.inbox import KINDS
from panel.models import Invitation, InvitationCount, Participant, ParticipantMessage, ParticipantSession

#: A session of a participant is over when the day after its last one is.
LASTS = timedelta(days=1)


def unused(code_hash: str) -> Invitation | None:
    """The invitation with that hash, if nobody has used or revoked it."""
    found: Invitation | None = db.session.get(Invitation, code_hash)
    return found


def unused_in(thematic_session_id: str) -> int:
    """How many invitations of a session are unused."""
    asked = select(func.count()).where(Invitation.thematic_session_id == thematic_session_id)
    return int(db.session.scalar(asked) or 0)


def count_of(thematic_session_id: str, *, lock: bool = False) -> InvitationCount | None:
    """The counter of a session's used invitations."""
    asked = select(InvitationCount).where(InvitationCount.thematic_session_id == thematic_session_id)
    found: InvitationCount | None = db.session.scalar(asked.with_for_update() if lock else asked)
    return found


def by_number(number: str, *, lock: bool = False) -> Participant | None:
    """The participant with that number whose account is not closed."""
    asked = select(Participant).where(Participant.number == number, Participant.state == "active")
    found: Participant | None = db.session.scalar(asked.with_for_update() if lock else asked)
    return found


def own(actor: Actor, *, lock: bool = False) -> Participant:
    """The actor's own row; Missing for everybody else."""
    asked = select(Participant).where(Participant.id == actor.participant_id, Participant.state == "active")
    found: Participant | None = db.session.scalar(asked.with_for_update() if lock else asked)
    if found is None:
        raise Missing()
    return found


def signed_in(token_hash: str, today: date) -> Actor | None:
    """The participant behind a token, unless its days are over."""
    found = db.session.execute(
        select(Participant.id, Participant.thematic_session_id)
        .join(ParticipantSession, ParticipantSession.participant_id == Participant.id)
        .where(
            ParticipantSession.token_hash == token_hash,
            ParticipantSession.day >= today - LASTS,
            Participant.state == "active",
        )
    ).first()
    return Actor(None, participation=Participation(*found)) if found is not None else None


def messages(actor: Actor) -> Sequence[ParticipantMessage]:
    """What waits for the participant, the newest first as far as days and kinds tell."""
    rows: Sequence[ParticipantMessage] = db.session.scalars(
        select(ParticipantMessage)
        .where(ParticipantMessage.participant_id == actor.participant_id)
        .order_by(ParticipantMessage.id)
    ).all()
    course = {kind: n for n, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: (row.day, course.get(row.kind, -1)), reverse=True)

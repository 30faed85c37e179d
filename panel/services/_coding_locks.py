"""Locks of texts that are being coded: taken when an officer opens one, renewed by each act, lapsed by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove
from panel.models import Account, CodingLock, Commentary

#: How long a text stays with an officer who does nothing.
HELD = timedelta(minutes=30)


def holder(commentary_id: str, *, now: datetime) -> CodingLock | None:
    """The lock of a text that has not lapsed."""
    found = db.session.get(CodingLock, commentary_id)
    return found if found is not None and found.until > now else None


def renew(actor: Actor, commentary_id: str, *, now: datetime) -> None:
    """Let the actor go on with a text: the actor's own lock is renewed.

    Raises IllegalMove while somebody else has it, with the name and until when.
    """
    found = db.session.get(CodingLock, commentary_id)
    if found is None:
        return
    if found.account_id == actor.account_id:
        found.until = now + HELD
    elif found.until > now:
        who = db.session.get(Account, found.account_id)
        said = N_(
            "%(name)s has this text open. You can read it, and take it once %(name)s gives it back or does "
            "nothing for %(minutes)s minutes."
        )
        raise IllegalMove(said, name=who.name if who else "", minutes=int(HELD.total_seconds() // 60))


def take(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Give the actor a text that nobody has, or whose lock has lapsed; IllegalMove while somebody has it."""
    renew(actor, commentary.id, now=now)
    found = db.session.get(CodingLock, commentary.id)
    if found is None:
        db.session.add(CodingLock(commentary_id=commentary.id, account_id=actor.account_id, until=now + HELD))
    elif found.account_id != actor.account_id:
        found.account_id, found.until = actor.account_id or "", now + HELD


def give_back(actor: Actor, commentary: Commentary) -> None:
    """End the actor's own lock."""
    found = db.session.get(CodingLock, commentary.id)
    if found is not None and found.account_id == actor.account_id:
        db.session.delete(found)

"""Counters of tries and of letters, per account, in the database.

They slow down who guesses and spare the letterbox of who is pestered. Nobody is locked out for good: a
device that is signed in already is not asked. What a key was made from cannot be read from its row.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from panel.db import db
from panel.domain.errors import Busy
from panel.models import Throttle
from panel.queries import account as accounts

#: Failed tries that cost nothing; after them each wait is twice the last, up to the longest.
FREE_TRIES = 10
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)


def key(what: str, whose: str) -> str:
    """The key of a counter: what is counted, and a hash of whose it is."""
    return f"{what}:{hashlib.sha256(whose.encode()).hexdigest()[:32]}"


def check(counter: str, *, now: datetime) -> None:
    """Raise Busy while the counter makes people wait."""
    held = accounts.throttle(counter)
    if held is not None and held.blocked_until is not None and held.blocked_until > now:
        raise Busy()


def count_failure(counter: str, *, now: datetime) -> None:
    """Count one failed try; from the tenth on the wait doubles each time, up to a quarter of an hour."""
    held = _held(counter, FORGOTTEN_AFTER, now=now)
    held.failures += 1
    over = held.failures - FREE_TRIES
    if over >= 0:
        held.blocked_until = now + min(FIRST_WAIT * 2 ** min(over, 12), LONGEST_WAIT)


def forget(counter: str) -> None:
    """A success clears the counter."""
    held = accounts.throttle(counter, lock=True)
    if held is not None:
        db.session.delete(held)


def ration(counter: str, most: int, window: timedelta, *, now: datetime) -> bool:
    """Take one of ``most`` portions of a window; False where none is left, which nobody is told."""
    held = _held(counter, window, now=now)
    if held.failures >= most:
        return False
    held.failures += 1
    return True


def _held(counter: str, window: timedelta, *, now: datetime) -> Throttle:
    """The row of a counter, locked, made if need be, and begun anew after its window."""
    held = accounts.throttle(counter, lock=True)
    if held is None:
        try:
            with db.session.begin_nested():
                db.session.add(Throttle(key=counter, first_at=now, failures=0))
        except IntegrityError:
            pass  # somebody else counted the first try at this very moment
        held = accounts.throttle(counter, lock=True)
    assert held is not None
    if held.first_at <= now - window:
        held.first_at, held.failures, held.blocked_until = now, 0, None
    return held

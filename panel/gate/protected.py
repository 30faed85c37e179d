"""The pages of protected participants, all under /p: who is meant, and what the answers look like.

Participants exist here alone: on every other page whoever holds their cookie is a stranger, and on these
pages whoever holds an account is one. Nothing of a request is kept: no address, no device, no hour. What
slows down guessing is a count in memory, under a key that is made in memory and thrown away each day.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from flask import Response, current_app, request, session

from panel.domain.actor import ANONYMOUS, Actor
from panel.domain.errors import Busy
from panel.queries import participant as participants
from panel.services.account import token_hash

ROOT = "/p"

#: Answers of these pages are as long as a multiple of this, in bytes.
BUCKET = 4_096

#: Minutes without a page after which somebody is signed out; known to the cookie alone.
IDLE = 60
_NOTED_EVERY = 5

#: Failed tries against one number that cost nothing; after them each wait is twice the last.
FREE_TRIES, FIRST_WAIT, LONGEST_WAIT = 10, timedelta(seconds=5), timedelta(minutes=15)
MOST_COUNTERS = 100_000

WAIT = Busy.default


def here() -> bool:
    """Whether the request is for one of these pages."""
    return request.path == ROOT or request.path.startswith(f"{ROOT}/")


def current(now: datetime) -> Actor:
    """The participant behind the request, or ANONYMOUS; runs inside a reading transaction."""
    token, minute = session.get("participant"), int(now.timestamp() // 60)
    if not token:
        return ANONYMOUS
    if not 0 <= minute - session.get("minute", 0) <= IDLE:
        session.clear()
        return ANONYMOUS
    if minute - session["minute"] >= _NOTED_EVERY:
        session["minute"] = minute
    return participants.signed_in(token_hash(token), now.date()) or ANONYMOUS


def enter(token: str, now: datetime) -> None:
    """Begin a session in this browser, with a new cookie content; an account is signed out in it."""
    session.clear()
    session["participant"], session["minute"] = token, int(now.timestamp() // 60)


def token() -> str:
    """The token of this browser's session."""
    return str(session.get("participant", ""))


def leave() -> None:
    """Forget the session in this browser."""
    session.clear()


def quieten(response: Response) -> None:
    """No copy in the browser, no word to the next page, and a length that tells nothing."""
    head = response.headers
    head["Cache-Control"] = "no-store"
    head["Referrer-Policy"] = "no-referrer"
    if response.mimetype == "text/html" and not response.direct_passthrough and request.method != "HEAD":
        body = response.get_data()
        lack = -(len(body) + len("<!---->")) % BUCKET
        # Random letters: a proxy that compresses must not take the padding out again.
        response.set_data(body + f"<!--{secrets.token_hex(lack // 2 + 1)[:lack]}-->".encode())


@dataclass
class Tries:
    """Failed tries by number, in the memory of one process."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    day: date = date.min
    failed: dict[bytes, tuple[int, datetime]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self, number: str, now: datetime) -> None:
        """Raise Busy while the number has to wait."""
        with self.lock:
            if self.failed.get(self._hidden(number, now), (0, now))[1] > now:
                raise Busy(WAIT)

    def count(self, number: str, now: datetime) -> None:
        """Count one failed try."""
        with self.lock:
            hidden = self._hidden(number, now)
            tries = self.failed.get(hidden, (0, now))[0] + 1
            over = tries - FREE_TRIES
            wait = min(FIRST_WAIT * 2 ** min(over, 12), LONGEST_WAIT) if over >= 0 else timedelta()
            self.failed[hidden] = tries, now + wait

    def forget(self, number: str, now: datetime) -> None:
        """A success clears the count."""
        with self.lock:
            self.failed.pop(self._hidden(number, now), None)

    def _hidden(self, number: str, now: datetime) -> bytes:
        if self.day != now.date() or len(self.failed) > MOST_COUNTERS:
            self.key, self.day = secrets.token_bytes(32), now.date()
            self.failed.clear()
        return hmac.new(self.key, number.encode(), hashlib.sha256).digest()


def tries() -> Tries:
    """The counts of this process."""
    made: Tries = current_app.extensions.setdefault("panel.tries", Tries())
    return made

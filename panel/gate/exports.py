"""Long files: one at a time for each account, made first and then sent from the side of the way.

An account holds its turn from the door until the last byte is sent or the client is gone, so that nobody
fills the memory of a process with files that are never fetched. Turns are kept in memory and, for the other
processes of this machine, as a lock on one byte of one file, which the system opens when a process ends;
beyond one machine there is one turn on each. Who is not signed in has none: a whole camp may be one network.
"""

from __future__ import annotations

import fcntl
import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import IO, Any

from flask import Response, current_app

from panel.domain.errors import N_, Busy

#: Seconds after which a turn is over although nobody gave it back.
LONGEST = 600.0

#: Bytes of a file that stay in memory; a longer one lies in a file without a name, which nothing leaves behind.
IN_MEMORY = 1_048_576

#: Bytes that are read and sent at once.
PIECE = 65_536


class OneAtATime(Busy):
    """A file is being made or sent for the same account."""

    title = N_("One file at a time")
    default = N_(
        "Another file is still being made or sent for your account. Wait until you have it, ten minutes at most, "
        "then ask for this one again."
    )


@dataclass
class Turns:
    """Who holds a turn, by account, in this process; and the file that tells the others."""

    file: Path
    held: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    handle: IO[bytes] | None = None

    def take(self, account_id: str) -> float:
        """Take the turn of an account and return what gives it back; raises OneAtATime."""
        with self.lock:
            now = monotonic()
            for forgotten in [each for each, since in self.held.items() if since <= now - LONGEST]:
                self._open(forgotten)
            if account_id in self.held:
                raise OneAtATime()
            if self.handle is None:
                self.handle = self.file.open("ab")
            try:
                fcntl.lockf(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _place(account_id))
            except (BlockingIOError, PermissionError) as error:
                raise OneAtATime() from error
            self.held[account_id] = now
            return now

    def give_back(self, account_id: str, taken: float) -> None:
        """End a turn; one that is over already, or another's, is left alone."""
        with self.lock:
            if self.held.get(account_id) == taken:
                self._open(account_id)

    def _open(self, account_id: str) -> None:
        del self.held[account_id]
        if self.handle is not None:
            fcntl.lockf(self.handle, fcntl.LOCK_UN, 1, _place(account_id))


class Turn:
    """A turn that was taken, or nothing where nobody is signed in."""

    def __init__(self, account_id: str | None) -> None:
        self._account_id = account_id
        self._turns = turns()
        self._taken = self._turns.take(account_id) if account_id else 0.0

    def end(self) -> None:
        """Give it back; to do so again changes nothing."""
        if self._account_id:
            self._turns.give_back(self._account_id, self._taken)

    def until_sent(self, answer: Response) -> Response:
        """Keep it until the answer is sent, or its client is gone."""
        pieces: Any = answer.response
        if isinstance(pieces, (list, tuple)):
            answer.content_length = sum(map(len, pieces))
        answer.response = self._each(pieces)
        answer.call_on_close(getattr(pieces, "close", None) or _nothing)
        answer.call_on_close(self.end)
        return answer

    def _each(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        yield from pieces
        self.end()


@contextmanager
def turn(account_id: str | None) -> Iterator[Turn]:
    """Take the turn of an account; given back at once where the block raises."""
    taken = Turn(account_id)
    try:
        yield taken
    except BaseException:
        taken.end()
        raise


def turns() -> Turns:
    """The turns of this process."""
    made: Turns = current_app.extensions.setdefault(
        "panel.exports", Turns(current_app.config["PANEL"].data / "exports.lock")
    )
    return made


def answer(parts: Iterable[bytes], name: str, content_type: str) -> Response:
    """A file of these parts: all are made and put aside now, while the store is read, and sent afterwards."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when the answer is
    try:
        for part in parts:
            file.write(part)
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    made = Response(iter(lambda: file.read(PIECE), b""), content_type=content_type)
    made.content_length = size
    made.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    made.call_on_close(file.close)
    return made


def _place(account_id: str) -> int:
    return int.from_bytes(hashlib.sha256(account_id.encode()).digest()[:7])


def _nothing() -> None:
    pass

"""Clients that submit over HTTP and try again until they know; each keeps a journal of what it was told."""

from __future__ import annotations

import http.client
import queue
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from panel.ops.drills.writers import Writer, text

#: How long a client waits for an answer, in seconds.
PATIENCE = 20.0

#: How long it goes on trying one submission, in seconds.
PERSISTENCE = 120.0


@dataclass
class Entry:
    """One submission as its client knows it: ``acknowledged``, ``refused`` or still ``unknown``.

    ``rude``: answers of a server in trouble that say less than they must.
    """

    writer: Writer
    key: str
    body: str
    too_long: bool
    outcome: str = "unknown"
    tries: int = 0
    answers: list[int] = field(default_factory=list)
    known_at: float = 0.0
    rude: list[str] = field(default_factory=list)


def journal(writers: Sequence[Writer], *, every: int = 10) -> list[Entry]:
    """One entry a writer; every tenth sends a text over the limit, which must be refused and stay out."""
    entries = []
    for number, writer in enumerate(writers, 1):
        too_long = number % every == 0
        body = text(number, 1_400) if too_long else writer.body
        entries.append(Entry(writer, secrets.token_hex(16), body, too_long))
    return entries


class Crowd:
    """So many clients, who begin as many submissions as they are allowed and finish each they began."""

    def __init__(
        self, port: int, entries: Sequence[Entry], clients: int, persistence: float = PERSISTENCE
    ) -> None:
        self.port, self.usual, self.persistence = port, 0.0, persistence
        self.waiting: queue.SimpleQueue[Entry | None] = queue.SimpleQueue()
        self.left = list(reversed(entries))
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(clients)]
        for thread in self.threads:
            thread.start()

    def allow(self, many: int) -> bool:
        """Let so many more begin; False once there are none."""
        for _ in range(many):
            if self.left:
                self.waiting.put(self.left.pop())
        return bool(self.left)

    def settle(self) -> None:
        """Wait until a first submission is answered: from then on it is known how long one usually takes."""
        while self.usual == 0.0:
            time.sleep(0.02)

    def finish(self, seconds: float, keep_up: Callable[[], None]) -> None:
        """Wait until all that began have an end, at most so long; ``keep_up`` is called while they have none."""
        for _ in self.threads:
            self.waiting.put(None)
        end = time.monotonic() + seconds
        while any(thread.is_alive() for thread in self.threads) and time.monotonic() < end:
            keep_up()
            time.sleep(0.1)

    def _work(self) -> None:
        while (entry := self.waiting.get()) is not None:
            self._submit(entry)

    def _submit(self, entry: Entry) -> None:
        end = time.monotonic() + self.persistence
        while entry.outcome == "unknown" and time.monotonic() < end:
            entry.tries += 1
            began = time.monotonic()
            try:
                status, place, rude = self._post(entry)
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
                continue
            took = time.monotonic() - began
            self.usual += (took - self.usual) / (4 if self.usual else 1)
            entry.answers.append(status)
            entry.known_at = time.monotonic()
            if status == 303 and place.endswith("/receipt"):
                entry.outcome = "acknowledged"
            elif status < 500:
                entry.outcome = "refused"
            else:
                entry.rude += rude
                time.sleep(0.1)

    def _post(self, entry: Entry) -> tuple[int, str, list[str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(
                "POST",
                f"/commentaries/{entry.writer.commentary_id}",
                entry.writer.form(entry.key, body=entry.body),
                {"Cookie": entry.writer.cookie, "Content-Type": "application/x-www-form-urlencoded"},
            )
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
            place = answer.getheader("Location") or ""
            return answer.status, place, list(_rude(entry, answer, page)) if answer.status >= 500 else []
        finally:
            connection.close()


def _rude(entry: Entry, answer: http.client.HTTPResponse, page: str) -> Iterator[str]:
    """What an answer of a server in trouble lacks: 503, the typed text, and when to try again."""
    if answer.status != 503:
        yield f"{answer.status} where a 503 is due"
    if unescape(page).find(entry.body[:20_000]) < 0:
        yield f"{answer.status} without the text that was typed"
    if not (answer.getheader("Retry-After") or "").isdigit():
        yield f"{answer.status} without a word about when to try again"

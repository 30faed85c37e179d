"""The people of the last minutes before a deadline, each at the moment that was drawn for it.

Requests are sent when they are due, whether or not earlier ones are answered; how long one took is counted
from when it was due. So a server that falls behind is seen to fall behind.
"""

from __future__ import annotations

import heapq
import itertools
import queue
import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from panel.ops.drills.wire import Answer, Wire
from panel.ops.drills.writers import text

#: Connections that are open at most.
CONNECTIONS = 64

#: What somebody does next: the kind, when it is due, and the request; it is told the answer.
Step = tuple[str, float, Callable[[Wire], Answer | None]]
Walk = Iterator[Step]

#: A step and the walk it belongs to.
Due = tuple[str, float, Callable[[Wire], Answer | None], Walk]

_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Seen:
    """What the crowd saw: seconds by kind of request, answers that were not as they should be."""

    times: dict[str, list[float]] = field(default_factory=dict)
    bad: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float, wrong: str) -> None:
        """One answer."""
        with self.lock:
            self.times.setdefault(kind, []).append(seconds)
            if wrong:
                self.bad[f"{kind}: {wrong}"] += 1

    def quantile(self, share: float, *but: str) -> float:
        """The seconds that this share of the answers did not exceed."""
        ordered = sorted(s for kind, found in self.times.items() if kind not in but for s in found)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Crowd:
    """Walks of many people, stepped by a few threads in the order in which steps are due.

    One thread keeps the clock and hands each step to one that is free: sixty that all waited for the same
    moment would take more of the processor than their requests.
    """

    def __init__(self, port: int, walks: Sequence[Walk]) -> None:
        self.port, self.seen = port, Seen()
        self.due: list[tuple[float, int, Due]] = []
        self.count = itertools.count()
        self.more = threading.Condition()
        self.under_way = 0
        self.ready: queue.SimpleQueue[Due | None] = queue.SimpleQueue()
        for walk in walks:
            self._next(walk)

    def run(self) -> Seen:
        """Until all have come to their end."""
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        self._hand_out()
        for _ in threads:
            self.ready.put(None)
        for thread in threads:
            thread.join()
        return self.seen

    def _hand_out(self) -> None:
        """Each step at its moment, until none is left and nobody is under way."""
        with self.more:
            while self.due or self.under_way:
                left = self.due[0][0] - time.perf_counter() if self.due else None
                if left is not None and left <= 0:
                    self.under_way += 1
                    self.ready.put(heapq.heappop(self.due)[2])
                else:
                    self.more.wait(left)

    def _next(self, walk: Walk) -> None:
        step = next(walk, None)
        if step is not None:
            with self.more:
                heapq.heappush(self.due, (step[1], next(self.count), (*step, walk)))

    def _work(self) -> None:
        wire = Wire(self.port)
        while (found := self.ready.get()) is not None:
            kind, at, ask, walk = found
            wrong = ""
            try:
                ask(wire)
            except Wrong as error:
                wrong = str(error)
            except (OSError, ValueError) as error:
                wrong = type(error).__name__
                wire.close()
            self.seen.note(kind, time.perf_counter() - at, wrong)
            if not wrong:
                self._next(walk)
            with self.more:
                self.under_way -= 1
                self.more.notify()
        wire.close()


class Wrong(Exception):
    """An answer that is not as it should be."""


@dataclass
class Person:
    """A focal point who comes at one moment and submits at another; ``receipt`` once it was read.

    Who is in time sends nothing after ``until``, for want of a free connection: ``missed`` says so. That is
    a server too slow for its crowd, not one that refuses whoever is in time.
    """

    email: str
    organisation: str
    number: int
    comes: float
    submits: float
    password: str
    slug: str
    late: bool = False
    until: float = float("inf")
    receipt: bool = False
    missed: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    token: bytes = b""
    path: str = ""
    revision: int = 0

    def walk(self, chance: Random) -> Walk:
        """Sign in, open a draft, save it four times, submit, read the receipt."""
        yield "page", self.comes, lambda wire: self._page(wire, "/sign-in")
        yield "sign in", time.perf_counter(), self._sign_in
        yield "page", time.perf_counter(), lambda wire: self._page(wire, f"/calls/{self.slug}")
        yield "open draft", time.perf_counter(), self._begin
        yield "page", time.perf_counter(), lambda wire: self._page(wire, self.path)
        now = time.perf_counter()
        for at in sorted(chance.uniform(now, max(now, self.submits)) for _ in range(4)):
            yield "autosave", at, self._save
        yield ("late" if self.late else "submit"), self.submits, self._submit
        if not self.late and not self.missed:
            yield "receipt", time.perf_counter(), self._receipt

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _page(self, wire: Wire, path: str) -> Answer:
        answer = self._heard(wire.get(path, self.cookie), 200)
        found = _TOKEN.search(answer.body)
        self.token = found[1] if found else self.token
        return answer

    def _sign_in(self, wire: Wire) -> Answer:
        return self._heard(
            wire.post("/sign-in", self._form(email=self.email, password=self.password), self.cookie), 303
        )

    def _begin(self, wire: Wire) -> Answer:
        form = self._form(organisation=self.organisation, kind="individual")
        answer = self._heard(wire.post(f"/calls/{self.slug}/write", form, self.cookie), 303)
        self.path = answer.place
        return answer

    def _save(self, wire: Wire) -> Answer:
        form = self._draft(100 + 60 * self.revision)
        answer = self._heard(wire.post(f"{self.path}/autosave", form, self.cookie, script=True), 200)
        found = re.search(rb'"revision":\s*(\d+)', answer.body)
        self.revision = int(found[1]) if found else self.revision
        return answer

    def _submit(self, wire: Wire) -> Answer | None:
        form = self._draft(400, act="submit", consent="public", key=secrets.token_hex(16))
        if time.perf_counter() > self.until:
            self.missed = True
            return None
        answer = wire.post(self.path, form, self.cookie)
        self._heard(answer, 409 if self.late else 303)
        if not self.late and not answer.place.endswith("/receipt"):
            raise Wrong("no receipt")
        return answer

    def _receipt(self, wire: Wire) -> Answer:
        answer = self._heard(wire.get(f"{self.path}/receipt", self.cookie), 200)
        self.receipt = True
        return answer

    def _draft(self, words: int, **more: str) -> bytes:
        body = text(self.number, words)
        plain = {"title": f"Submission {self.number}", "body": body, "language": "en", "questions": "1"}
        return self._form(**plain, base_numbers="", revision=str(self.revision), **more)

    def _form(self, **fields: str) -> bytes:
        return urlencode({"csrf_token": self.token.decode(), **fields}).encode()

    def _heard(self, answer: Answer, wanted: int) -> Answer:
        self.cookies |= answer.cookies
        if answer.status != wanted:
            raise Wrong(str(answer.status))
        return answer


def reader(path: str, first: float, end: float, every: float = 60.0) -> Walk:
    """Somebody who looks at a page once a minute."""

    def look(wire: Wire) -> Answer:
        answer = wire.get(path)
        if answer.status != 200:
            raise Wrong(str(answer.status))
        return answer

    at = first
    while at < end:
        yield "read", at, look
        at += every

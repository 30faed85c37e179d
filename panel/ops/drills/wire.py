"""Clients that keep their connection and read answers with as little work as they can.

The load comes from the machine that answers it, so whatever a client spends is taken from the server.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass
class Answer:
    """Status, headers as they came, body, and the seconds it took."""

    status: int
    head: bytes
    body: bytes
    seconds: float

    @property
    def place(self) -> str:
        """Where it leads to; empty if nowhere."""
        found = re.search(rb"\r\nlocation: ([^\r]*)", self.head, re.IGNORECASE)
        return found[1].decode() if found else ""

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies that it sets."""
        found = re.findall(rb"\r\nset-cookie: ([^=]+)=([^;\r]*)", self.head, re.IGNORECASE)
        return {name.decode(): value.decode() for name, value in found}


class Idle(ConnectionError):
    """The server closed the connection before it said anything."""


class Wire:
    """One connection to the server, made again when it is closed."""

    def __init__(self, port: int, *, cookie: str = "", patience: float = 30.0) -> None:
        self.port, self.cookie, self.patience = port, cookie, patience
        self.socket: socket.socket | None = None

    def get(self, path: str, cookie: str = "") -> Answer:
        """Ask for a page."""
        return self._send(self._head("GET", path, cookie) + b"\r\n")

    def post(self, path: str, form: bytes, cookie: str, *, script: bool = False) -> Answer:
        """Send a form as the browser with that cookie, or as a script on its page."""
        kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n" % len(form)
        kind += b"Accept: application/json\r\n" if script else b""
        return self._send(self._head("POST", path, cookie) + kind + b"\r\n" + form)

    def _head(self, method: str, path: str, cookie: str = "") -> bytes:
        held = cookie or self.cookie
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        return ("\r\n".join([*lines, *([f"Cookie: {held}"] if held else [])]) + "\r\n").encode()

    def _send(self, request: bytes) -> Answer:
        began, kept = time.perf_counter(), self.socket is not None
        try:
            head, body = self._asked(request)
        except (ConnectionResetError, BrokenPipeError, Idle):
            self.close()
            if not kept:
                raise
            head, body = self._asked(request)  # it lay idle, and the server had closed it: as browsers do
        return Answer(int(head[9:12]), head, body, time.perf_counter() - began)

    def _asked(self, request: bytes) -> tuple[bytes, bytes]:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), self.patience)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request)
        return self._read(self.socket)

    def _read(self, source: socket.socket) -> tuple[bytes, bytes]:
        held = b""
        while b"\r\n\r\n" not in held:
            held += self._more(source, Idle if not held else ConnectionError)
        head, _, body = held.partition(b"\r\n\r\n")
        length = _length(head)
        while len(body) < length:
            body += self._more(source)
        return head, body

    def _more(self, source: socket.socket, otherwise: type[ConnectionError] = ConnectionError) -> bytes:
        piece = source.recv(262_144)
        if not piece:
            self.close()
            raise otherwise("the server closed the connection in the middle of an answer")
        return piece

    def close(self) -> None:
        """Give the connection back."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    raise ConnectionError("an answer without a length")


@dataclass
class Times:
    """What a crowd saw: seconds of each good answer, statuses of the others, seconds from first to last."""

    good: list[float] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    span: float = 0.0

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return len(self.good) / self.span

    def quantile(self, share: float) -> float:
        """The time that this share of the good answers did not exceed, in seconds."""
        ordered = sorted(self.good)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def together(works: Sequence[Callable[[], Iterable[tuple[int, float, bool]]]]) -> Times:
    """Run each work in a thread of its own; they yield (status, seconds, whether it was good)."""
    times, lock = Times(), threading.Lock()

    def run(work: Callable[[], Iterable[tuple[int, float, bool]]]) -> None:
        for status, seconds, good in work():
            with lock:
                if good:
                    times.good.append(seconds)
                else:
                    times.bad.append(status)

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.span = time.perf_counter() - began
    return times


def reading(
    port: int, path: str, seconds: float, *, cookie: str = "", pause: float = 0.0, patience: float = 30.0
) -> Callable[[], Iterable[tuple[int, float, bool]]]:
    """A client that asks for one page again and again, for so long."""

    def work() -> Iterable[tuple[int, float, bool]]:
        wire, end = Wire(port, cookie=cookie, patience=patience), time.perf_counter() + seconds
        while time.perf_counter() < end:
            try:
                answer = wire.get(path)
            except OSError:  # nobody answered in time
                wire.close()
                yield 0, patience, False
                continue
            yield answer.status, answer.seconds, answer.status == 200
            if pause:
                time.sleep(pause)
        wire.close()

    return work

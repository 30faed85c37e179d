"""A mail server that can be as bad as real ones are; it listens on 127.0.0.1 and keeps what it takes.

Moods: ``well``; ``refuses`` (turns every connection away for now); ``difficult`` (greylists each letter the
first time it comes, and the second time takes it and hangs up before it says so); ``stalls`` (says nothing until it
is told to go on). One address is unknown to it in every mood.
"""

from __future__ import annotations

import socketserver
import threading
from collections import Counter
from email import message_from_bytes

#: The address that it refuses for good.
UNKNOWN = "nobody@drill.example"


class MailServer:
    """The server, its mood, and by Message-ID what it took and what it took without saying so."""

    def __init__(self) -> None:
        self.mood = "well"
        self.taken: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self.seen: set[str] = set()
        self.reached, self.go_on = threading.Event(), threading.Event()
        self._port, self._server = 0, None
        self.up()

    _server: socketserver.ThreadingTCPServer | None

    @property
    def url(self) -> str:
        """Its address as a setting."""
        return f"smtp://127.0.0.1:{self._port}"

    def up(self) -> None:
        """Listen, on the same port as before."""
        outer = self

        class Handler(_Talk):
            house = outer

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def down(self) -> None:
        """Listen no longer: whoever connects is refused by the machine."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def judged(self, data: bytes) -> str | None:
        """What is said to a letter; None where the line is cut instead."""
        name = str(message_from_bytes(data)["Message-ID"])
        if self.mood == "difficult" and name not in self.seen:
            self.seen.add(name)
            return "451 come back later"
        if self.mood == "difficult" and name not in self.dropped:
            self.dropped[name] += 1
            return None
        if self.mood == "stalls":
            self.reached.set()
            self.go_on.wait(60)
        self.taken[name] += 1
        return "250 taken"


class _Talk(socketserver.StreamRequestHandler):
    """One connection."""

    house: MailServer

    def handle(self) -> None:
        if self.house.mood == "refuses":
            self._say("421 not now")
            return
        self._say("220 drill")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self._say("221 bye")
                return
            if verb == b"DATA":
                self._say("354 go on")
                answer = self.house.judged(self._letter())
                if answer is None:
                    return
                self._say(answer)
            elif verb == b"RCPT" and UNKNOWN.encode() in line:
                self._say("550 no such person")
            else:
                self._say("250-drill\r\n250 8BITMIME" if verb == b"EHLO" else "250 fine")

    def _letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

"""Uploads that are begun and never end: everybody else must hardly notice."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass

from panel.ops.drills import server, writers
from panel.ops.drills.stand import Build, raised
from panel.ops.drills.table import Ask, Result, Say
from panel.ops.drills.wire import Times, reading, together
from panel.ops.drills.writers import Writer

#: Uploads that stall, and the limit for what others wait, in seconds.
STALLED, P99 = 200, 1.0

#: Others: so many who read and as many who are signed in; each asks so often, for so long.
OTHERS, PAUSE, SECONDS = 4, 0.2, {True: 60.0, False: 12.0}

#: A server with as many threads as there are usually.
WRONG = ("few-threads",)


@dataclass(frozen=True)
class Stall:
    """What was measured: before and during the stall, and how many uploads were still held at its end."""

    before: Times
    during: Times
    held: int


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Two hundred uploads stall; eight others go on."""
    many = ask.many or STALLED
    settings = {"PANEL_WEB_THREADS": "4"} if ask.wrong else {}
    with raised(build, ask.server, **settings) as stand:
        slug = writers.open_call(stand.app)
        (writer,) = writers.prepare(stand.app, slug, 1)
        running = server.start(stand)
        try:
            running.wait()
            say(f"{stand.kind}: {many} uploads are begun and never end")
            patience = 5.0 if ask.wrong else 30.0
            seen = measured(stand.port, f"/calls/{slug}", writer, many, SECONDS[ask.full], patience)
        finally:
            running.stop()
    bad = len(seen.before.bad) + len(seen.during.bad)
    figures = {
        "stalled": many,
        "held_to_the_end": seen.held,
        "answers": len(seen.during.good),
        "errors": bad,
        "p99_before_ms": round(1000 * seen.before.quantile(0.99)) if seen.before.good else None,
        "p99_ms": round(1000 * seen.during.quantile(0.99)) if seen.during.good else None,
    }
    limit = P99
    if not ask.full and seen.before.good:  # on a machine that does other things too, as they were before
        limit = max(P99, 2 * seen.before.quantile(0.99))
    quick = seen.during.good and seen.during.quantile(0.99) <= limit
    return Result(figures, (), bool(bad or not quick or seen.held < many))


def measured(
    port: int, path: str, writer: Writer, many: int, seconds: float, patience: float = 30.0
) -> Stall:
    """Others while uploads stall that were begun and never end."""
    others = [
        *(reading(port, path, seconds, pause=PAUSE, patience=patience) for _ in range(OTHERS)),
        *(
            reading(port, "/account", seconds, cookie=writer.cookie, pause=PAUSE, patience=patience)
            for _ in range(OTHERS)
        ),
    ]
    before = together(others[:OTHERS])
    stalled = [_begin_upload(port, writer) for _ in range(many)]
    time.sleep(1.0)
    during = together(others)
    return Stall(before, during, _given_up(stalled))


def _given_up(stalled: Sequence[socket.socket]) -> int:
    """How many were still held; all are given up."""
    held = sum(_still_open(each) for each in stalled)
    for each in stalled:
        each.close()
    return held


def _begin_upload(port: int, writer: Writer) -> socket.socket:
    begun = socket.create_connection(("127.0.0.1", port), 10)
    begun.sendall(
        f"POST /commentaries/{writer.commentary_id} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Cookie: {writer.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 200000\r\n\r\ncsrf_token=".encode()
    )
    return begun


def _still_open(upload: socket.socket) -> bool:
    upload.setblocking(False)
    try:
        return upload.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False

"""Mixed load for a long time: what grows then would one day be the end of the server.

Before it, as many at once as there can be: a pool that still opens connections, and the page cache of each,
grow to a size that is set and stop there. That is no leak, and would hide one.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panel.ops.drills import server, surge, writers
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.surge import Crowd, Walk, Wrong
from panel.ops.drills.table import Ask, Result, Say
from panel.ops.drills.wire import Answer, Wire
from panel.ops.drills.writers import Writer

#: Length in minutes, by form; and requests a second, of which one in five saves or submits.
MINUTES, RATE = {True: 30.0, False: 1.0}, 5.0

#: What may not be passed: growth of memory after the warm-up, the write-ahead log, and open files, which may
#: come and go by as many as the pool of connections has.
SLOPE_MIB, WAL_MIB, HANDLES = 1.0, 64.0, 12

#: How many submit before the load, by form, all at once: a cache is full after some hundreds a connection.
FIRST = {True: 3_000, False: 64}

#: The share of the time that is warm-up, and seconds between two looks.
WARM, LOOK = 0.4, 5.0

#: The least length for which a slope says anything, in minutes.
TELLING = 20.0


@dataclass(frozen=True)
class Look:
    """One look at all processes of a server: seconds since the start, memory in MiB, open files, WAL in MiB."""

    at: float
    memory: float
    handles: int
    wal: float


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Load the server, look at its processes, and see what grows."""
    minutes = ask.minutes or MINUTES[ask.full]
    with raised(build, ask.server) as stand:
        slug = writers.open_call(stand.app)
        lasting = max(10, round(minutes * 60 * RATE / 10))
        people = writers.prepare(stand.app, slug, lasting + FIRST[ask.full])
        running = server.start(stand)
        try:
            running.wait()
            first = _at_once(stand.port, people[lasting:], f"/reading-room/{slug}")
            server.until_quiet(stand.app)
            say(f"{stand.kind}: {RATE:g} requests a second for {minutes:g} minutes")
            crowd = Crowd(stand.port, list(_walks(people[:lasting], f"/calls/{slug}", 60 * minutes)))
            looks = _watched(stand, running, crowd.run)
        finally:
            running.stop()
    figures = _figures(looks, crowd)
    faults = [*_bad(first), *_bad(crowd), *_judged(figures, minutes)]
    return Result(figures, faults, bool(faults))


def _at_once(port: int, people: Sequence[Writer], page: str) -> Crowd:
    """Each submits, and as many read as there are connections, all as soon as they can."""
    now = time.perf_counter()
    readers = [surge.reader(page, now, now + 5.0, 1.0) for _ in range(surge.CONNECTIONS)]
    crowd = Crowd(port, [*readers, *(_submitting(one, now, "0") for one in people)])
    crowd.run()
    return crowd


def _bad(crowd: Crowd) -> list[str]:
    return [f"{what}: {count}" for what, count in crowd.seen.bad.items()]


def _walks(people: Sequence[Writer], path: str, seconds: float) -> list[Walk]:
    """Readers all the time; each person saves once and submits once, evenly over the time."""
    begin = time.perf_counter() + 0.5
    each = seconds / len(people)
    readers = [surge.reader(path, begin + n / RATE, begin + seconds, 5 / RATE) for n in range(4)]
    return [*readers, *(_writing(one, begin + n * each, each / 2) for n, one in enumerate(people))]


def _writing(one: Writer, at: float, later: float) -> Walk:
    yield "save", at, lambda wire: _post(wire, one, "save", "0")
    yield from _submitting(one, at + later, "1")


def _submitting(one: Writer, at: float, revision: str) -> Walk:
    yield "submit", at, lambda wire: _post(wire, one, "submit", revision)


def _post(wire: Wire, one: Writer, act: str, revision: str) -> Answer:
    form = one.form(secrets.token_hex(16), act=act, revision=revision)
    answer = wire.post(f"/commentaries/{one.commentary_id}", form, one.cookie)
    if answer.status != 303:
        raise Wrong(str(answer.status))
    return answer


def _watched(stand: Stand, running: server.Running, load: Callable[[], Any]) -> list[Look]:
    work, looks, began = threading.Thread(target=load), [], time.monotonic()
    work.start()
    while work.is_alive():
        looks.append(_look(stand, running, time.monotonic() - began))
        work.join(LOOK)
    return looks


def _look(stand: Stand, running: server.Running, at: float) -> Look:
    family, log = running.everybody(), Path(stand.settings["PANEL_DATA"]) / "panel.sqlite3-wal"
    wal = log.stat().st_size / 2**20 if log.exists() else 0.0
    # What the crowd holds open is theirs, not the server's; a connection that they have closed is its.
    handles = sum(map(_handles, family)) - server.sockets(stand.port, server.ESTABLISHED)
    return Look(at, sum(map(_memory, family)), handles, wal)


def _memory(pid: int) -> float:
    """What a process holds of its own, in MiB; of pages that it shares with its parent, its part.

    Pages of files are left out: how much of a library counts depends on who else has it open.
    """
    with suppress(OSError):
        held = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines())
        return sum(int(each[1]) for each in held if each[0] in ("Pss_Anon:", "Pss_Shmem:")) / 1024
    return 0.0


def _handles(pid: int) -> int:
    with suppress(OSError):
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return 0


def _figures(looks: Sequence[Look], crowd: Crowd) -> dict[str, Any]:
    warm = [look for look in looks if look.at >= WARM * looks[-1].at] or looks
    handles = [look.handles for look in warm]
    return {
        "minutes": round(looks[-1].at / 60, 1),
        "requests": sum(map(len, crowd.seen.times.values())),
        "errors": sum(crowd.seen.bad.values()),
        "p99_ms": round(1000 * crowd.seen.quantile(0.99)),
        "memory_mib": round(warm[-1].memory, 1),
        "memory_slope_mib_per_hour": round(3600 * slope([(look.at, look.memory) for look in warm]), 2),
        "handles_least": min(handles),
        "handles_most": max(handles),
        "wal_mib_most": round(max(look.wal for look in looks), 1),
    }


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line that fits best; 0 for fewer than two points."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread if spread else 0.0


def _judged(figures: dict[str, Any], minutes: float) -> list[str]:
    found = []
    if figures["wal_mib_most"] > WAL_MIB:
        found.append(f"the write-ahead log had {figures['wal_mib_most']} MiB")
    if figures["handles_most"] - figures["handles_least"] > HANDLES:
        found.append(f"open files: from {figures['handles_least']} to {figures['handles_most']}")
    if minutes >= TELLING and figures["memory_slope_mib_per_hour"] >= SLOPE_MIB:
        found.append(f"memory grows by {figures['memory_slope_mib_per_hour']} MiB an hour")
    return found

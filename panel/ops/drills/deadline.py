"""The last minutes before a deadline: everybody comes, most at the end, and readers look on.

The load comes from the machine that answers it, and its database is there too.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import text

from panel.db import db
from panel.domain.deadline import last_instant
from panel.gate import door
from panel.ops.drills import moments, server, surge, writers
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.surge import Crowd, Person, Seen
from panel.ops.drills.table import Ask, Result, Say
from panel.ops.sim.wrong import wrongly

PASSWORD = "lantern ferry orchard gravel"  # noqa: S105 - of people who are invented

#: Half of the people submit in this share of the time.
RUSH = 0.1

#: Seconds before the last instant at which the last submission is due; half of them for what waited for a
#: connection. The server decides by when it begins with a request, which a busy one does a little later.
MARGIN = 2.0

#: p99 of all answers, and the longest, in seconds.
P99, LONGEST = 1.5, 5.0

#: A door that admits whatever comes.
WRONG = ("late-in-time",)


@dataclass(frozen=True)
class Size:
    """Organizations, seconds, readers who look once a minute, and those who come too late."""

    many: int
    seconds: float
    readers: int
    late: int


SIZES = {True: Size(2_000, 600.0, 5_000, 40), False: Size(100, 20.0, 250, 5)}


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """First the moments, with the clock in hand; then the crowd, by the real one."""
    size = SIZES[ask.full]
    if ask.many or ask.minutes:
        size = Size(ask.many or size.many, 60 * (ask.minutes or size.seconds / 60), size.readers, size.late)
    with wrongly(ask.wrong):
        faults = list(_moments(build, say))
    if ask.wrong:  # the door is the same for one as for two thousand
        return Result({"moments_misjudged": len(faults)}, faults, bool(faults))
    with raised(build, ask.server) as stand:
        say(f"{stand.kind}: {size.many} organizations are entered")
        slug = writers.open_call(stand.app)
        members = writers.members(stand.app, size.many + size.late, PASSWORD)
        running = server.start(stand)
        try:
            running.wait()
            people, walks = _walks(stand, slug, members, size, Random(ask.seed or 1))  # noqa: S311
            say(f"they come for {size.seconds:.0f} s; {size.readers} readers look on")
            seen = Crowd(stand.port, walks).run()
        finally:
            running.stop()
        figures = _figures(stand, people, seen)
    faults += [f"{what}: {count}" for what, count in seen.bad.items()]
    faults += _judged(figures, size, ask.full)
    return Result(figures, faults, bool(faults))


def _moments(build: Build, say: Say) -> Sequence[str]:
    say("the last instants, with the clock in hand")
    with raised(build) as stand:
        found = list(moments.faults(stand.app))
        with stand.app.app_context():
            db.engine.dispose()
    return found


def _walks(
    stand: Stand, slug: str, members: Sequence[tuple[str, str]], size: Size, chance: Random
) -> tuple[list[Person], list[surge.Walk]]:
    """The deadline is set to the end of a minute that leaves them their time."""
    now = door.system_clock()
    closes = (now + timedelta(seconds=size.seconds + 5)).replace(second=0, microsecond=0)
    _set_deadline(stand, closes)
    end = time.perf_counter() + (last_instant(closes) - now).total_seconds()
    begin, rush = end - size.seconds, end - RUSH * size.seconds
    people = []
    for number, (email, organisation) in enumerate(members):
        late = number >= size.many
        comes = chance.uniform(begin, rush)
        submits = chance.uniform(rush, end - MARGIN) if number % 2 else chance.uniform(comes, rush)
        until = end - MARGIN / 2
        if late:
            submits, until = end + chance.uniform(0.01, 3.0), float("inf")
        people.append(Person(email, organisation, number, comes, submits, PASSWORD, slug, late, until))
    readers = [
        surge.reader(f"/calls/{slug}", chance.uniform(begin, begin + 60), end) for _ in range(size.readers)
    ]
    return people, [*(person.walk(chance) for person in people), *readers]


def _set_deadline(stand: Stand, closes: Any) -> None:
    with stand.app.app_context():
        with db.engine.begin() as connection:
            kept = closes.replace(tzinfo=None) if stand.kind == "sqlite" else closes
            connection.execute(text("UPDATE thematic_session SET closes_at = :at"), {"at": str(kept)})
        for each in db.engines.values():
            each.dispose()


def _figures(stand: Stand, people: Sequence[Person], seen: Seen) -> dict[str, Any]:
    with stand.app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(text("SELECT count(*) FROM commentary_version")).scalar_one()
        filed = set(connection.execute(text("SELECT title FROM commentary_version")).scalars())
        db.engine.dispose()
    in_time = [person for person in people if not person.late and not person.missed]
    kinds = {kind: sorted(found) for kind, found in sorted(seen.times.items())}
    return {
        "organizations": sum(not person.late for person in people),
        "not_sent": sum(person.missed for person in people),
        "requests": sum(map(len, kinds.values())),
        "errors": sum(seen.bad.values()),
        "receipts": sum(person.receipt for person in in_time),
        "rows": rows,
        "in_time_refused": sum(f"Submission {person.number}" not in filed for person in in_time),
        "late_admitted": sum(f"Submission {person.number}" in filed for person in people if person.late),
        "p50_ms": round(1000 * seen.quantile(0.50)),
        "p99_ms": round(1000 * seen.quantile(0.99)),
        "longest_ms": round(1000 * seen.quantile(1.0)),
        **{
            f"p99_ms_{kind.replace(' ', '_')}": round(1000 * f[int(0.99 * len(f))])
            for kind, f in kinds.items()
        },
    }


def _judged(figures: dict[str, Any], size: Size, timed: bool) -> list[str]:
    """What is not as it must be; how long it took is judged in the full form alone, on a machine at rest."""
    found = [f"{name} is {figures[name]}" for name in ("in_time_refused", "late_admitted") if figures[name]]
    sent = size.many - figures["not_sent"]
    if not figures["receipts"] == figures["rows"] == sent:
        found.append(f"{figures['receipts']} receipts, {figures['rows']} rows, {sent} submissions sent")
    if timed and figures["not_sent"]:
        found.append(f"{figures['not_sent']} found no free connection in time")
    if timed and (figures["p99_ms"] > 1000 * P99 or figures["longest_ms"] > 1000 * LONGEST):
        found.append(f"p99 {figures['p99_ms']} ms, longest {figures['longest_ms']} ms")
    return found

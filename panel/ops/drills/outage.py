"""The store fails for a while, while organizations submit: what they are told meanwhile, and what is left.

Each fault is a block of code that lasts as long as the fault. Before, during and after it so many
submit, and go on until they know. Judged as after any other fault, and besides: nobody is told 500;
whoever is told 503 has the typed text on the page and a word about when to try again; the first one is
acknowledged within five seconds after the end; and no process was started anew for it.
"""

from __future__ import annotations

import http.client
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from panel.db import db
from panel.ops.drills import builds, kill9, oracle, server, writers
from panel.ops.drills.clients import PERSISTENCE, Crowd, Entry, journal
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.table import Result, Say

#: How soon after the end of the fault somebody must be acknowledged, in seconds.
SOON = 5.0

Fault = Callable[["Scene"], AbstractContextManager[None]]


@dataclass
class Scene:
    """What a fault can lay hands on; it notes what readers were told meanwhile in ``read``."""

    stand: Stand
    running: server.Running
    read: Counter[int] = field(default_factory=Counter)

    def look(self, page: str = "/") -> None:
        """Ask for a page as a reader does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.stand.port, timeout=30)
        try:
            connection.request("GET", page)
            self.read[connection.getresponse().status] += 1
        except (OSError, http.client.HTTPException):
            self.read[0] += 1
        finally:
            connection.close()

    def last(self, seconds: float, *, readers: bool = True) -> None:
        """Let the fault last so long, with a reader every half second."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if readers:
                self.look()
            time.sleep(max(0.0, min(0.5, end - time.monotonic())))


@dataclass(frozen=True, slots=True)
class Trial:
    """One outage: the fault, how many submit, and what must be true of what they were told.

    ``felt``: somebody is told 503, or the fault was none. ``unfelt``: nobody is.
    """

    fault: Fault
    submissions: int = 24
    felt: bool = True
    unfelt: bool = False
    readable: bool = False
    server: str | None = None
    wrong: str = ""
    settings: tuple[tuple[str, str], ...] = ()


def run(trial: Trial, build: Build, say: Say = lambda line: None) -> Result:
    """Raise an installation, let people submit before, during and after the fault, and judge."""
    settings = dict(trial.settings) | ({builds.NAME: trial.wrong} if trial.wrong else {})
    with raised(build, trial.server, **settings) as stand:
        slug = writers.open_call(stand.app)
        entries = journal(writers.prepare(stand.app, slug, trial.submissions))
        say(f"{stand.kind}: {len(entries)} organizations submit before, during and after")
        _let_go(stand)
        running = server.start(stand, "panel.ops.drills.wrong:app" if trial.wrong else None)
        try:
            running.wait()
            scene = Scene(stand, running)
            facts = _through(scene, trial, entries)
        finally:
            running.stop()
        verdict = kill9.judged(stand, entries)
    return _result(trial, scene, entries, verdict, facts)


def _let_go(stand: Stand) -> None:
    """Give back the connections of this process: where there are few, they are the product's."""
    with stand.app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def _through(scene: Scene, trial: Trial, entries: Sequence[Entry]) -> dict[str, Any]:
    crowd = Crowd(scene.stand.port, entries, 8)
    third = len(entries) // 3
    crowd.allow(third)
    while sum(entry.outcome != "unknown" for entry in entries) < third:
        time.sleep(0.05)
    family = {pid: server.name(pid) for pid in scene.running.everybody()}
    with trial.fault(scene):
        crowd.allow(third)
    lifted = time.monotonic()
    crowd.allow(len(entries))
    crowd.finish(PERSISTENCE, lambda: None)
    known = [e.known_at - lifted for e in entries if e.outcome == "acknowledged" and e.known_at > lifted]
    gone = [name for pid, name in family.items() if not server.alive(pid)]
    return {"recovered_in": round(min(known, default=PERSISTENCE), 2), "ended": gone}


def _result(
    trial: Trial, scene: Scene, entries: Sequence[Entry], verdict: oracle.Verdict, facts: dict[str, Any]
) -> Result:
    told = Counter(answer for entry in entries for answer in entry.answers)
    wrong = [f"{entry.writer.title}: {each}" for entry in entries for each in entry.rude]
    outcomes = Counter(entry.outcome for entry in entries)
    if told[503] == 0 and trial.felt:
        wrong.append("nobody noticed the fault")
    if told[503] and trial.unfelt:
        wrong.append(f"{told[503]} were told 503 where waiting was enough")
    if facts["recovered_in"] > SOON:
        wrong.append(f"the first was acknowledged {facts['recovered_in']} s after the end")
    if facts["ended"]:
        wrong.append(f"these ended, and were started anew: {', '.join(facts['ended'])}")
    if outcomes["unknown"]:
        wrong.append(f"{outcomes['unknown']} never knew")
    if scene.read[500] or (trial.readable and set(scene.read) != {200}):
        wrong.append(f"readers were told {dict(scene.read)}")
    figures: dict[str, Any] = {"submissions": len(entries), **{k: outcomes[k] for k in sorted(outcomes)}}
    figures |= {f"told_{status}": count for status, count in sorted(told.items())}
    figures |= {"readers": {str(status): count for status, count in sorted(scene.read.items())}, **facts}
    figures |= {name: verdict.figures[name] for name in oracle.NOUGHT}
    return Result(figures, [*verdict.faults, *dict.fromkeys(wrong)], verdict.red or bool(wrong))

"""A flood of hostile posts in a thread, while organizations submit: who is honest notices little of it, nothing
hostile is published, and a moderator clears what waits in a few steps.

The load comes from the machine that answers it, and its database is there too.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import text

from panel.db import db, transaction
from panel.domain.actor import SYSTEM, Role
from panel.domain.thread import ThreadText
from panel.ops.drills import server, writers
from panel.ops.drills.stand import Build, Stand, raised
from panel.ops.drills.surge import Crowd, Seen, Walk, Wrong
from panel.ops.drills.table import Ask, Result, Say
from panel.ops.drills.wire import Answer, Wire
from panel.ops.drills.writers import Writer
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import thread as thread_verbs

#: Hostile posts a minute.
RATE = 500

#: p99 of honest submissions in seconds; steps in which the moderator is done.
P99, STEPS = 2.0, 5

#: A platform on which a post is public at once.
WRONG = ("published-at-once",)

_HELD = re.compile(rb'name="seen" value="([^"]+)"')
_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Size:
    """Seconds of the flood, hostile accounts, and honest submissions in that time."""

    seconds: float
    hostile: int
    honest: int


SIZES = {True: Size(600.0, 150, 600), False: Size(20.0, 40, 20)}


def drill(ask: Ask, build: Build, say: Say) -> Result:
    """Flood, then clear."""
    size = SIZES[ask.full]
    if ask.many or ask.minutes:
        size = Size(60 * (ask.minutes or size.seconds / 60), size.hostile, ask.many or size.honest)
    with raised(build, ask.server) as stand:
        say(f"{stand.kind}: {size.hostile} hostile and {size.honest} honest organizations are entered")
        slug = writers.open_call(stand.app)
        people = writers.prepare(stand.app, slug, size.hostile + size.honest)
        moderator = writers.signed_in(stand.app, Role.MODERATOR)
        bodies = _prepared(stand, slug)
        running = server.start(stand, "panel.ops.drills.published_at_once:app" if ask.wrong else None)
        try:
            running.wait()
            say(f"{RATE} hostile posts a minute for {size.seconds:.0f} s")
            seen = Crowd(stand.port, _walks(slug, people, bodies, size)).run()
            steps = _clear(Wire(stand.port), f"/desk/moderation/{slug}/1/together", moderator)
        finally:
            running.stop()
        figures = {**_figures(stand, seen), "steps_to_clear": steps}
    faults = [f"{what}: {count}" for what, count in seen.bad.items()]
    faults += _judged(figures, size, ask.full)
    return Result(figures, faults, bool(faults))


def _prepared(stand: Stand, slug: str) -> dict[str, str]:
    """A thread that is open; returns the organization of each draft by the id of the draft."""
    with stand.app.app_context():
        now = stand.app.config["PANEL_CLOCK"]()
        with transaction():
            moderator = writers.holder(Role.MODERATOR)
            plan = ThreadText(
                title="Q1: what did you see?",
                question=1,
                guidance="Say what you saw, and where.",
                audience="Everybody who was there",
                attribution="named",
                opens_at=now + timedelta(minutes=1),
                closes_at=now + timedelta(days=7),
                moderators=(moderator.account_id or "",),
            )
            made = thread_verbs.schedule(moderator, sessions.by_slug(SYSTEM, slug), plan, now=now)
            thread_verbs.open_(threads.by_id(made.id), now=now)
        rows = db.session.execute(text("SELECT id, organisation_id FROM commentary")).all()
        db.session.rollback()
        for each in db.engines.values():
            each.dispose()
    return {str(row[0]): str(row[1]) for row in rows}


def _walks(slug: str, people: Sequence[Writer], bodies: dict[str, str], size: Size) -> list[Walk]:
    begin, hostile = time.perf_counter() + 0.5, people[: size.hostile]
    every = 60.0 * size.hostile / RATE
    walks = [
        _hostile(
            f"/threads/{slug}/1/write", one, bodies[one.commentary_id], begin + n * 60.0 / RATE, every, size
        )
        for n, one in enumerate(hostile)
    ]
    pause = size.seconds / size.honest
    return walks + [_honest(one, begin + n * pause) for n, one in enumerate(people[size.hostile :])]


def _hostile(path: str, one: Writer, body: str, first: float, every: float, size: Size) -> Walk:
    """The same abuse in other words, again and again; a refusal is an answer, too."""

    def send(wire: Wire) -> Answer:
        words = f"Go home, all of you. {secrets.token_hex(8)} " + "Nobody wants you here. " * 20
        form = {"csrf_token": one.token, "organisation": body, "language": "en", "body": words}
        answer = wire.post(path, urlencode({**form, "key": secrets.token_hex(16)}).encode(), one.cookie)
        if answer.status not in {303, 422, 429}:
            raise Wrong(str(answer.status))
        return answer

    at, end = first, first + size.seconds
    while at < end:
        yield "hostile post", at, send
        at += every


def _honest(one: Writer, at: float) -> Walk:
    def submit(wire: Wire) -> Answer:
        path = f"/commentaries/{one.commentary_id}"
        answer = wire.post(path, one.form(secrets.token_hex(16)), one.cookie)
        if answer.status != 303 or not answer.place.endswith("/receipt"):
            raise Wrong(str(answer.status))
        return answer

    yield "submission", at, submit


def _clear(wire: Wire, path: str, moderator: tuple[str, str]) -> int:
    """Return all that waits with one reason, as often as it takes; how many steps it took."""
    cookie, _ = moderator
    for step in range(2 * STEPS):
        page = wire.get(path, cookie).body
        held, token = _HELD.search(page), _TOKEN.search(page)
        if held is None or token is None:
            return step
        form = {"csrf_token": token[1].decode(), "seen": held[1].decode(), "reason": "M4"}
        wire.post(path, urlencode({**form, "sentence": "It insults people."}).encode(), cookie)
    return 2 * STEPS


def _figures(stand: Stand, seen: Seen) -> dict[str, Any]:
    counts = {
        "posts_taken": "SELECT count(*) FROM post",
        "published": "SELECT count(*) FROM post WHERE number IS NOT NULL",
        "waiting": "SELECT count(*) FROM post WHERE waits_since IS NOT NULL",
        "submitted": "SELECT count(*) FROM commentary_version",
    }
    with stand.app.app_context(), db.engine.connect() as connection:
        found = {name: connection.execute(text(asked)).scalar_one() for name, asked in counts.items()}
        db.engine.dispose()
    return {
        "hostile_posts": len(seen.times.get("hostile post", ())),
        **found,
        "honest_p50_ms": round(1000 * seen.quantile(0.50, "hostile post")),
        "honest_p99_ms": round(1000 * seen.quantile(0.99, "hostile post")),
    }


def _judged(figures: dict[str, Any], size: Size, timed: bool) -> list[str]:
    """What is not as it must be; times are judged in the full form alone, on a machine at rest."""
    found = [f"{name} is {figures[name]}" for name in ("published", "waiting") if figures[name]]
    if figures["submitted"] != size.honest:
        found.append(f"{figures['submitted']} of {size.honest} honest submissions are there")
    if figures["steps_to_clear"] > STEPS:
        found.append(f"the moderator needed {figures['steps_to_clear']} steps; {STEPS} are allowed")
    if timed and figures["honest_p99_ms"] > 1000 * P99:
        found.append(f"honest submissions took {figures['honest_p99_ms']} ms at p99")
    return found

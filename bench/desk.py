"""``python -m bench.desk``: how long the desk's pages take on the server, on an installation made for it.

Prints one JSON object a figure: ``{"bench", "metric", "value", "n", "database"}``; milliseconds, the middle
of ``--rounds`` answers of the product in this process, by the clock and (``_cpu``) by the processor.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from flask import Flask

from bench.speed.texts import Author
from config import from_env
from panel.app import create_app
from panel.db import db, transaction
from panel.domain.actor import SYSTEM, Actor
from panel.gate import door
from panel.ops import importing
from panel.ops.drills import writers
from panel.ops.drills.stand import Stand, raised
from panel.queries import account as accounts
from panel.queries import commentary as commentaries
from panel.queries import queue
from panel.queries import thematic_session as sessions
from panel.services import account as account_verbs
from panel.services import admission, clock, coding, summary, thematic_session

#: Texts that arrive by e-mail; those of them that are coded; codings of the first of these; headings.
TEXTS, CODED, CODINGS, HEADINGS = 1000, 300, 200, 12

#: Codings of every other text, so that the session has about 2,000.
EACH = 6

Figure = tuple[str, float, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__.splitlines()[0])
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--rounds", type=int, default=15, help="answers of each page (default 15)")
    asked = parser.parse_args(arguments)
    server = None if asked.database == "sqlite" else os.environ["PANEL_TEST_POSTGRES"]
    with raised(_build, server) as stand:
        for metric, value, n in _figures(stand, asked.rounds):
            line = {"bench": "desk", "metric": metric, "value": round(value, 2), "n": n}
            print(json.dumps(line | {"database": asked.database}), flush=True)
    return 0


def _build(settings: Mapping[str, str]) -> Flask:
    """The application as a web process has it: what is loaded is not looked through again (``ops.wsgi``)."""
    app = create_app(from_env(settings))
    gc.collect()
    gc.freeze()
    return app


def _figures(stand: Stand, rounds: int) -> Iterator[Figure]:
    app = stand.app
    slug = writers.open_call(app)
    with app.app_context():
        yield from imported(slug)
        coded = code_some(writers.officer(app), slug)
        desk = _Desk(app, stand.port)
        pages = {
            "list_of_1000_ms": f"/desk/{slug}/queue",
            "text_of_200_codings_ms": f"/desk/coding/{coded}",
            "coverage_300_by_12_ms": f"/desk/{slug}/summary/coverage",
        }
        for metric, address in pages.items():
            yield from desk.times(metric, address, rounds)


def imported(slug: str) -> Iterator[Figure]:
    """File the texts, and how long it took."""
    author = Author()
    lines = [_line(number, author.text("en")) for number in range(1, TEXTS + 1)]
    began, cpu = time.perf_counter(), time.process_time()
    records, problems = importing.read(lines, "en")
    outcome = importing.enter(SYSTEM, slug, records, clock=door.system_clock)
    if problems or len(outcome.entered) != TEXTS:
        raise SystemExit(f"error: not all texts were entered: {(problems + outcome.problems)[:3]}")
    yield "import_1000_ms", 1000 * (time.perf_counter() - began), TEXTS
    yield "import_1000_ms_cpu", 1000 * (time.process_time() - cpu), TEXTS


def _line(number: int, text: str) -> bytes:
    contributor = {"code": f"B{number}", "name": f"Bench association {number}", "constituency": "NGO"}
    record = {"id": str(number), "text": text, "contributor": contributor}
    return json.dumps(record).encode()


def code_some(officer: Actor, slug: str, *, open_texts: int = 0) -> str:
    """Admit and code, and admit so many more; the id of the text with most codings."""
    with transaction():
        call_id = sessions.by_slug(officer, slug).id
    most = ""
    for place in range(CODED + open_texts):
        with transaction():
            found = queue.first(call_id) or ""
            one = commentaries.by_id(officer, found)
            admission.admit(officer, one, str(one.version_id), now=door.system_clock())
        if place >= CODED:
            continue
        with transaction():
            _code(officer, commentaries.by_id(officer, found), EACH if most else CODINGS, place)
        most = most or found
    with transaction():
        call = sessions.by_slug(officer, slug)
        clock.close_call(call, now=call.closes_at + timedelta(minutes=1))
        thematic_session.begin_collation(officer, call, now=call.closes_at + timedelta(minutes=1))
        summary.build(officer, call, now=door.system_clock())
    return most


def _code(officer: Actor, one: Any, many: int, turn: int) -> None:
    """Spread codings over the text, each of some words, under themes and points that recur."""
    blocks = commentaries.paragraphs(str(one.admitted_version_id))
    for number in range(many):
        block = blocks[number % len(blocks)]
        start = block.start + 7 * (number // len(blocks)) % (block.end - block.start - 9)
        place = coding.find(one, start=start, end=min(start + 50, block.end))
        theme = (turn + number) % HEADINGS
        coding.code(
            officer,
            one,
            coding.Choice(
                start=place.start,
                end=place.end,
                theme_label=f"Theme {theme + 1}",
                wording=f"claim {theme + 1} of the texts recurs",
                kind="observation",
            ),
            now=door.system_clock(),
        )


class _Desk:
    """An officer's browser in this process."""

    def __init__(self, app: Flask, port: int) -> None:
        account = accounts.by_email_key("officer@drill.example")
        assert account is not None
        with transaction():
            token = account_verbs.sign_in(account, "bench", now=door.system_clock(), days=1, strong=True)
        self.client, self.base = app.test_client(), f"http://127.0.0.1:{port}"
        with self.client.session_transaction(base_url=self.base) as cookie:
            cookie.update({"_user_id": token, "_fresh": True})

    def times(self, metric: str, address: str, rounds: int) -> Iterator[Figure]:
        """The page once unmeasured, then so many times."""
        clocks, cpus = [], []
        for turn in range(rounds + 1):
            db.session.remove()
            began, cpu = time.perf_counter(), time.process_time()
            answer = self.client.get(address, base_url=self.base)
            if answer.status_code != 200:
                raise SystemExit(f"error: {address} answers {answer.status}")
            if turn:
                clocks.append(1000 * (time.perf_counter() - began))
                cpus.append(1000 * (time.process_time() - cpu))
        yield metric, statistics.median(clocks), rounds
        yield f"{metric}_cpu", statistics.median(cpus), rounds


if __name__ == "__main__":
    raise SystemExit(main())

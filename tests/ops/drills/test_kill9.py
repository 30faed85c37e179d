"""The quick form of the drill, and proof that it would notice."""

import threading
import time

import pytest
from sqlalchemy import text

from panel.db import db
from panel.ops.drills import builds, kill9, server, writers
from panel.ops.drills.clients import PERSISTENCE, Crowd, Entry, journal
from panel.ops.drills.oracle import NOUGHT
from panel.ops.drills.stand import Stand, raised
from tests.ops.stands import SERVERS, build

WRONG = "panel.ops.drills.wrong:app"

pytestmark = pytest.mark.xdist_group("servers")


@pytest.mark.parametrize("kind", SERVERS)
def test_nothing_acknowledged_is_lost_half_there_or_there_twice(kind: str) -> None:
    plan = kill9.Plan(submissions=40, kills=5, server=SERVERS[kind]())
    result = kill9.run(plan, build)
    assert result.faults == ()
    assert {name: result.figures[name] for name in NOUGHT} == dict.fromkeys(NOUGHT, 0)
    assert (result.figures["acknowledged"], result.figures["refused"]) == (36, 4)
    assert result.figures["stopped_in_time"] is True
    assert (result.figures["kills"] > 0, result.red) == (True, False)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_build_with_two_transactions_leaves_halves_and_is_seen(kind: str) -> None:
    with raised(build, SERVERS[kind](), **{builds.NAME: "two-transactions"}) as stand:
        entry, running = _one(stand)
        post = threading.Thread(target=lambda: Crowd(stand.port, [entry], 1).allow(1))
        post.start()
        while _versions(stand) == 0:
            time.sleep(0.01)
        for pid in running.kinds()["web"]:
            server.kill(pid)
        _wait_for(entry)
        running.stop()
        verdict = kill9.judged(stand, [entry])
    assert (verdict.figures["HALF"], verdict.red) == (1, True)


def test_a_build_that_forgets_the_key_files_twice_and_is_seen() -> None:
    with raised(build, **{builds.NAME: "no-key"}) as stand:
        entry, running = _one(stand)
        for _ in range(2):
            entry.outcome = "unknown"
            Crowd(stand.port, [entry], 1).allow(1)
            _wait_for(entry)
        running.stop()
        verdict = kill9.judged(stand, [entry])
    assert (verdict.figures["DUP"], verdict.red) == (1, True)


def test_a_build_that_acknowledges_before_it_files_loses_it_and_is_seen() -> None:
    with raised(build, **{builds.NAME: "early"}) as stand:
        entry, running = _one(stand)
        Crowd(stand.port, [entry], 1).allow(1)
        _wait_for(entry)
        for pid in running.kinds()["web"]:
            server.kill(pid)
        running.stop()
        verdict = kill9.judged(stand, [entry])
    assert (entry.outcome, dict(verdict.figures)) == ("acknowledged", {"LOST": 1})


def test_the_oracle_sees_what_is_lost_and_what_is_there_though_refused() -> None:
    with raised(build) as stand:
        slug = writers.open_call(stand.app)
        kept, lost = journal(writers.prepare(stand.app, slug, 2))
        running = server.start(stand)
        running.wait()
        Crowd(stand.port, [kept], 1).allow(1)
        _wait_for(kept)
        running.stop()
        lost.outcome, kept.outcome = "acknowledged", "refused"
        verdict = kill9.judged(stand, [kept, lost])
    assert dict(verdict.figures) == {"GHOST": 1, "LOST": 1}


def _one(stand: Stand) -> tuple[Entry, server.Running]:
    slug = writers.open_call(stand.app)
    (entry,) = journal(writers.prepare(stand.app, slug, 1))
    running = server.start(stand, WRONG)
    running.wait()
    return entry, running


def _versions(stand: Stand) -> int:
    with stand.app.app_context(), db.engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM commentary_version")).scalar_one()


def _wait_for(entry: Entry) -> None:
    end = time.monotonic() + PERSISTENCE
    while entry.outcome == "unknown" and time.monotonic() < end:
        time.sleep(0.02)

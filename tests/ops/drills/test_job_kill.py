"""The worker is killed at each step of one kind of job; and a worker that marks first is found."""

import pytest
from sqlalchemy import text

from panel.db import db
from panel.gate import door
from panel.ops.drills import job_kill, waiting, writers
from panel.ops.drills.stand import raised
from tests.ops.stands import SERVERS, build

FIRST = "SELECT min(id) FROM job WHERE name = 'keep_clock' AND done_at IS NULL"


def trial(kind: str, wrong: str = "") -> job_kill.Trial:
    """The clock closes a call, and is killed while it does."""
    with raised(build, SERVERS[kind]()) as stand, job_kill._changed(wrong):
        writers.prepare(stand.app, writers.open_call(stand.app), 2)
        with stand.app.app_context(), db.engine.connect() as connection:
            job = connection.execute(text(FIRST)).scalar_one()
        with job_kill._snapshot(stand) as back:
            made = job_kill.Trial(stand, back, door.system_clock() + waiting.AHEAD)
            made.kind("keep_clock", job)
    return made


@pytest.mark.parametrize("kind", SERVERS)
def test_what_a_killed_worker_was_at_is_done_once(kind: str) -> None:
    made = trial(kind)
    assert (made.faults, made.kills) == ([], 4)


def test_a_worker_that_marks_before_it_works_is_found() -> None:
    made = trial("sqlite", "marks-first")
    assert [fault.partition(": {")[0] for fault in made.faults if fault.startswith("LOST")] == [
        "LOST: keep_clock killed when written"
    ]

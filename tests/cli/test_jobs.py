"""``panel jobs``: what was given up is told with its error, and can be let run again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select

from panel.cli import main
from panel.cli.jobs import jobs_command
from panel.db import db, reading, transaction
from panel.jobs import handlers, queue, worker
from panel.models import Job, OutboxMail
from panel.services._outbox import enqueue, post
from tests.cast import Cast
from tests.conftest import Clock

Run = Callable[..., tuple[int, str]]


class Broken:
    """A mail server that refuses."""

    def send(self, message: Any) -> None:
        raise ConnectionError("the server\nis away")


@pytest.fixture
def run(app: Flask) -> Run:
    config = app.config["PANEL"]
    env = {
        "PANEL_DATA": str(config.data),
        "PANEL_DATABASE_URL": config.database_url,
        "PANEL_BASE_URL": config.base_url,
    }

    def invoke(*words: str) -> tuple[int, str]:
        answer = CliRunner().invoke(jobs_command, words, env=env)
        return answer.exit_code, answer.output

    return invoke


@pytest.fixture
def letter(app: Flask, cast: Cast, clock: Clock) -> str:
    """The job of a letter that was refused as often as it was tried."""
    with transaction():
        post("password_changed", cast.hana, now=clock.now, path="/account")
    outside = handlers.Outside(Broken(), "https://panel.example", "panel@panel.example", "")
    for _ in range(len(queue.DELAYS) + 1):
        assert state() == "queued"
        worker.drain(outside, lambda: clock.now)
        clock.forward(days=2)
    with reading():
        return db.session.scalars(select(Job.id).where(Job.name == "send_mail")).one()


def state() -> str:
    with reading():
        return db.session.scalars(select(OutboxMail.state)).one()


def test_where_nothing_was_given_up_nothing_is_listed(app: Flask, clock: Clock, run: Run) -> None:
    with transaction():
        enqueue("keep_clock", now=clock.now)
    assert run() == (0, "Nothing was given up.\n")
    assert run("--retry", "all") == (0, "0 will run again.\n")


def test_a_letter_that_was_given_up_is_told_and_sent_when_let_run_again(
    app: Flask, letter: str, run: Run
) -> None:
    assert state() == "failed"
    status, told = run()
    first, second, last = told.splitlines()
    assert (status, last) == (0, "1 given up.")
    assert first.startswith(f"{letter}  send_mail  mail_id ")
    assert second.endswith(", 10 tries; ConnectionError: the server is away")
    (as_json,) = json.loads(run("--json")[1])["jobs"]
    assert (as_json["id"], as_json["attempts"]) == (letter, 10)
    assert run("--retry", letter) == (0, "1 will run again.\n")
    app.extensions["panel.drain"]()
    assert state() == "sent"
    assert run("--retry", letter) == (1, f"error: no job {letter} was given up\n")


def test_all_run_again_and_none_that_was_not_given_up(
    app: Flask, letter: str, clock: Clock, run: Run
) -> None:
    with transaction():
        enqueue("keep_clock", now=clock.now, key="other")
    assert json.loads(run("--retry", "all", "--json")[1]) == {"retried": [letter]}
    with reading():
        waiting = db.session.execute(select(Job.name, Job.parked, Job.attempts).order_by(Job.name)).all()
    assert [tuple(each) for each in waiting] == [("keep_clock", False, 0), ("send_mail", False, 0)]


def test_a_database_that_is_away_is_told_in_two_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PANEL_DATA", str(tmp_path))
    monkeypatch.setenv("PANEL_DATABASE_URL", f"postgresql+psycopg:///panel?host={tmp_path}")
    monkeypatch.setattr("sys.argv", ["panel", "jobs"])
    with pytest.raises(SystemExit) as end:
        main()
    told = capsys.readouterr().err.splitlines()
    assert end.value.code == 1
    assert len(told) == 2
    assert "the database says" in told[0] and str(tmp_path) in told[0]
    assert "PANEL_DATABASE_URL" in told[1]

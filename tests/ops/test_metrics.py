"""Figures for a monitor: every one is there, on both databases, and served to this machine alone."""

import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine

from panel.db import db, transaction
from panel.ops import metrics
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call


def values(app: Flask, clock: Clock, data: Path) -> dict[str, float]:
    with app.app_context():
        told = list(metrics.lines(db.engine, data, clock.now))
    pairs = [line.split(" ") for line in told if not line.startswith("#")]
    return {name: float(value) for name, value in pairs}


def test_what_waits_is_counted(app: Flask, cast: Cast, clock: Clock, tmp_path: Path) -> None:
    with transaction():
        filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
    now = values(app, clock, tmp_path)
    assert set(metrics.COUNTED) < set(now)
    assert (now["panel_database_up"], now["panel_calls_open"], now["panel_versions"]) == (1, 1, 1)
    assert (now["panel_register_waiting"], now["panel_register_overdue"]) == (1, 0)
    clock.forward(days=2)
    assert values(app, clock, tmp_path)["panel_register_overdue"] == 1


def test_a_database_that_does_not_answer_is_told(clock: Clock, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/nowhere/panel.sqlite3")
    told = list(metrics.lines(engine, tmp_path, clock.now))
    assert "panel_database_up 0" in told
    assert not any(line.startswith("panel_jobs") for line in told)


def test_it_is_served_to_this_machine_alone_and_nothing_else_is() -> None:
    with metrics.serve(0, lambda: "panel_database_up 1\n") as server:
        host, port = server.server_address[:2]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            assert (answer.read(), answer.headers["Content-Type"]) == (b"panel_database_up 1\n", metrics.KIND)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/")
        server.shutdown()
    assert host == "127.0.0.1"

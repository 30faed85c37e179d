"""On https the cookie belongs to this host alone, and browsers are told to stay there; logs tell nothing."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from config import Config
from panel.app import create_app
from panel.db import db
from panel.ops import database
from tests.matrix.world import World

INSIDE = "http://127.0.0.1:8000"


def test_the_cookie_of_https(tmp_path: Path) -> None:
    app = create_app(
        Config(
            data=tmp_path,
            database_url=f"sqlite:///{tmp_path / 'panel.sqlite3'}",
            base_url="https://panel.example",
            proxies=1,
        )
    )
    with app.app_context():
        database.upgrade(db.engine)
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "panel.example"}
    answer = app.test_client().get("/sign-in", base_url=INSIDE, headers=headers)
    cookies = answer.headers.getlist("Set-Cookie")
    own = next(line for line in cookies if line.startswith("__Host-panel="))
    flags = {part.strip().lower() for part in own.split(";")[1:]}
    assert {"secure", "httponly", "path=/", "samesite=lax"} <= flags
    assert [flag for flag in flags if flag.startswith("domain")] == []
    assert all("secure" in line.lower() and "httponly" in line.lower() for line in cookies)
    assert int(re.findall(r"max-age=(\d+)", answer.headers["Strict-Transport-Security"])[0]) >= 31_536_000
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def test_nothing_that_was_sent_stands_in_the_log(made: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="panel"):
        made.ask(
            "nobody", "/nowhere%0d%0aEvil-line", headers={"User-Agent": "Evil-agent", "Cookie": "Evil=1"}
        )
        made.ask("focal", "/account", "POST", data={"name": "Evil\r\nname"}, token=False)
        made.ask("outsider", "/people?email=Evil@x.example")
    told = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("panel"))
    assert "Evil" not in told

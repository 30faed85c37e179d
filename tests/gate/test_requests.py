"""The log of requests: its keys and no other, nothing of what was sent, nothing of the pages of participants."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from panel.db import db
from panel.gate import requests
from panel.ops import database
from tests.ops.stands import build


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[tuple[Flask, io.StringIO]]:
    """An application whose log goes to a string."""
    app, written = build({"PANEL_DATA": str(tmp_path)}), io.StringIO()
    requests.init(app, written)
    with app.app_context():
        database.upgrade(db.engine)
    yield app, written
    with app.app_context():
        db.engine.dispose()


def test_a_line_has_its_keys_and_no_other_and_nothing_of_what_was_sent(
    heard: tuple[Flask, io.StringIO],
) -> None:
    app, written = heard
    browser, base = app.test_client(), app.config["PANEL"].base_url
    browser.get(
        "/calls/a-secret-slug?words=hidden", base_url=base, headers={"X-Forwarded-For": "198.51.100.7"}
    )
    browser.post("/sign-in", base_url=base, data={"email": "ama@example.org", "password": "lantern"})
    lines = [json.loads(each) for each in written.getvalue().splitlines()]
    assert [set(each) for each in lines] == [set(requests.KEYS)] * 2
    assert (lines[1]["route"], lines[1]["method"], lines[1]["role"]) == ("sign_in", "POST", "public")
    assert [each["status"] for each in lines] == [404, 400]
    for secret in ("a-secret-slug", "hidden", "198.51.100.7", "ama", "lantern"):
        assert secret not in written.getvalue()


def test_pages_of_participants_write_no_line(heard: tuple[Flask, io.StringIO]) -> None:
    app, written = heard
    for path in ("/p", "/p/anything"):
        app.test_client().get(path, base_url=app.config["PANEL"].base_url)
    assert written.getvalue() == ""

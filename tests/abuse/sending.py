"""One way to send what is bad, and what must hold after each: the invariants of the catalogue."""

from __future__ import annotations

from html import escape
from typing import Any

from werkzeug.test import TestResponse

from tests.matrix.world import World

#: What no page may tell: the inside of the program.
INSIDE = ("Traceback", "sqlalchemy", "SELECT ", "INSERT INTO", "werkzeug.", "/panel/", "psycopg")


def bad(
    world: World, path: str, method: str = "POST", *, reader: str = "focal", typed: str = "", **how: Any
) -> TestResponse:
    """Send it; nothing but a refusal may come back, nothing may be written, and what was typed is kept."""
    answer = world.ask(reader, path, method, **how)
    page = answer.get_data(as_text=True)
    assert 400 <= answer.status_code < 500, (path, answer.status_code)
    assert not world.changed(), path
    assert [word for word in INSIDE if word in page] == [], path
    if typed:
        assert escape(typed) in page or typed in page, path
    return answer

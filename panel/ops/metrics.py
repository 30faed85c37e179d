"""Figures for a monitor, in the text format of Prometheus: printed once, or served to this machine alone.

They are read from the record when they are asked for; nothing is counted by person, session or text.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, text
from sqlalchemy.exc import DBAPIError

from panel.db import UTC_

#: Each figure, what it means, and the rows that are counted; ``:now`` is the time of asking.
COUNTED = {
    "panel_jobs_waiting": ("Jobs that are due.", "job WHERE done_at IS NULL AND NOT parked AND run_after <= :now"),
    "panel_jobs_given_up": ("Jobs that were given up.", "job WHERE parked"),
    "panel_mail_waiting": ("Letters that are not sent yet.", "outbox_mail WHERE state = 'queued'"),
    "panel_mail_given_up": ("Letters that were given up.", "outbox_mail WHERE state = 'failed'"),
    "panel_register_waiting": ("Acts that wait for their line.", "register_entry"),
    "panel_register_overdue": ("Acts whose batch is due.", "register_entry WHERE merge_after < :now"),
    "panel_register_lines": ("Lines of the register.", "register_line"),
    "panel_calls_open": ("Calls that are open.", "thematic_session WHERE state = 'open'"),
    "panel_versions": ("Texts that were filed.", "commentary_version"),
}  # fmt: skip

KIND = "text/plain; version=0.0.4; charset=utf-8"


def lines(engine: Engine, data: Path, now: datetime) -> Iterator[str]:
    """The figures now; a database that does not answer is one of them."""
    try:
        with engine.connect() as connection:
            found = {name: _count(connection, what, now) for name, (_, what) in COUNTED.items()}
    except DBAPIError:
        found = {}
    yield from _told("panel_database_up", "Whether the database answers.", int(bool(found)))
    for name, value in found.items():
        yield from _told(name, COUNTED[name][0], value)
    room = shutil.disk_usage(data)
    yield from _told("panel_disk_free_bytes", "Room where the data lie.", room.free)
    yield from _told("panel_disk_free_ratio", "The same as a share.", round(room.free / room.total, 4))


def serve(port: int, told: Callable[[], str]) -> HTTPServer:
    """A server on this machine's own address that answers every GET of /metrics; not running yet."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = told().encode() if self.path == "/metrics" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", KIND)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: who asks is a monitor."""

    return HTTPServer(("127.0.0.1", port), Answer)


def _count(connection: Connection, what: str, now: datetime) -> int:
    asked = text(f"SELECT count(*) FROM {what}")  # noqa: S608 - words of ours
    if ":now" in what:
        asked = asked.bindparams(bindparam("now", now, UTC_()))
    return int(connection.execute(asked).scalar_one())


def _told(name: str, meaning: str, value: float) -> Iterator[str]:
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} gauge"
    yield f"{name} {value}"

"""huey: wakes the drain after a commit and keeps the clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from huey import PostgresHuey, SqliteHuey, crontab
from huey.registry import Message
from huey.serializer import Serializer


class JsonSerializer(Serializer):
    """Messages as JSON: a queue file that somebody else could write must not be able to run code."""

    def _serialize(self, data: Any) -> bytes:
        if isinstance(data, Message):
            fields = data._asdict()
            # Times of expiry are not used here; everything else is plain.
            return json.dumps({"m": {k: v for k, v in fields.items() if v is not None}}).encode()
        return json.dumps({"v": data}).encode()

    def _deserialize(self, data: bytes) -> Any:
        found = json.loads(data)
        if "m" not in found:
            return found["v"]
        fields = dict.fromkeys(Message._fields) | found["m"]
        fields["args"] = tuple(fields["args"] or ())
        return Message(**fields)


def make(database_url: str, data: Path) -> Any:
    """The huey of this installation: a file beside SQLite, tables beside PostgreSQL."""
    options = {"results": False, "store_none": False, "serializer": JsonSerializer()}
    if database_url.startswith("sqlite"):
        data.mkdir(parents=True, exist_ok=True)
        return SqliteHuey("panel", filename=str(data / "wake.sqlite3"), **options)
    dsn = database_url.replace("postgresql+psycopg://", "postgresql://")
    return PostgresHuey("panel", dsn=dsn, **options)


def attach(huey: Any, drain: Callable[[], None], tick: Callable[[], None]) -> Callable[[], None]:
    """Register the two tasks and return the function that wakes the drain."""

    def drain_now() -> None:
        drain()

    def every_minute() -> None:
        tick()
        drain()

    wake = huey.task(name="drain")(drain_now)
    huey.periodic_task(crontab(minute="*"), name="minute")(every_minute)
    return lambda: wake() and None

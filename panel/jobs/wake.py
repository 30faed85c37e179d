"""huey: wakes the drain after a commit and keeps the clock."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from huey import PostgresHuey, SqliteHuey, crontab
from huey.registry import Message
from huey.serializer import Serializer

log = logging.getLogger("panel.jobs")

#: Seconds between two wakings by one process. A waking is a commit of its own in the store of huey; one
#: for each of sixty submissions a second would take their time, and one drain does the work of all.
PAUSE = 0.25

#: Seconds without a call after which the thread that wakes ends.
IDLE = 10.0


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
    # Not asked for here: whoever begins while the server is away would end, and begin, and end again.
    return PostgresHuey("panel", dsn=dsn, create_tables=False, **options)


def ready(huey: Any) -> bool:
    """Whether the tables of huey are there, made now if they were not; False while the store is away."""
    try:
        huey.storage.initialize_schema()
    except Exception as error:  # each store has errors of its own, and two that begin at once may collide
        log.warning("the store does not answer yet: %s", type(error).__name__)
        return False
    return True


def attach(huey: Any, drain: Callable[[], None], tick: Callable[[], None]) -> Callable[[], None]:
    """Register the two tasks and return the function that wakes the drain."""

    def drain_now() -> None:
        drain()

    def every_minute() -> None:
        tick()
        drain()

    wake = huey.task(name="drain")(drain_now)
    huey.periodic_task(crontab(minute="*"), name="minute")(every_minute)
    return Bell(wake)


class Bell:
    """Wakes the drain soon, from a thread of its own, so that nobody waits for it; many calls wake once.

    Best effort: a job that is not woken for is found by the next tick of the clock.
    """

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake, self._rung = wake, threading.Event()
        self._starting, self._process = threading.Lock(), 0

    def __call__(self) -> None:
        """Ask for a waking; returns at once."""
        self._rung.set()
        if self._process != os.getpid():  # no thread here: it has ended, or it stayed with our parent
            with self._starting:
                if self._process != os.getpid():
                    self._process = os.getpid()
                    threading.Thread(target=self._run, name="panel-bell", daemon=True).start()

    def _run(self) -> None:
        while self._rung.wait(IDLE) or not self._ended():
            self._rung.clear()
            try:
                self._wake()
            except Exception:
                log.warning("the worker could not be woken")
            time.sleep(PAUSE)

    def _ended(self) -> bool:
        with self._starting:
            if self._rung.is_set():
                return False
            self._process = 0
            return True

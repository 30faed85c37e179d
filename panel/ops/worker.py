"""The worker: drains jobs and keeps the clock."""

from __future__ import annotations

import signal
import threading
from typing import Any

from panel.app import create_app

#: Between two looks at the threads that are woken, in seconds.
HEALTH_CHECK = 10.0

#: What a running job may still take after the signal, in seconds; if it is longer it is run again later.
LAST_JOB = 6.0


def run() -> None:
    """Work until told to stop; huey wakes, the rows decide."""
    app, stop = create_app(), threading.Event()
    consumer: Any = app.extensions["panel.huey"].create_consumer(
        workers=1, periodic=True, max_delay=0.5, shutdown_timeout=LAST_JOB
    )
    consumer.start()
    # After the start: huey sets handlers of its own, with which nothing here would ever hear a signal.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    app.extensions["panel.tick"]()
    app.extensions["panel.drain"]()
    while not stop.wait(HEALTH_CHECK):
        consumer.check_worker_health()
    consumer.stop(graceful=True)

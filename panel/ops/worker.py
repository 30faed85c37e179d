"""The worker: drains jobs and keeps the clock."""

from __future__ import annotations

import logging
import os
import signal
import time
from typing import Any

from flask import Flask

from panel.app import create_app
from panel.gate import door
from panel.jobs import wake
from panel.ops import family
from panel.ops.backup import short

log = logging.getLogger("panel.worker")

#: Between two looks at the threads that are woken, in seconds.
HEALTH_CHECK = 10.0

#: Between two questions to a store that is away when the worker begins, in seconds.
ASK_AGAIN = 0.5

#: What a running job may still take after the signal, in seconds; if it is longer it is run again later.
LAST_JOB = 6.0

#: How much the worker steps back when processors are short: in the last hour before a deadline the letter
#: with a receipt may come a minute later, the page that says "received" may not.
NICE = 10


def run() -> None:
    """Work until told to stop; huey wakes, the rows decide."""
    os.nice(NICE)
    app = create_app()
    huey = app.extensions["panel.huey"]
    while not wake.ready(huey):  # a signal ends it here: nothing is begun yet
        time.sleep(ASK_AGAIN)
    consumer: Any = huey.create_consumer(workers=1, periodic=True, max_delay=0.5, shutdown_timeout=LAST_JOB)
    consumer.start()
    # After the start: huey sets handlers of its own, with which nothing here would ever hear a signal.
    stop = family.Bidden((signal.SIGTERM, signal.SIGINT))
    _catch_up(app)
    copies = app.config["PANEL"].short_backup_directory
    while not stop.wait(HEALTH_CHECK):
        consumer.check_worker_health()
        short.expire(copies, now=door.system_clock())
    app.extensions["panel.wind_up"]()
    consumer.stop(graceful=True)


def _catch_up(app: Flask) -> None:
    """What fell due while nothing ran; whatever hinders it now, the clock asks again within a minute."""
    try:
        app.extensions["panel.tick"]()
        app.extensions["panel.drain"]()
    except Exception as error:  # a store that goes away in between has errors of several families
        log.warning("the worker could not begin: %s", type(error).__name__, exc_info=error)

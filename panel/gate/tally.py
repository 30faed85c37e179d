"""What is told by the hour, where a line for each request would tell too much: numbers, and no moment.

The answers of the pages of participants are counted by their status. Elsewhere it is what was refused: the page
and the class of who asked, so that somebody who tries doors is seen and nobody is named.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from datetime import datetime

from flask import current_app

PARTICIPANTS, REFUSALS = "pages of participants", "refusals"

log = logging.getLogger("panel.hours")
log.setLevel(logging.INFO)  # the server logs warnings alone; these lines are meant to be read


@dataclass
class Tally:
    """Counts of one process under a title.

    An hour is told when a request of any kind comes after it, so that the line itself tells no moment.
    """

    title: str
    hour: datetime | None = None
    counts: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def turn(self, now: datetime) -> None:
        """Tell the last hour if it is over."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        with self.lock:
            told, self.counts = (self.counts, {}) if hour != self.hour else ({}, self.counts)
            before, self.hour = self.hour, hour
        if told and before is not None:
            found = ", ".join(f"{what} {n}" for what, n in sorted(told.items()))
            log.info("%s, hour %s: %s", self.title, f"{before:%Y-%m-%dT%H}", found)

    def count(self, what: str) -> None:
        """Count one of its kind."""
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + 1


def of(title: str) -> Tally:
    """The counts of this process under that title."""
    return _held()[title]


def turn(now: datetime) -> None:
    """Tell what there is of an hour that is over."""
    for each in _held().values():
        each.turn(now)


def _held() -> dict[str, Tally]:
    made: dict[str, Tally] = current_app.extensions.setdefault(
        "panel.tally", {title: Tally(title) for title in (PARTICIPANTS, REFUSALS)}
    )
    return made

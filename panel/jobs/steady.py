"""Whether the clock can be believed: what it opens and closes is closed for good.

A clock that was set wrong for a minute would close a call days too early, and no correction of the clock
would open it again. So its way is compared with a clock that cannot be set. When it has jumped the worker
rests, until it is back or has stood by its new time for a while. Nobody who submits is kept waiting: the
door decides by the clock as it is, and what it refuses can be sent again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

log = logging.getLogger("panel.jobs")

#: A difference that is no jump, in seconds: clocks are slewed, and looks at two clocks take a moment.
SLACK = 30.0

#: How long a new time must stand before it is believed, in seconds.
STANDS = 600.0


def _since_start() -> float:
    """Seconds that cannot be set, and go on while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Watch:
    """Follows one clock; the time at the first look is believed."""

    def __init__(self, since_start: Callable[[], float] = _since_start) -> None:
        self._since_start = since_start
        self._believed: float | None = None
        self._strange: tuple[float, float] | None = None

    def doubts(self, now: datetime) -> bool:
        """Whether the clock, which says ``now``, is not to be acted upon."""
        steady = self._since_start()
        ahead = now.timestamp() - steady
        if self._believed is None or abs(ahead - self._believed) <= SLACK:
            self._believed, self._strange = ahead, None
            return False
        if self._strange is None or abs(ahead - self._strange[0]) > SLACK:
            self._strange = ahead, steady
            log.error("the clock has jumped by %.0f s: nothing is opened or closed", ahead - self._believed)
        if steady - self._strange[1] < STANDS:
            return True
        self._believed, self._strange = ahead, None
        return False

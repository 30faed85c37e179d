"""Keeps the processes of one server alive until a signal ends all of them."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkProcess

from panel.ops import family

log = logging.getLogger("panel.serve")

#: Seconds in which everything has stopped after a signal.
STOP_WITHIN = 9.0

#: A process that lived this long was well; the next failure counts as the first.
WELL_AFTER = 15.0

#: Failures in a row, on a server that never answered yet, after which it is no use to go on.
MOST_FAILURES = 5

#: Longest pause before a process that ended is started again, in seconds.
LONGEST_PAUSE = 2.0


class Failed(RuntimeError):
    """A process does not stay up."""


@dataclass
class Charge:
    """One process under watch: how it is started, and how often in a row it has failed.

    ``proven``: the server it belongs to has answered, so that it is worth starting again for ever.
    ``renews``: the signal on which it puts new processes in the place of its own, one by one.
    """

    name: str
    start: Callable[[], ForkProcess]
    process: ForkProcess | None = None
    failures: int = 0
    began: float = 0.0
    due: float = 0.0
    proven: bool = False
    renews: signal.Signals | None = None

    def look(self, now: float) -> None:
        """Start the process if it is due; notice if it has ended. Raises Failed in the end."""
        if self.process is None:
            if now >= self.due:
                self.process, self.began = self.start(), now
            return
        status = self.process.exitcode
        if status is None:
            return
        family.finish(self.process, 0.0)
        self.process = None
        self.failures = 1 if now - self.began > WELL_AFTER else self.failures + 1
        if self.failures > MOST_FAILURES and not self.proven:
            raise Failed(f"the {self.name} process does not stay up; the log above says why")
        self.due = now + min(LONGEST_PAUSE, 0.1 * 2 ** min(self.failures, 9))
        log.warning("the %s process ended (status %s) and is started again", self.name, status)

    def renew(self) -> None:
        """Let it renew its own processes, if it can."""
        if self.renews is not None and self.process is not None and self.process.exitcode is None:
            os.kill(self.process.pid or 0, self.renews)


def run(charges: list[Charge], up: Callable[[], bool], ready: Callable[[], None]) -> None:
    """Keep the charges running until SIGTERM, SIGINT or SIGHUP; then stop them all.

    ``ready`` is called once, when ``up`` first says that the server answers. SIGUSR1 lets those renew
    their processes that can, from then on.
    """
    # One that is ignored stays ignored: that is how nohup asks us to go on after the terminal is gone.
    heard = [number for number in family.SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    stop, fresh, told = family.Bidden(heard), family.Bidden([signal.SIGUSR1]), False
    try:
        while not stop.wait(0.1):
            for charge in charges:
                charge.look(time.monotonic())
            if fresh.heard() and told:
                for charge in charges:
                    charge.renew()
            if not told and up():
                told = True
                for charge in charges:
                    charge.proven = True
                ready()
    finally:
        _stop([charge.process for charge in charges if charge.process is not None])
        stop.close()
        fresh.close()


def _stop(processes: list[ForkProcess]) -> None:
    end = time.monotonic() + STOP_WITHIN
    for process in processes:
        process.terminate()
    for process in processes:
        if not family.finish(process, end - time.monotonic()):
            log.warning("a process did not stop in time and was killed")

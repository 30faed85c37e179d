"""The drills by name, and what each is told and tells.

A drill is a module of this room named after it (``db-restart`` is ``db_restart``) with
``drill(ask, build, say) -> Result`` and, where it has them, ``WRONG``: names of seeded wrong builds, one of
which ``ask.wrong`` may be, and on each of which it must turn red. ``DATABASES`` says on which of the two it
means something, if not on both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol, cast

from panel.ops.drills.stand import Build

#: Each drill and what it does, in the order of the help.
DRILLS: Mapping[str, str] = {
    "kill9": "Kill web, worker and database while organizations submit: nothing acknowledged may be lost.",
    "restore": "Back up under load, wipe, restore, verify, serve; an older backup must not be written to.",
    "deadline": "Let everybody come in the last minutes: nobody in time refused, nobody late admitted.",
    "slow-clients": "Stall two hundred uploads: others are answered within a second.",
    "soak": "Mixed load and jobs for a long time: memory, handles and the write-ahead log do not grow.",
    "rolling": "Restart the web and migrate under load: no request fails.",
    "flood": "Flood a thread with hostile posts: who submits notices little, and it is cleared in a few steps.",
    "powercut": "Cut the power at any moment: SQLite opens, with everything acknowledged in it.",
    "db-restart": "Restart and crash PostgreSQL, and leave it away: 503, and back within five seconds.",
    "connections": "Take all connections of PostgreSQL: 503, and back within five seconds.",
    "mail-down": "Take the mail server away, make it refuse, hang up and stall: no letter is lost.",
    "disk-full": "Fill the disk: 503 with the text kept, pages are read, and all goes on once there is room.",
    "job-kill": "Kill the worker at each step of each kind of job: its effect is there exactly once.",
    "clock-jump": "Set the clock wrong by minutes and days: nobody is told 500, no call closes too early.",
    "locked": "Hold the store for a while: people wait, or are told 503 with their text kept.",
}

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """How it is to be run: the full form or the quick one, on SQLite or on a PostgreSQL server.

    ``many`` and ``minutes`` are the size and the length where the drill has one; None: those of the form.
    """

    full: bool = False
    server: str | None = None
    wrong: str = ""
    seed: int = 0
    many: int | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: the figures, one line for each fault, and whether the drill is red."""

    figures: Mapping[str, Any]
    faults: Sequence[str] = field(default=())
    red: bool = False


class Drill(Protocol):
    """The module of a drill."""

    def drill(self, ask: Ask, build: Build, say: Say) -> Result: ...


def module(name: str) -> Drill:
    """The module of a drill, loaded when it is asked for."""
    return cast(Drill, import_module(f"panel.ops.drills.{name.replace('-', '_')}"))


def wrong_builds(name: str) -> Sequence[str]:
    """The seeded wrong builds that a drill knows."""
    return tuple(getattr(module(name), "WRONG", ()))


def databases(name: str) -> Sequence[str]:
    """The databases on which a drill means something."""
    return tuple(getattr(module(name), "DATABASES", ("sqlite", "postgresql")))

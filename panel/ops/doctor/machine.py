"""The machine: room on its disks, its clock, who may read the data, and as whom we run."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from panel.ops.doctor.finding import Finding, Settings, State, published

GIB = 1024**3

#: Free space below which it is unsafe to go on, and below which it is time to act, in bytes.
LEAST, LITTLE = GIB, 5 * GIB
LEAST_SHARE = 0.05

#: What the kernel answers when nothing keeps its clock right.
_UNSYNCHRONISED = 5


def findings(config: Settings) -> Iterator[Finding]:
    """Every finding about the machine."""
    room = shutil.disk_usage(_nearest(config.data))
    yield disk(room.free, room.free / room.total)
    yield _clock(config)
    yield _private(config)
    root = os.geteuid() == 0
    yield published(
        config, "user", "root" if root else "not root", not root, "run it as a user of its own, not as root"
    )


def disk(free: int, share: float) -> Finding:
    """How much room is left where the data lie, in bytes and as a share of the whole."""
    state = (
        State.UNSAFE if free < LEAST or share < LEAST_SHARE else State.NOTE if free < LITTLE else State.GOOD
    )
    advice = "" if state is State.GOOD else "make room: a full disk refuses submissions"
    return Finding("disk", f"{free / GIB:.1f} GiB free, {100 * share:.0f} %", state, advice)


def _clock(config: Settings) -> Finding:
    """The kernel knows whether something keeps its clock right; deadlines are judged by it."""
    try:
        kernel = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.create_string_buffer(512))
    except (AttributeError, OSError):
        kernel = -1
    if kernel < 0:
        return Finding("clock", "cannot be told", State.NOTE, "make sure that the clock is synchronised")
    kept = kernel != _UNSYNCHRONISED
    advice = "run a time service (chrony, systemd-timesyncd): deadlines are judged by this clock"
    return published(config, "clock", "synchronised" if kept else "not synchronised", kept, advice)


def _private(config: Settings) -> Finding:
    if not config.data.exists():
        return Finding("data directory", "not there yet", State.GOOD)
    mode = config.data.stat().st_mode & 0o777
    advice = "chmod 700 it: the embedded database, keys and mail lie there"
    return published(config, "data directory", f"mode {mode:04o}", not mode & 0o077, advice)


def _nearest(path: Path) -> Path:
    """The directory itself, or the nearest one above that exists."""
    return next(each for each in (path, *path.parents) if each.exists())

"""Seconds of processor time of this process and all it started: what others do on the machine is not in it."""

from __future__ import annotations

import os
import resource
import time
from collections import defaultdict
from pathlib import Path

_PROC = Path("/proc")
_TICK = os.sysconf("SC_CLK_TCK")
_PARENT, _TIMES = 1, slice(11, 15)  # behind the name: parent; own user and system, those of ended children


def cpu_seconds() -> float:
    """So far: of this process, of those that it waited for, and of its living descendants, these by the kernel's
    account in ticks, mostly of a hundredth. Linux only (proc(5))."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + _living() / _TICK


def _living() -> int:
    children: defaultdict[int, list[int]] = defaultdict(list)
    ticks: dict[int, int] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdecimal():
            try:
                told = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue  # ended meanwhile
            children[int(told[_PARENT])].append(int(folder.name))
            ticks[int(folder.name)] = sum(map(int, told[_TIMES]))
    found, waiting = 0, list(children[os.getpid()])
    while waiting:
        process = waiting.pop()
        found += ticks[process]
        waiting += children[process]
    return found

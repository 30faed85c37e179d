"""Parents and children among processes: none outlives the one that started it."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

#: How often a child looks whether its parent is still there, in seconds.
LOOK = 0.25

#: What a child may still do after its parent is gone, in seconds.
LAST_WORDS = 8.0

#: The number of the setting “heaps at most” in the C library (mallopt(3)), and how many.
M_ARENA_MAX, HEAPS = -8, 2

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Bidden:
    """Hears signals: ``wait`` sleeps until one of them has come, and says whether it has.

    A ``threading.Event`` would not do. Its lock is held for a moment in every ``wait``; a signal that comes
    in that moment is handled by the same thread, whose ``set`` then waits for that lock for ever.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._mouth, False)
        self._before = {number: signal.signal(number, self._hear) for number in numbers}

    def _hear(self, *_: object) -> None:
        with suppress(BlockingIOError):  # the pipe is full of signals; one is enough
            os.write(self._mouth, b"!")

    def wait(self, seconds: float) -> bool:
        """Sleep at most so long; True at once if a signal has come, now or before."""
        return bool(select.select([self._ear], [], [], seconds)[0])

    def heard(self) -> bool:
        """Whether a signal has come since one last asked."""
        if not self.wait(0):
            return False
        os.read(self._ear, 4096)
        return True

    def close(self) -> None:
        """Let the signals do what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._ear)
        os.close(self._mouth)


def start(name: str, run: Callable[..., None], *arguments: Any) -> ForkProcess:
    """Run a function in a child process with a name and a process group of its own.

    The child is forked, so that what is imported already is not imported again; the parent must have
    no threads and no open connection.
    """
    process = get_context("fork").Process(name=name, target=_begin, args=(name, os.getpid(), run, arguments))
    process.start()
    return process


def _share_memory() -> None:
    """Let the threads of this process, and of those copied from it, take memory from few heaps.

    The C library gives each of some hundred threads a heap of its own, up to eight a processor, and each
    keeps what its busiest moment took: a web process grew for hours, to half as much again. Where the C
    library is another there is nothing to set.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)


def _begin(name: str, parent: int, run: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    os.setpgid(0, 0)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # it is for the parent alone
    called(name)
    _share_memory()
    follow(parent)
    run(*arguments)


def called(name: str) -> None:
    """Give this process a name that ``ps`` and ``top`` show, where the system lets us."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name[:15])


def follow(parent: int) -> None:
    """End this process soon after ``parent`` (a process id) is no longer its parent.

    A parent that is killed cannot tell its children. What is left then would hold the port, and answer
    beside the server that is started next.
    """
    threading.Thread(target=_watch, args=(parent,), name="follow", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_WORDS)
    os._exit(1)


def finish(child: ForkProcess, seconds: float) -> bool:
    """Wait for a child that was told to stop, then kill what is left of its group; whether it obeyed."""
    child.join(max(0.0, seconds))
    obeyed = child.exitcode is not None
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid or 0, signal.SIGKILL)
    child.join()
    return obeyed

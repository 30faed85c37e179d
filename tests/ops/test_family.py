"""Signals are heard, whenever they come."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from panel.ops import family


@pytest.fixture
def bidden() -> Iterator[family.Bidden]:
    heard = family.Bidden([signal.SIGUSR1])
    yield heard
    heard.close()


def test_without_a_signal_it_waits_as_long_as_it_was_told(bidden: family.Bidden) -> None:
    began = time.monotonic()
    assert not bidden.wait(0.05)
    assert time.monotonic() - began >= 0.05


def test_a_signal_that_came_before_is_heard_and_stays_heard(bidden: family.Bidden) -> None:
    os.kill(os.getpid(), signal.SIGUSR1)
    assert [bidden.wait(0.0), bidden.wait(0.0)] == [True, True]


def test_signals_in_the_middle_of_a_wait_end_it_however_many(bidden: family.Bidden) -> None:
    def storm() -> None:
        for _ in range(20_000):  # more than a pipe holds, if each were kept
            os.kill(os.getpid(), signal.SIGUSR1)

    sender = threading.Thread(target=storm)
    sender.start()
    while sender.is_alive():
        bidden.wait(0.001)
    sender.join()
    assert bidden.wait(0.0)


def test_closed_it_gives_the_signals_back() -> None:
    before = signal.getsignal(signal.SIGUSR1)
    heard = family.Bidden([signal.SIGUSR1])
    assert signal.getsignal(signal.SIGUSR1) != before
    heard.close()
    assert signal.getsignal(signal.SIGUSR1) == before


def _heaps(report: str) -> None:
    """What the C library says of its heaps while a dozen threads hold memory."""
    library, barrier = ctypes.CDLL(None), threading.Barrier(13)
    library.malloc.restype = library.fopen.restype = ctypes.c_void_p
    library.malloc_info.argtypes, library.fclose.argtypes = (
        (ctypes.c_int, ctypes.c_void_p),
        (ctypes.c_void_p,),
    )

    def hold() -> None:
        library.malloc(5_000)
        barrier.wait()

    for _ in range(12):
        threading.Thread(target=hold).start()
    barrier.wait()
    file = library.fopen(report.encode(), b"w")
    library.malloc_info(0, file)
    library.fclose(file)


def test_threads_of_a_child_share_their_heaps(tmp_path: Path) -> None:
    child = family.start("panel-heaps", _heaps, str(tmp_path / "heaps.xml"))
    child.join()
    assert 1 <= (tmp_path / "heaps.xml").read_text().count("<heap nr=") <= family.HEAPS

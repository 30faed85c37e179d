"""Signals are heard, whenever they come."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
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


#: A fresh process that starts a child; there a dozen threads hold memory, and the C library tells of its heaps.
_HEAPS = """
import ctypes, sys, threading
from panel.ops import family

def told(report):
    library, barrier = ctypes.CDLL(None), threading.Barrier(13)
    library.malloc.restype = library.fopen.restype = ctypes.c_void_p
    library.malloc_info.argtypes = ctypes.c_int, ctypes.c_void_p
    library.fclose.argtypes = (ctypes.c_void_p,)
    def hold():
        library.malloc(5_000)
        barrier.wait()
    for _ in range(12):
        threading.Thread(target=hold).start()
    barrier.wait()
    file = library.fopen(report.encode(), b"w")
    library.malloc_info(0, file)
    library.fclose(file)

family.start("panel-heaps", told, sys.argv[1]).join()
"""


def test_threads_of_a_child_share_their_heaps(tmp_path: Path) -> None:
    report = tmp_path / "heaps.xml"  # not from here: a child has the heaps that its parent has already
    subprocess.run([sys.executable, "-c", _HEAPS, str(report)], check=True, timeout=60)
    assert 1 <= report.read_text().count("<heap nr=") <= family.HEAPS

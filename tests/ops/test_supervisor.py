"""The supervisor: what it does on the signal that asks for fresh processes."""

import os
import signal
import time
from pathlib import Path

from panel.ops import family


def test_a_signal_is_heard_once_and_waits_until_it_is_asked_for() -> None:
    ear = family.Bidden([signal.SIGUSR1])
    try:
        assert ear.heard() is False
        os.kill(os.getpid(), signal.SIGUSR1)
        os.kill(os.getpid(), signal.SIGUSR1)
        assert (ear.wait(5.0), ear.heard(), ear.heard()) == (True, True, False)
    finally:
        ear.close()


def test_what_renews_is_for_the_parent_alone(tmp_path: Path) -> None:
    told = tmp_path / "told"
    child = family.start("panel-child", _wait, str(told))
    while not told.exists():
        time.sleep(0.01)
    os.kill(child.pid or 0, signal.SIGUSR1)
    os.kill(child.pid or 0, signal.SIGTERM)
    child.join(20)
    assert child.exitcode == -signal.SIGTERM


def _wait(told: str) -> None:
    Path(told).touch()
    signal.pause()
    signal.pause()

"""The bell: nobody waits for it, many calls wake once, and it never stays silent."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from panel.jobs import wake


def until(true: Callable[[], bool]) -> None:
    """Wait for something that must come soon."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_burst_of_calls_wakes_few_times_and_the_last_one_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wake, "PAUSE", 0.2)
    woken: list[float] = []
    bell = wake.Bell(lambda: woken.append(time.monotonic()))
    for _ in range(100):
        bell()
    last = time.monotonic()
    until(lambda: bool(woken) and woken[-1] >= last)
    assert len(woken) <= 3


def test_it_rings_again_after_its_thread_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wake, "PAUSE", 0.0)
    monkeypatch.setattr(wake, "IDLE", 0.01)
    woken: list[int] = []
    bell = wake.Bell(lambda: woken.append(1))
    for many in (1, 2, 3):
        bell()
        until(lambda many=many: len(woken) == many)  # type: ignore[misc]
        time.sleep(0.1)  # ten times what its thread waits


def test_a_store_that_does_not_answer_spoils_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wake, "PAUSE", 0.0)
    tried: list[int] = []

    def broken() -> None:
        tried.append(1)
        raise OSError("no such queue")

    bell = wake.Bell(broken)
    for many in (1, 2):
        bell()
        until(lambda many=many: len(tried) == many)  # type: ignore[misc]


def test_who_begins_while_the_server_is_away_waits_for_it(tmp_path: Path, postgres_database: str) -> None:
    away = wake.make(f"postgresql+psycopg:///panel?host={tmp_path}", tmp_path)
    assert not wake.ready(away)
    back = wake.make(postgres_database, tmp_path)
    assert wake.ready(back)
    assert wake.ready(back)  # a worker that begins again finds them there
    assert wake.ready(wake.make("sqlite://", tmp_path))

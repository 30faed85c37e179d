"""The ceiling per network address: generous, in memory, forgetful."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask

from panel.domain.errors import Busy
from panel.gate import throttle

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def bare() -> Iterator[Flask]:
    app = Flask("bare")
    app.config["PANEL"] = SimpleNamespace(proxies=0)
    return app


def test_six_hundred_posts_in_ten_minutes_pass_and_no_more() -> None:
    counters = throttle.Counters()
    assert [counters.count("192.0.2.1", now=NOW) for _ in range(600)] == list(range(1, 601))
    assert counters.count("192.0.2.2", now=NOW) == 1
    assert counters.count("192.0.2.1", now=NOW + timedelta(minutes=10)) == 1


def test_a_flood_is_refused_and_others_are_not(bare: Flask) -> None:
    with bare.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}):
        for _ in range(throttle.MOST):
            throttle.check(NOW)
        with pytest.raises(Busy):
            throttle.check(NOW)
    with bare.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.2"}):
        throttle.check(NOW)


def test_the_key_changes_every_day_and_no_address_is_kept() -> None:
    counters = throttle.Counters()
    counters.count("192.0.2.1", now=NOW)
    first, kept = counters.key, list(counters.seen)
    assert [k for k in kept if b"192.0.2.1" in k or len(k) != 32] == []
    counters.count("192.0.2.1", now=NOW + timedelta(days=1))
    assert first != counters.key
    assert kept != list(counters.seen)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST_COUNTERS", 10)
    counters = throttle.Counters()
    for number in range(100):
        counters.count(f"192.0.2.{number}", now=NOW)
    assert len(counters.seen) <= 12


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_one_line_is_one_address(address: str, counted_as: str) -> None:
    assert throttle.network(address) == counted_as


@pytest.mark.parametrize(
    ("proxies", "remote", "told", "found"),
    [
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (0, "127.0.0.1", "", None),
        (0, "::1", "", None),
        (0, "not an address", "", None),
        (1, "10.0.0.1", "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (1, "10.0.0.1", "", None),
        (2, "10.0.0.1", "198.51.100.7", None),
    ],
)
def test_the_far_end_of_the_proxies_is_counted(
    bare: Flask, proxies: int, remote: str, told: str, found: str | None
) -> None:
    bare.config["PANEL"].proxies = proxies
    headers = {"X-Forwarded-For": told} if told else {}
    with bare.test_request_context(environ_base={"REMOTE_ADDR": remote}, headers=headers):
        assert throttle.client_address() == found

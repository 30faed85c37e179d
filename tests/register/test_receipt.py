"""The text of a receipt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from panel.register import Receipt, receipt_text

COMMITMENT = bytes.fromhex("b2c77d0e506d57087bc0e8fa7ab588b4c3123ccde480b1855b330a6114b0ea60")


def _receipt(received_at: datetime) -> Receipt:
    return Receipt(
        symbol="SPMHR/2027/1",
        number="214",
        version=2,
        received_at=received_at,
        words=999,
        rule="wc-1",
        commitment=COMMITMENT,
    )


def test_every_line() -> None:
    assert receipt_text(_receipt(datetime(2027, 7, 4, 19, 58, 7, tzinfo=UTC))) == (
        "Session: SPMHR/2027/1\n"
        "Number: 214\n"
        "Version: 2\n"
        "Received (UTC): 2027-07-04T19:58:07Z\n"
        "Received (Geneva): 2027-07-04T21:58:07+02:00\n"
        "Words: 999\n"
        "Word rule: wc-1\n"
        "Commitment: ssd9DlBtVwh7wOj6erWItMMSPM3kgLGFWzMKYRSw6mA=\n"
        "Tracker: WLDX2 DSQNV LQQ66 A5D5H\n"
    )


def test_an_hour_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        receipt_text(_receipt(datetime(2027, 7, 4, 19, 58, 7)))  # noqa: DTZ001 - the point of the test

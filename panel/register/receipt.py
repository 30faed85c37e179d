"""The text of a receipt: what was recorded, when, by which rule, under which commitment.

The same lines for every reader and in one language, because a receipt is compared and not read: a label,
a colon, a value. It names no person and no organization; a protected participant is given the tracker
alone, on the page, and never this text.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from panel.register.commitment import Commitment, group5, tracker

_GENEVA = ZoneInfo("Europe/Zurich")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt states. ``received_at`` must carry a zone; ``words`` were counted by ``rule``."""

    symbol: str
    number: str
    version: int
    received_at: datetime
    words: int
    rule: str
    commitment: Commitment


def receipt_text(receipt: Receipt) -> str:
    """The receipt as plain lines, each ended by LF. Raises ValueError for an hour without a zone."""
    if receipt.received_at.tzinfo is None:
        raise ValueError("the hour of a receipt needs a zone")
    utc = receipt.received_at.astimezone(UTC)
    geneva = receipt.received_at.astimezone(_GENEVA)
    lines = {
        "Session": receipt.symbol,
        "Number": receipt.number,
        "Version": str(receipt.version),
        "Received (UTC)": utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Received (Geneva)": geneva.isoformat(timespec="seconds"),
        "Words": str(receipt.words),
        "Word rule": receipt.rule,
        "Commitment": base64.b64encode(receipt.commitment).decode("ascii"),
        "Tracker": group5(tracker(receipt.commitment)),
    }
    return "".join(f"{label}: {value}\n" for label, value in lines.items())

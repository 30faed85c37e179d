"""How often somebody who follows a thread gets a letter; the letter counts new posts and quotes none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

HOW = ("immediate", "daily", "weekly")
"""What may be chosen, besides nothing."""

EVERY: Mapping[str, timedelta] = {
    "immediate": timedelta(),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
}
"""The least time between two letters."""

"""What ``panel doctor`` looks at: every setting on which a promise rests.

Findings only; nothing is changed here, and what does not exist yet is not made. Each file holds the
checks of one thing and knows nothing of the others. Only ``panel.cli`` imports this room.
"""

from __future__ import annotations

from datetime import datetime

from panel.ops.doctor import machine, settings, store, vault
from panel.ops.doctor.finding import Finding, Settings, State

__all__ = ["Finding", "Settings", "State", "bars", "examine"]

#: Findings with which nothing is served to others: what visitors send or see would be open to anybody.
BARS = frozenset({"address", "debugging", "demo"})


def examine(config: Settings, now: datetime) -> list[Finding]:
    """Every finding about one installation, in the order in which they are best read."""
    return [
        *store.findings(config, now),
        *vault.findings(config, now),
        *settings.findings(config),
        *machine.findings(config),
    ]


def bars(config: Settings) -> list[Finding]:
    """What keeps the site from being served to others; nothing where only this machine reaches it."""
    return [
        each
        for each in settings.findings(config, reach=False)
        if each.name in BARS and each.state is State.UNSAFE
    ]

"""What ``panel doctor`` looks at: every setting on which a promise rests.

Findings only; nothing is changed here, and what does not exist yet is not made. Each file holds the
checks of one thing and knows nothing of the others. Only ``panel.cli`` imports this room.
"""

from __future__ import annotations

from datetime import datetime

from panel.ops.doctor import machine, settings, store, vault
from panel.ops.doctor.finding import Finding, Settings, State

__all__ = ["Finding", "Settings", "State", "examine"]


def examine(config: Settings, now: datetime) -> list[Finding]:
    """Every finding about one installation, in the order in which they are best read."""
    return [
        *store.findings(config, now),
        *vault.findings(config, now),
        *settings.findings(config),
        *machine.findings(config),
    ]

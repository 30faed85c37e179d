"""What bars the adoption of a summary, gathered from where each rule is kept. The verb is ``summary.adopt``."""

from __future__ import annotations

from datetime import datetime

from panel.domain.drafting import Finding
from panel.models import Summary
from panel.services import correction, non_use, summary_check
from panel.services.summary_check import Look


def beside(summary: Summary, *, now: datetime) -> tuple[Finding, ...]:
    """What bars it beside the text: the contributors' check, and paragraphs that nobody has accounted for."""
    return (*correction.bars(summary, now=now), *non_use.bars(summary.thematic_session_id, now=now))


def bars(summary: Summary, seen: Look, *, now: datetime) -> tuple[Finding, ...]:
    """Everything that bars it, ``seen`` being the summary as it stands; empty where the chair may adopt."""
    return (*beside(summary, now=now), *summary_check.barred(seen))

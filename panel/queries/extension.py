"""What an extension touches: proposals that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.models import Approval
from panel.queries import approval as approvals


def waiting(thematic_session_id: str, now: datetime) -> Sequence[Approval]:
    """Later deadlines that are proposed for a session and not decided."""
    return approvals.waiting_about("extend_session", thematic_session_id, now)

"""Words under a redaction: shown to a safeguarding officer, with a reason, and each time recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, problem
from panel.domain.policy import require
from panel.domain.reveals import READINGS
from panel.models import Commentary
from panel.queries import unredacted
from panel.queries.unredacted import Redacted
from panel.services._journal import record


def read(actor: Actor, commentary: Commentary, reason: str, *, now: datetime) -> Sequence[Redacted]:
    """Each redacted version beside what was received. The act is recorded in the transaction that reads.

    ``reason`` is a code of ``domain.reveals.READINGS``. Raises Invalid without one, IllegalMove where
    nothing is redacted. House rule, working methods, section on redaction.
    """
    require(actor, Action.COMMENTARY_UNREDACTED, commentary)
    found = unredacted.of(commentary)
    if not found:
        raise IllegalMove(N_("Nothing was redacted in this submission."))
    if reason not in READINGS:
        raise Invalid(problem("reason", N_("Choose why the words have to be read.")))
    record(actor, "commentary:unredacted", commentary, now=now, reason=reason)
    return found

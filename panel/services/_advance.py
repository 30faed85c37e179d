"""The one way to change a state."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import Stale
from panel.domain.machine import Machine
from panel.domain.policy import require
from panel.services._journal import record


def advance(
    actor: Actor, row: Any, machine: Machine, name: str, *, now: datetime, subject: Any = None, **facts: Any
) -> None:
    """Make the move: the table allows it, the policy allows it, nobody was faster, it is recorded.

    ``subject`` is what the policy looks at where it is not the row itself. Raises IllegalMove,
    Forbidden or Stale and changes nothing then.
    """
    move = machine.move(name, row.state)
    require(actor, move.action, subject if subject is not None else row)
    db.session.flush()
    model: Any = type(row)
    changed: Any = db.session.execute(
        update(model)
        .where(model.id == row.id, model.state == row.state)
        .values(state=move.target)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:
        raise Stale()
    old = row.state
    set_committed_value(row, "state", move.target)
    record(actor, move.tag, row, now=now, old=old, new=move.target, **facts)

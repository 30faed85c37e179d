"""The one way to change a state, of one row or of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, inspect, update
from sqlalchemy.orm.attributes import set_committed_value

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import Stale
from panel.domain.machine import Machine
from panel.domain.policy import require
from panel.models import AuditEntry
from panel.services._journal import entry, record


def advance(
    actor: Actor, row: Any, machine: Machine, name: str, *, now: datetime, subject: Any = None, **facts: Any
) -> None:
    """Make the move: the table allows it, the policy allows it, nobody was faster, it is recorded.

    ``subject`` is what the policy looks at where it is not the row itself. What else was changed in the
    row is written with the state, in one statement. Raises IllegalMove, Forbidden or Stale; the caller's
    transaction then writes nothing.
    """
    move = machine.move(name, row.state)
    require(actor, move.action, subject if subject is not None else row)
    unwritten = _unwritten(row)
    db.session.flush()
    model: Any = type(row)
    changed: Any = db.session.execute(
        update(model)
        .where(model.id == row.id, model.state == row.state)
        .values(unwritten | {"state": move.target})
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:
        raise Stale()
    old = row.state
    set_committed_value(row, "state", move.target)
    record(actor, move.tag, row, now=now, old=old, new=move.target, **facts)


def advance_many(
    actor: Actor,
    rows: Sequence[Any],
    machine: Machine,
    name: str,
    values: Mapping[str, Any],
    *,
    now: datetime,
    **facts: Any,
) -> None:
    """The same move for many rows in one statement, with an entry for each; all of them or none.

    ``values`` are the other columns that change, the same for all. Raises as ``advance``.
    """
    by_state = dict[str, list[Any]]()
    for row in rows:
        require(actor, machine.move(name, row.state).action, row)
        by_state.setdefault(row.state, []).append(row)
    db.session.flush()
    for old, moved in by_state.items():
        move, model = machine.move(name, old), type(moved[0])
        changed: Any = db.session.execute(
            update(model)
            .where(model.id.in_([row.id for row in moved]), model.state == old)
            .values({**values, "state": move.target})
            .execution_options(synchronize_session=False)
        )
        if changed.rowcount != len(moved):
            raise Stale()
        told = [entry(actor, move.tag, row, now=now, old=old, new=move.target, **facts) for row in moved]
        db.session.execute(insert(AuditEntry), told)
        for row in moved:
            for column, value in {**values, "state": move.target}.items():
                set_committed_value(row, column, value)


def _unwritten(row: Any) -> dict[str, Any]:
    """Changed columns of a row that is stored already, by attribute; the session forgets that they changed."""
    about = inspect(row)
    if not about.persistent:
        return {}
    found = {name: about.dict[name] for name in about.committed_state if name in about.mapper.column_attrs}
    for name, value in found.items():
        set_committed_value(row, name, value)
    return found

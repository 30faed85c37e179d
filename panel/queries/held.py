"""Everything that is held about one person, found by following every reference to the account.

The tables are not listed by hand: a table that gains a reference to ``account`` is in the download from
that day on. Where the row is the person's own it is given whole, without what only proves a secret;
where the person's hand is merely noted in it, the row's id and the instant are given.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, select

from panel.db import Base, db
from panel.models import Account, AuditEntry, OutboxMail, Throttle, Token

#: Columns that say whose row it is. All other references to an account note a hand.
OWNING = "account_id"

#: Kept only as a hash or sealed; the reader is told that, not the value.
SECRET = frozenset({"password_hash", "token_hash", "code_hash", "totp_secret", "context"})


def of_account(account: Account) -> dict[str, Any]:
    """A plain dictionary, ready for JSON: table -> rows."""
    found: dict[str, Any] = {"account": _rows(_table(Account), _table(Account).c.id, account.id)}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if not any(k.column.table.name == "account" for k in column.foreign_keys):
                continue
            rows = (
                _rows(table, column, account.id)
                if column.name == OWNING
                else _hands(table, column, account.id)
            )
            if rows:
                name = table.name if column.name == OWNING else f"{table.name}.{column.name}"
                found[name] = rows
    invitations = _rows(_table(Token), _table(Token).c.email, account.email)
    if invitations:
        found["token to your address"] = invitations
    letters = _table(OutboxMail)
    elsewhere = _rows(letters, letters.c.address, account.email, letters.c.account_id.is_(None))
    if elsewhere:
        found["outbox_mail to your address"] = elsewhere
    found["audit_entry"] = _rows(_table(AuditEntry), _table(AuditEntry).c.actor_id, account.id)
    return found


def counters(keys: list[str]) -> list[dict[str, Any]]:
    """Counters of tries under the given keys, which are hashes of what they count."""
    table = _table(Throttle)
    rows = db.session.execute(select(table).where(table.c.key.in_(keys)).order_by(table.c.key))
    return [{k: _plain(k, v) for k, v in row._mapping.items()} for row in rows]


def _rows(table: Table, column: Column[Any], value: str, *more: Any) -> list[dict[str, Any]]:
    order = list(table.primary_key.columns)
    rows = db.session.execute(select(table).where(column == value, *more).order_by(*order))
    return [{k: _plain(k, v) for k, v in row._mapping.items()} for row in rows]


def _hands(table: Table, column: Column[Any], account_id: str) -> list[dict[str, Any]]:
    shown = [c for c in table.columns if c.primary_key or c.name.endswith("_at")]
    rows = db.session.execute(select(*shown).where(column == account_id).order_by(*table.primary_key.columns))
    return [{k: _plain(k, v) for k, v in row._mapping.items()} for row in rows]


def _plain(name: str, value: Any) -> Any:
    if name in SECRET and value is not None:
        return "kept in a form that cannot be read back"
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table

"""Leaving: everything held about oneself in one file, and the end of an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, update

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.policy import require
from panel.models import (
    Account,
    CodingLock,
    DeskKeys,
    OutboxMail,
    RecoveryCode,
    ThreadFollow,
    Throttle,
    Token,
)
from panel.queries import account as accounts
from panel.queries import held
from panel.services import mandate, participant, throttle
from panel.services._journal import record
from panel.services.account import close_devices

#: What is counted per address; the keys of the counters are made from these.
_COUNTED = ("sign-in", "sign-up", "reset")

#: Counters are forgotten after a day, links that are over after a month.
COUNTERS_KEPT = timedelta(days=1)
LINKS_KEPT = timedelta(days=30)


def download(actor: Actor, account: Account, *, now: datetime) -> dict[str, Any]:
    """Everything held about oneself, ready for JSON; that it was asked for is recorded."""
    require(actor, Action.ACCOUNT_OWN, account)
    record(actor, "account:downloaded", account, now=now)
    found = held.of_account(account)
    counted = held.counters(_counters(account))
    if counted:
        found["throttle"] = counted
    return {"made_at": now.isoformat(), "held": found}


def close(actor: Actor, account: Account, *, now: datetime) -> None:
    """Close one's own account: name and address are removed, mandates and roles end, texts stay.

    What the person did stays in the record under an identifier that leads to nobody any more.
    """
    require(actor, Action.ACCOUNT_OWN, account)
    mandate.end_all(actor, account, now=now)
    for grant in accounts.grants_of(account.id):
        grant.revoked_at = now
        record(actor, "role:revoked", account, now=now, role=grant.role)
    close_devices(actor, account, now=now)
    _forget_letters(account)
    for model in (RecoveryCode, Token, DeskKeys, CodingLock, ThreadFollow):
        db.session.execute(delete(model).where(model.account_id == account.id))
    db.session.execute(delete(Token).where(Token.email == account.email))
    db.session.execute(delete(Throttle).where(Throttle.key.in_(_counters(account))))
    account.email = account.email_key = f"closed-{account.id}"
    account.name = account.password_hash = ""
    account.totp_secret, account.confirmed_at, account.state = None, None, "closed"
    account.locale, account.time_zone = "en", "UTC"
    record(actor, "account:closed", account, now=now)


def sweep(*, now: datetime) -> None:
    """Remove what serves nobody any more: expired devices, old counters, links long over."""
    for row in accounts.stale(now, now - COUNTERS_KEPT, now - LINKS_KEPT):
        db.session.delete(row)
    participant.forget_sessions(now.date())


def _forget_letters(account: Account) -> None:
    own = or_(OutboxMail.account_id == account.id, OutboxMail.address == account.email)
    db.session.execute(delete(OutboxMail).where(own, OutboxMail.state != "sent"))
    db.session.execute(update(OutboxMail).where(own).values(address="", context={}, account_id=None))


def _counters(account: Account) -> list[str]:
    return [throttle.key(what, account.email_key) for what in _COUNTED] + [throttle.key("code", account.id)]

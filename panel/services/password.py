"""Passwords: checked, changed, and chosen anew by whoever can read the account's mail."""

from __future__ import annotations

from datetime import datetime, timedelta

from panel.domain import passwords
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.policy import require
from panel.models import Account, Token
from panel.queries import account as accounts
from panel.services import links, throttle
from panel.services._journal import record
from panel.services._outbox import post, post_to_nobody
from panel.services.account import close_devices
from panel.services.addresses import email_key

#: Letters with a reset link for one address within an hour.
MOST_LETTERS = 3
HOUR = timedelta(hours=1)


def check(account: Account, password: str) -> None:
    """Raise Invalid unless the password may be that of the account, with what it has as second factor."""
    bodies = [m.organisation for m in accounts.mandates_of(account.id)]
    own = [account.email, account.name, *(t for b in bodies for t in (b.name, b.english_name, b.acronym))]
    found = passwords.problems(password, second_factor=account.totp_secret is not None, own=own)
    if found:
        raise Invalid(*found)


def ask_reset(email: str, *, now: datetime, onward: str | None = None) -> None:
    """Send a link to choose a new password to the account of an address, if there is one.

    The letter goes to the address of the account, never to what was typed. At most three letters an
    hour; nobody learns whether one was sent, not from the time it takes either: where there is no
    account, the same rows are written for a letter that goes nowhere. ``onward`` is the page of ours where
    the person was going; the link leads there in the end.
    """
    key = email_key(email)
    if not throttle.ration(throttle.key("reset", key), MOST_LETTERS, HOUR, now=now):
        return
    account = accounts.by_email_key(key)
    if account is None or account.state != "active":
        links.issue("reset", now=now, email=links.NOBODY)
        post_to_nobody("reset", now=now)
        return
    link, raw = links.issue("reset", now=now, account_id=account.id)
    path = f"/password/{raw}{links.query(onward)}"
    post("reset", account, now=now, path=path, expires_at=link.expires_at.isoformat())


def of_link(raw: str, *, now: datetime) -> Account:
    """Whose password a link may change; LinkOver where it does not work any more."""
    return _account(links.find("reset", raw, now=now))


def reset(raw: str, password_hash: str, *, now: datetime) -> Account:
    """Set a new password by a link, once; every device is signed out, the second factor stays."""
    account = _account(links.use("reset", raw, now=now))
    account.confirmed_at = account.confirmed_at or now
    _set(Actor(account.id), account, password_hash, now=now, but=None)
    throttle.forget(throttle.key("sign-in", account.email_key))
    return account


def change(actor: Actor, account: Account, password_hash: str, device_id: str, *, now: datetime) -> int:
    """Set a new password while signed in; the other devices are signed out, their number is returned."""
    require(actor, Action.ACCOUNT_OWN, account)
    return _set(actor, account, password_hash, now=now, but=device_id)


def _set(actor: Actor, account: Account, password_hash: str, *, now: datetime, but: str | None) -> int:
    account.password_hash = password_hash
    for open_link in accounts.usable_tokens("reset", now, account_id=account.id):
        links.withdraw(open_link, now=now)
    closed = close_devices(actor, account, now=now, but=but)
    record(actor, "account:password_changed", account, now=now)
    post("password_changed", account, now=now, path="/password")
    return closed


def _account(link: Token) -> Account:
    if link.account_id is None:
        raise links.LinkOver()
    account = accounts.by_id(link.account_id)
    if account.state != "active":
        raise links.LinkOver()
    return account

"""Accounts: made, signed in and out on devices, changed, closed."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from panel.db import db
from panel.domain import passwords, refusals, zones
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor, Role
from panel.domain.errors import N_, Invalid, Problem, problem
from panel.domain.policy import require
from panel.i18n import LANGUAGES
from panel.models import Account, AccountSession, RoleGrant
from panel.queries import account as accounts
from panel.services._journal import record
from panel.services.addresses import email_key as email_key

#: argon2id with t=2, m=19 MiB, p=1: hashing is what limits sign-ins in the last minute of a call.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _HASHER.hash(secrets.token_hex(16))

LONGEST_NAME = 120


def hash_password(password: str) -> str:
    """Hash a password as typed (NFKC, never truncated); takes some 60 ms by design."""
    return _HASHER.hash(passwords.normal(password))


def password_fits(account: Account | None, password: str) -> bool:
    """Whether the password is the account's; takes as long when there is no such account."""
    held = account.password_hash if account is not None else None
    return hash_fits(held, password) and account is not None and account.state == "active"


def hash_fits(held: str | None, password: str) -> bool:
    """Whether the password is that of the hash; takes as long without one."""
    try:
        _HASHER.verify(held or _NOBODY, passwords.normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return bool(held)


def token_hash(token: str) -> str:
    """What is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def name_problems(name: str) -> tuple[Problem, ...]:
    """What is wrong with the name of a person; nothing if it can be printed."""
    if not any(c.isalnum() for c in name):
        return (problem("name", N_("Give your name, as you wish to be addressed.")),)
    if len(name) > LONGEST_NAME:
        return (
            problem("name", N_("Give a name of at most %(most)d letters in one line."), most=LONGEST_NAME),
        )
    return tuple(refusals.of_field("name", name))


def create(
    email: str, name: str, password: str, *, now: datetime, locale: str = "en", confirmed: bool = False
) -> Account:
    """Make an account; Invalid if the address has one (say so only where nobody can probe)."""
    found = passwords.problems(password, second_factor=False, own=(email, name))
    if found:
        raise Invalid(*found)
    return enter(email, name, hash_password(password), now=now, locale=locale, confirmed=confirmed)


def enter(
    email: str, name: str, password_hash: str, *, now: datetime, locale: str = "en", confirmed: bool = False
) -> Account:
    """The same with a password that was checked and hashed before the transaction."""
    key = email_key(email)
    if accounts.by_email_key(key) is not None:
        raise Invalid(problem("email", N_("There is an account with this address already.")))
    found = name_problems(name)
    if found:
        raise Invalid(*found)
    made = Account(
        email=email.strip(),
        email_key=key,
        name=name.strip(),
        password_hash=password_hash,
        locale=locale,
        created_at=now,
        confirmed_at=now if confirmed else None,
    )
    db.session.add(made)
    db.session.flush()
    record(SYSTEM, "account:created", made, now=now)
    return made


def sign_in(account: Account, device: str, *, now: datetime, days: int, strong: bool) -> str:
    """Open a session on one device and return its token, which is kept only as a hash."""
    token = secrets.token_urlsafe(32)
    opened = AccountSession(
        account_id=account.id,
        token_hash=token_hash(token),
        device=device[:80],
        created_at=now,
        seen_at=now,
        expires_at=now + timedelta(days=days),
        strong=strong,
    )
    db.session.add(opened)
    record(Actor(account.id), "account:signed_in", account, now=now)
    return token


def sign_out(actor: Actor, device: AccountSession, account: Account, *, now: datetime) -> None:
    """Close one device of one's own, this one or another; it is felt on its next request."""
    require(actor, Action.ACCOUNT_OWN, account)
    if device.account_id != account.id:
        require(actor, Action.ACCOUNT_OWN)
    db.session.delete(device)
    record(actor, "account:signed_out", account, now=now, devices=1)


def close_devices(actor: Actor, account: Account, *, now: datetime, but: str | None = None) -> int:
    """Close all devices of an account, but one; returns how many were closed."""
    closed = [d for d in accounts.sessions_of(account.id, now) if d.id != but]
    for device in closed:
        db.session.delete(device)
    if closed:
        record(actor, "account:signed_out", account, now=now, devices=len(closed))
    return len(closed)


def seen(device_id: str, *, now: datetime) -> None:
    """Note that a device was in use."""
    device = db.session.get(AccountSession, device_id)
    if device is not None:
        device.seen_at = now


def strengthen(device_id: str) -> None:
    """The second factor was shown on this device: the session counts as strong from now on."""
    device = db.session.get(AccountSession, device_id)
    if device is not None:
        device.strong = True


def edit(actor: Actor, account: Account, *, name: str, locale: str, time_zone: str, now: datetime) -> None:
    """Change how one is addressed, in which language letters come, and in which zone hours are shown."""
    require(actor, Action.ACCOUNT_OWN, account)
    found = list(name_problems(name))
    if locale not in LANGUAGES:
        found.append(problem("locale", N_("Choose a language from the list.")))
    if time_zone not in zones.zones():
        found.append(problem("time_zone", N_("Choose a time zone from the list.")))
    if found:
        raise Invalid(*found)
    account.name, account.locale, account.time_zone = name.strip(), locale, time_zone
    record(actor, "account:edited", account, now=now)


def first_holder(account: Account, role: Role, *, now: datetime) -> None:
    """Give a role from the command line; only for the first two holders, later ones need two people."""
    holders = accounts.holders_of(role)
    if any(h.account_id == account.id for h in holders):
        return
    if len(holders) >= 2:
        further = N_("Two people hold this role. Further holders are proposed on the site.")
        none = N_("Two people hold this role, and there are never more.")
        raise Invalid(problem("role", none if role is Role.SAFEGUARDING else further))
    granted = RoleGrant(account_id=account.id, role=role, granted_at=now)
    db.session.add(granted)
    db.session.flush()
    record(SYSTEM, "role:granted", account, now=now, role=role, approval=None)

"""The second factor: set up, shown, recovered, and cleared by two people for whoever lost it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pyotp

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, Invalid, problem
from panel.domain.policy import require
from panel.models import Account, Approval, RecoveryCode
from panel.queries import account as accounts
from panel.services import approval as approvals
from panel.services._journal import record
from panel.services._outbox import post
from panel.services.account import close_devices
from panel.services.approval import Said
from panel.vault.keys import Keys

#: Seconds for which one code is shown.
STEP = 30
CODES = 10
SECONDS = (Role.HEAD, Role.ADMINISTRATOR, Role.SAFEGUARDING)


def code_fits(account: Account, code: str, keys: Keys, *, now: datetime) -> bool:
    """Whether the code is right, one step early or late, and not used before; marks it as used."""
    if account.totp_secret is None:
        return False
    clock = pyotp.TOTP(keys.open(account.totp_secret), interval=STEP)
    step = int(now.timestamp()) // STEP
    typed = _digits(code)
    for candidate in (step - 1, step, step + 1):
        right = secrets.compare_digest(clock.at(candidate * STEP).encode(), typed.encode())
        if right and candidate > account.totp_last_step:
            account.totp_last_step = candidate
            return True
    return False


def secret_fits(secret: str, code: str, *, now: datetime) -> bool:
    """Whether a code belongs to a secret that is being set up."""
    return pyotp.TOTP(secret, interval=STEP).verify(_digits(code), for_time=now, valid_window=1)


def enrol(account: Account, secret: str, keys: Keys, *, now: datetime) -> list[str]:
    """Keep a confirmed secret, sealed, and return ten fresh recovery codes, shown once."""
    account.totp_secret = keys.seal(secret)
    account.totp_last_step = int(now.timestamp()) // STEP - 1
    record(Actor(account.id), "account:totp_enrolled", account, now=now)
    return _fresh_codes(account, keys)


def renew_recovery_codes(actor: Actor, account: Account, keys: Keys, *, now: datetime) -> list[str]:
    """Ten new recovery codes; the old ones stop working."""
    require(actor, Action.ACCOUNT_OWN, account)
    if account.totp_secret is None:
        raise Invalid(problem("password", N_("Set up the second factor first.")))
    record(actor, "account:recovery_renewed", account, now=now)
    return _fresh_codes(account, keys)


def use_recovery_code(account: Account, code: str, keys: Keys, *, now: datetime) -> bool:
    """Use up one recovery code."""
    wanted = _code_hash(account, code, keys)
    for kept in accounts.recovery_codes(account.id, lock=True):
        if kept.used_at is None and secrets.compare_digest(kept.code_hash, wanted):
            kept.used_at = now
            record(Actor(account.id), "account:recovery_used", account, now=now)
            return True
    return False


def propose_reset(actor: Actor, account: Account, reason: str, *, now: datetime) -> Approval:
    """Ask a second person to clear the second factor of somebody who lost phone and codes."""
    require(actor, Action.TOTP_RESET, account)
    if account.state != "active" or account.totp_secret is None:
        raise Invalid(problem("reason", N_("This person has no second factor that could be cleared.")))
    digest = approvals.fingerprint(reset_facts(account.id, {}))
    return approvals.propose(actor, "reset_totp", account.id, {}, digest, reason, SECONDS, now=now)


def reset_facts(account_id: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reset rests on: the account, its state, and which second factor it has now."""
    account = accounts.by_id(account_id)
    return {"account": account.id, "state": account.state, "sealed": account.totp_secret}


def reset_lines(account_id: str, payload: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """What the second person is shown."""
    account = accounts.by_id(account_id)
    return (
        (N_("Person"), account.name),
        (N_("E-mail address"), account.email),
        (
            N_("What is done"),
            Said(N_("The second factor and the recovery codes are cleared; all devices are signed out.")),
        ),
        (N_("What stays"), Said(N_("The password. Roles rest until a new second factor is set up."))),
    )


def reset(actor: Actor, approval: Approval, *, now: datetime) -> None:
    """Clear second factor, recovery codes and devices; the person is told and sets up a new one."""
    account = accounts.by_id(approval.subject_id)
    require(actor, Action.TOTP_RESET, account)
    account.totp_secret = None
    for code in accounts.recovery_codes(account.id, lock=True):
        db.session.delete(code)
    close_devices(actor, account, now=now)
    record(actor, "account:totp_cleared", account, now=now, approval=approval.id)
    post("second_factor_cleared", account, now=now, path="/sign-in")


def _fresh_codes(account: Account, keys: Keys) -> list[str]:
    for old in accounts.recovery_codes(account.id, lock=True):
        db.session.delete(old)
    codes = [f"{secrets.randbelow(10**10):010d}" for _ in range(CODES)]
    for code in codes:
        db.session.add(RecoveryCode(account_id=account.id, code_hash=_code_hash(account, code, keys)))
    return [f"{code[:5]} {code[5:]}" for code in codes]


def _code_hash(account: Account, code: str, keys: Keys) -> str:
    """Ten digits alone could be guessed from a copy of the database; the key is not in it."""
    return hmac.new(keys.totp, f"recovery:{account.id}:{_digits(code)}".encode(), hashlib.sha256).hexdigest()


def _digits(code: str) -> str:
    """A code as typed, without blanks and dashes, in Latin digits."""
    plain = "".join(c for c in code if not c.isspace() and c not in "-–‑")
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain)[:20]

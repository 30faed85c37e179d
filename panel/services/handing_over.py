"""Sealed entries that leave the vault to be opened by two officers: recorded, and counted in public.

Where they are opened no server looks on. What left counts as opened, so that the public figure can only be
too high.
"""

from __future__ import annotations

from datetime import datetime

from panel.domain.actor import SYSTEM, Role
from panel.domain.errors import N_, Invalid, problem
from panel.domain.reveals import REASONS
from panel.models import Account
from panel.queries import account as accounts
from panel.services._journal import record
from panel.services.account import email_key

TAG = "vault:handed_over"


def two_officers(first: str, second: str) -> tuple[Account, Account]:
    """The two safeguarding officers with those addresses. Raises Invalid unless they are two, and hold the role."""
    found = [accounts.by_email_key(email_key(each)) for each in (first, second)]
    one, two = found
    if one is None or two is None or one.id == two.id:
        raise Invalid(problem("officer", N_("Two different safeguarding officers are needed.")))
    for each in (one, two):
        if Role.SAFEGUARDING not in accounts.roles_of(each.id):
            raise Invalid(problem("officer", N_("%(who)s is no safeguarding officer."), who=each.email))
    return one, two


def hand_over(officers: tuple[Account, Account], entries: int, reason: str, *, now: datetime) -> None:
    """Record that entries leave the vault; ``reason`` is a code of ``domain.reveals``."""
    if reason not in REASONS:
        raise Invalid(problem("reason", N_("Choose why the name has to be revealed.")))
    one, two = officers
    record(SYSTEM, TAG, one, now=now, entries=entries, second=two.id, reason=reason)

"""Single-use links: to confirm an address, choose a new password, accept an invitation.

A link is a random token of which only the hash is kept. It works once, until its time, and only the
newest of a kind for one address or account. Looking at its page does not use it up.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import update

from panel.db import db
from panel.domain.errors import N_, Gone
from panel.models import Token
from panel.queries import account as accounts
from panel.services.account import token_hash

#: How long each kind works.
LIVES: Mapping[str, timedelta] = {
    "confirm": timedelta(hours=24),
    "reset": timedelta(minutes=30),
    "invite": timedelta(days=14),
}

#: The address of a link that is made only so that making none takes as long; its token is thrown away.
NOBODY = ""


class LinkOver(Gone):
    """A link that was used, replaced, withdrawn or whose time has passed; which one nobody learns."""

    default = N_("This link was used already, or its time has passed.")


def issue(kind: str, *, now: datetime, **about: Any) -> tuple[Token, str]:
    """Make a link; returns its row and the token that goes into the letter and nowhere else.

    ``about`` are columns of the row: account_id, or email with what the invitation says. Earlier links
    of the same kind for the same account, or for the same address and organization, stop working.
    """
    for earlier in accounts.usable_tokens(
        kind, now, **{k: about.get(k) for k in ("account_id", "email", "organisation_id")}
    ):
        earlier.used_at = now
    raw = secrets.token_urlsafe(32)
    made = Token(kind=kind, token_hash=token_hash(raw), created_at=now, expires_at=now + LIVES[kind], **about)
    db.session.add(made)
    db.session.flush()
    return made, raw


def query(onward: str | None) -> str:
    """What follows the path of a link, so that it leads in the end to the page where a person was going."""
    return f"?{urlencode({'next': onward})}" if onward else ""


def find(kind: str, raw: str, *, now: datetime) -> Token:
    """The row behind a link that still works; else LinkOver."""
    found = accounts.token_by_hash(kind, token_hash(raw))
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise LinkOver()
    return found


def use(kind: str, raw: str, *, now: datetime) -> Token:
    """Use a link up; of two people at once one wins and the other gets LinkOver."""
    found = find(kind, raw, now=now)
    won: Any = db.session.execute(
        update(Token)
        .where(Token.id == found.id, Token.used_at.is_(None))
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    if won.rowcount != 1:
        raise LinkOver()
    return found


def withdraw(token: Token, *, now: datetime) -> None:
    """Make a link stop working before its time."""
    token.used_at = token.used_at or now

"""Sign-in with flask-login over our own table of devices.

The cookie holds a random token, the table its hash. Revoking a device, closing an account or taking a
role away is felt on the next request, because the actor is built anew for each.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask, g, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from panel.domain.actor import ANONYMOUS, Actor
from panel.gate import protected
from panel.queries import account as accounts
from panel.services import account as verbs

_manager = LoginManager()

#: How often the use of a device is written down at most.
NOTED_EVERY = timedelta(minutes=10)


class SignedIn(UserMixin):
    """What flask-login keeps of a signed-in device: the token of its row."""

    def __init__(self, token: str) -> None:
        self.id = token


def init(app: Flask) -> None:
    """Attach flask-login; a stolen cookie must not survive a change of the session's identity."""
    _manager.init_app(app)
    _manager.session_protection = None
    _manager.user_loader(SignedIn)


def current(now: datetime) -> Actor:
    """The actor behind the request, or ANONYMOUS; runs inside a reading transaction.

    Under /p that is a protected participant or nobody, elsewhere an account or nobody.
    """
    if protected.here():
        return protected.current(now)
    token = current_user.get_id() if current_user.is_authenticated else None
    if token is None:
        return ANONYMOUS
    found = accounts.signed_in(verbs.token_hash(token), now)
    if found is None:
        return ANONYMOUS
    held, account, mandates = found
    idle: timedelta = g.idle_after
    if held.seen_at < now - idle or account.state != "active":
        return ANONYMOUS
    g.device_id = held.id
    g.seen_stale = held.seen_at < now - NOTED_EVERY
    return accounts.actor_of(account, strong=held.strong, mandates=mandates)


def stale() -> bool:
    """Whether the use of the device was last noted some minutes ago."""
    return bool(g.get("seen_stale"))


def touch(now: datetime) -> None:
    """Note that the device is in use, inside a writing transaction."""
    if stale():
        verbs.seen(g.device_id, now=now)


def enter(token: str) -> None:
    """Begin a session in this browser, with a new cookie content (no fixation)."""
    session.clear()
    login_user(SignedIn(token))


def leave() -> None:
    """Forget the session in this browser."""
    logout_user()
    session.clear()

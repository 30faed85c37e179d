"""What follows when somebody has shown who they are; shared by the pages that end with signing in."""

from __future__ import annotations

from flask import current_app, redirect, request
from flask.typing import ResponseReturnValue

from panel.domain.actor import Actor
from panel.gate import door, sign_in
from panel.gate.shared import LANGUAGE_COOKIE
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.services import account as verbs
from panel.services import throttle
from panel.web.accounts.devices import described
from panel.web.pages import LANGUAGE_SECONDS, go, own_desk, say


def enter(account_id: str, *, strong: bool, target: str | None) -> ResponseReturnValue:
    """Open a session on this device and go where the person was going, or to their work."""
    with door.unit():
        account = accounts.by_id(account_id)
        throttle.forget(throttle.key("sign-in", account.email_key))
        throttle.forget(throttle.key("code", account.id))
        token = verbs.sign_in(
            account,
            described(request.user_agent.string),
            now=door.now(),
            days=current_app.config["PANEL"].session_days,
            strong=strong,
        )
        actor, locale = accounts.actor_of(account, strong=True), account.locale
    sign_in.enter(token)
    return _in_language(_onward(actor, strong, target), locale)


def _onward(actor: Actor, strong: bool, target: str | None) -> ResponseReturnValue:
    if actor.staff and not strong:
        say(_("Your role needs a second factor. Set it up now; it takes a minute."), "warn")
        return go("second_factor")
    if target:
        return redirect(target, 303)
    desk = own_desk(actor)
    return go(desk if desk != "account" or (actor.staff and not actor.mandates) else "my_commentaries")


def _in_language(answer: ResponseReturnValue, locale: str) -> ResponseReturnValue:
    """Speak the account's language from now on, unless another was chosen in this browser."""
    response = current_app.make_response(answer)
    if LANGUAGE_COOKIE not in request.cookies:
        response.set_cookie(
            LANGUAGE_COOKIE,
            locale,
            max_age=LANGUAGE_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
    return response

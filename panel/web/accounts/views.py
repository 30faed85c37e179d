"""Signing in and out."""

from __future__ import annotations

from flask import current_app, g, request, session
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Busy
from panel.gate import door, sign_in
from panel.gate import throttle as crowd
from panel.gate.marks import needs, owner, public
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.services import account as verbs
from panel.services import second_factor, throttle
from panel.web.accounts.entering import enter
from panel.web.accounts.forms import CodeForm, SignInForm
from panel.web.pages import go, render, safe_next

PENDING_SECONDS = 600


@public("signing in is how one gets an account's rights", own_transaction=True)
def sign_in_page(actor: Actor) -> ResponseReturnValue:
    """Address and password; the same answer whether or not the address has an account."""
    form = SignInForm()
    if request.method == "GET" or not form.validate():
        return _sign_in(form, 422 if form.errors else 200)
    key = verbs.email_key(form.email.data)
    counter = throttle.key("sign-in", key)
    try:
        crowd.check(door.now())
        with door.glance():
            throttle.check(counter, now=door.now())
            account = accounts.by_email_key(key)
            fits = verbs.password_fits(account, form.password.data)
            secured = account is not None and account.totp_secret is not None
            account_id = account.id if account is not None else ""
    except Busy as error:
        form.form_errors.append(_(error.msgid))
        return _sign_in(form, 429)
    if not fits:
        with door.unit():
            throttle.count_failure(counter, now=door.now())
        form.form_errors.append(
            _("Address and password do not fit together. Try again, or choose a new password.")
        )
        return _sign_in(form, 422)
    if secured:
        session.clear()
        session["pending"] = [account_id, int(door.now().timestamp()), safe_next() or ""]
        return go("sign_in_code")
    return enter(account_id, strong=False, target=safe_next())


@public("the second step of signing in", own_transaction=True)
def sign_in_code(actor: Actor) -> ResponseReturnValue:
    """The code of the second factor, or one recovery code."""
    form = CodeForm()
    pending = session.get("pending")
    if not pending or door.now().timestamp() - pending[1] > PENDING_SECONDS:
        return go("sign_in")
    if request.method == "GET" or not form.validate():
        return render("accounts/sign_in_code.html", 422 if form.errors else 200, form=form)
    account_id, _at, target = pending
    try:
        crowd.check(door.now())
        fits = _code_fits(account_id, form.code.data)
    except Busy as error:
        form.form_errors.append(_(error.msgid))
        return render("accounts/sign_in_code.html", 429, form=form)
    if not fits:
        form.form_errors.append(_("This code does not fit. Wait for the next one, or use a recovery code."))
        return render("accounts/sign_in_code.html", 422, form=form)
    return enter(account_id, strong=True, target=target or None)


@needs(Action.ACCOUNT_OWN, on=owner)
def sign_out(actor: Actor, _own: object) -> ResponseReturnValue:
    """Close this device."""
    account = accounts.by_id(actor.account_id or "")
    verbs.sign_out(actor, accounts.device(g.device_id), account, now=door.now())
    sign_in.leave()
    return go("home")


def _sign_in(form: SignInForm, status: int) -> ResponseReturnValue:
    return render("accounts/sign_in.html", status, form=form, next=safe_next())


def _code_fits(account_id: str, code: str) -> bool:
    """Whether a code or a recovery code fits; a miss is counted, a hit used up, in one transaction."""
    counter, keys = throttle.key("code", account_id), current_app.extensions["panel.keys"]
    with door.unit():
        throttle.check(counter, now=door.now())
        account = accounts.by_id(account_id, lock=True)
        fits = second_factor.code_fits(account, code, keys, now=door.now())
        fits = fits or second_factor.use_recovery_code(account, code, keys, now=door.now())
        if not fits:
            throttle.count_failure(counter, now=door.now())
    return fits

"""Getting an account, a new password, and into an organization: pages behind links from letters."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from panel.domain.actor import Actor
from panel.domain.errors import Busy, Invalid
from panel.gate import door
from panel.gate import throttle as crowd
from panel.gate.marks import public
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import account as verbs
from panel.services import links, mandate, signing_up
from panel.services import password as passwords
from panel.web.accounts.entering import enter
from panel.web.accounts.forms import AddressForm, NewAccountForm, NewPasswordForm
from panel.web.pages import go, render, safe_next, say

HOME_ZONE = "Europe/Zurich"


@public("anybody may open an account", own_transaction=True)
def sign_up(actor: Actor) -> ResponseReturnValue:
    """An address; the answer is the same whether or not it has an account."""
    form, onward = AddressForm(), safe_next()
    if request.method == "POST" and form.validate():
        try:
            crowd.check(door.now())
            with door.unit():
                signing_up.ask(form.email.data, active_locale(), now=door.now(), onward=onward)
            return render("accounts/letter_sent.html", kind="sign_up", address=form.email.data, next=onward)
        except Invalid as error:
            form.refuse(error.problems)
        except Busy as error:
            form.form_errors.append(_(error.msgid))
    return render("accounts/sign_up.html", 422 if form.errors else 200, form=form, next=onward)


@public("the link in the letter is the key", own_transaction=True)
def finish_sign_up(actor: Actor, token: str) -> ResponseReturnValue:
    """Name and password; then the account exists and is signed in."""
    form = NewAccountForm()
    try:
        with door.glance():
            address = links.find("confirm", token, now=door.now()).email
        if request.method == "POST":
            crowd.check(door.now())
            account_id = _make_account("confirm", token, form)
            if account_id is not None:
                say(_("Your account is open."))
                return enter(account_id, strong=False, target=safe_next())
    except links.LinkOver:
        return _over("sign_up")
    return render("accounts/finish_sign_up.html", 422 if form.errors else 200, form=form, address=address)


@public("whoever forgot the password cannot sign in", own_transaction=True)
def forgotten(actor: Actor) -> ResponseReturnValue:
    """An address; the answer is the same whether or not it has an account."""
    form, onward = AddressForm(), safe_next()
    if request.method == "POST" and form.validate():
        try:
            crowd.check(door.now())
            with door.unit():
                passwords.ask_reset(form.email.data, now=door.now(), onward=onward)
            return render("accounts/letter_sent.html", kind="reset", address=form.email.data, next=onward)
        except Busy as error:
            form.form_errors.append(_(error.msgid))
    return render("accounts/forgotten.html", 422 if form.errors else 200, form=form, next=onward)


@public("the link in the letter is the key", own_transaction=True)
def new_password(actor: Actor, token: str) -> ResponseReturnValue:
    """A new password by a link; the second factor stays, every device is signed out."""
    form = NewPasswordForm()
    try:
        with door.glance():
            secured = passwords.of_link(token, now=door.now()).totp_secret is not None
        if request.method == "POST" and form.validate():
            crowd.check(door.now())
            with door.glance():
                passwords.check(passwords.of_link(token, now=door.now()), form.password.data)
            hashed = verbs.hash_password(form.password.data)
            with door.unit():
                passwords.reset(token, hashed, now=door.now())
            say(_("Your password is changed. Sign in with it."))
            return go("sign_in", next=safe_next())
    except links.LinkOver:
        return _over("forgotten")
    except Invalid as error:
        form.refuse(error.problems)
    return render("accounts/new_password.html", 422 if form.errors else 200, form=form, secured=secured)


@public("the link in the letter is the key", own_transaction=True)
def invitation(actor: Actor, token: str) -> ResponseReturnValue:
    """Accept to act for an organization: with the account one is in, or with a new one."""
    form = NewAccountForm()
    try:
        if request.method == "POST":
            crowd.check(door.now())
            if actor.account_id is not None:
                return _accepted(actor.account_id, token)
            account_id = _make_account("invite", token, form)
            if account_id is not None:
                with door.unit():
                    held = mandate.accept(accounts.by_id(account_id), token, now=door.now())
                    organisation_id = held.organisation_id
                say(_("Your account is open, and you act for the organization from now on."))
                target = url_for("organisation", organisation_id=organisation_id)
                return enter(account_id, strong=False, target=target)
        with door.glance():
            shown = _invited(token)
            return render(
                "accounts/invitation.html", 422 if form.errors else 200, form=form, token=token, **shown
            )
    except links.LinkOver:
        return _over("invitation")


def _invited(token: str) -> dict[str, Any]:
    link = links.find("invite", token, now=door.now())
    known = accounts.by_email_key(verbs.email_key(link.email or ""))
    return {
        "organisation": organisations.get(link.organisation_id or ""),
        "kind": link.mandate_kind,
        "address": link.email,
        "invited_by": accounts.names([link.invited_by]).get(link.invited_by or "", ""),
        "has_account": known is not None and known.state == "active",
    }


def _accepted(account_id: str, token: str) -> ResponseReturnValue:
    with door.unit():
        held = mandate.accept(accounts.by_id(account_id), token, now=door.now())
        organisation_id = held.organisation_id
    say(_("You act for the organization from now on."))
    return go("organisation", organisation_id=organisation_id)


def _make_account(kind: str, token: str, form: NewAccountForm) -> str | None:
    """Check, hash outside any transaction, make; the id of the account, or None with errors in the form."""
    try:
        with door.glance():
            link = links.find(kind, token, now=door.now())
            signing_up.check(link, form.name.data or "", form.password.data or "")
        hashed = verbs.hash_password(form.password.data)
        with door.unit():
            made = signing_up.finish(
                kind,
                token,
                form.name.data,
                hashed,
                locale=active_locale(),
                time_zone=HOME_ZONE,
                now=door.now(),
            )
            return made.id
    except Invalid as error:
        form.refuse(error.problems)
        return None


def _over(kind: str) -> ResponseReturnValue:
    return render("accounts/link_over.html", 410, kind=kind, next=safe_next())

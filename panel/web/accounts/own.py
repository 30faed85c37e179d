"""One's own account: settings, devices, password, second factor, download, close."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pyotp
import segno
from flask import Response, current_app, g, request, session
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Busy, Invalid
from panel.domain.standing import ROLES
from panel.gate import door, sign_in
from panel.gate.marks import needs, owner
from panel.gate.shared import LANGUAGE_COOKIE
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import account as verbs
from panel.services import closing, second_factor, throttle
from panel.services import password as passwords
from panel.web.accounts.choices import languages, zones
from panel.web.accounts.forms import ChangePasswordForm, ConfirmForm, EnrolForm, SettingsForm
from panel.web.pages import LANGUAGE_SECONDS, go, render, say


def own(actor: Actor) -> Any:
    """Loader: the actor's account itself."""
    return accounts.by_id(actor.account_id or "")


@needs(Action.ACCOUNT_OWN, on=own)
def overview(actor: Actor, account: Any) -> ResponseReturnValue:
    """Who one is here, and the settings."""
    form = SettingsForm(data={"name": account.name, "locale": account.locale, "time_zone": account.time_zone})
    if request.method == "POST":
        form = SettingsForm()
    form.locale.choices, form.time_zone.choices = languages(), zones(account.time_zone)
    if request.method == "POST":
        try:
            typed = {f: getattr(form, f).data or "" for f in ("name", "locale", "time_zone")}
            verbs.edit(actor, account, **typed, now=door.now())
            say(_("Your settings are saved."))
            return _speaking(go("account"), account.locale)
        except Invalid as error:
            form.refuse(error.problems)
    return render(
        "accounts/overview.html",
        422 if form.errors else 200,
        form=form,
        account=account,
        mandates=accounts.mandates_of(account.id),
        roles=accounts.grants_of(account.id),
        role_words=ROLES,
        devices=len(accounts.sessions_of(account.id, door.now())),
        codes_left=sum(c.used_at is None for c in accounts.recovery_codes(account.id)),
    )


@needs(Action.ACCOUNT_OWN, on=owner)
def devices(actor: Actor, _own: object) -> ResponseReturnValue:
    """Where one is signed in."""
    rows = accounts.sessions_of(actor.account_id or "", door.now())
    return render("accounts/devices.html", devices=rows, here=g.device_id)


@needs(Action.ACCOUNT_OWN, on=own)
def close_device(actor: Actor, account: Any) -> ResponseReturnValue:
    """Sign out one device, or all others."""
    which = request.form.get("device", "")
    if which == "others":
        verbs.close_devices(actor, account, now=door.now(), but=g.device_id)
        say(_("All other devices are signed out."))
        return go("devices")
    verbs.sign_out(actor, accounts.device(which, account.id), account, now=door.now())
    if which == g.device_id:
        sign_in.leave()
        return go("home")
    say(_("The device is signed out."))
    return go("devices")


@needs(Action.ACCOUNT_OWN, on=owner, own_transaction=True)
def change_password(actor: Actor, _own: object) -> ResponseReturnValue:
    """A new password; the other devices are signed out."""
    form = ChangePasswordForm()
    if request.method == "POST" and form.validate():
        try:
            account_id = actor.account_id or ""
            if _password_fits(account_id, form.current.data, form.current):
                with door.glance():
                    passwords.check(accounts.by_id(account_id), form.password.data)
                hashed = verbs.hash_password(form.password.data)
                with door.unit():
                    account = accounts.by_id(account_id)
                    passwords.change(actor, account, hashed, g.device_id, now=door.now())
                say(_("Your password is changed. Other devices are signed out."))
                return go("account")
        except Invalid as error:
            form.refuse(error.problems)
    with door.glance():
        secured = accounts.by_id(actor.account_id or "").totp_secret is not None
    return render("accounts/change_password.html", 422 if form.errors else 200, form=form, secured=secured)


@needs(Action.ACCOUNT_OWN, on=owner, own_transaction=True)
def enrol(actor: Actor, _own: object) -> ResponseReturnValue:
    """Set up TOTP: a secret to scan or type, confirmed by one code; then ten recovery codes, shown once."""
    form, account_id = EnrolForm(), actor.account_id or ""
    secret = session.get("enrol")
    if secret is None:
        if request.method == "POST":
            return go("second_factor")
        secret = session["enrol"] = pyotp.random_base32()
    with door.glance():
        account = accounts.by_id(account_id)
        address, had_one = account.email, account.totp_secret is not None
    if request.method == "POST" and form.validate():
        codes = _enrolled(account_id, secret, form, had_one)
        if codes is not None:
            session.pop("enrol")
            return render("accounts/recovery_codes.html", codes=codes, renewed=False)
    picture = _picture(pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name="Standing Panel"))
    status = 422 if form.errors else 200
    return render(
        "accounts/second_factor.html", status, form=form, secret=secret, picture=picture, had_one=had_one
    )


@needs(Action.ACCOUNT_OWN, on=owner, own_transaction=True)
def recovery_codes(actor: Actor, _own: object) -> ResponseReturnValue:
    """Ten new recovery codes, shown once."""
    form, account_id = ConfirmForm(), actor.account_id or ""
    if request.method == "POST" and form.validate():
        try:
            if _password_fits(account_id, form.password.data, form.password):
                with door.unit():
                    codes = second_factor.renew_recovery_codes(
                        actor,
                        accounts.by_id(account_id),
                        current_app.extensions["panel.keys"],
                        now=door.now(),
                    )
                return render("accounts/recovery_codes.html", codes=codes, renewed=True)
        except Invalid as error:
            form.refuse(error.problems)
    return render("accounts/renew_codes.html", 422 if form.errors else 200, form=form)


@needs(Action.ACCOUNT_OWN, on=own)
def download(actor: Actor, account: Any) -> ResponseReturnValue:
    """Everything held about oneself, as a file."""
    held = closing.download(actor, account, now=door.now())
    body = json.dumps(held, ensure_ascii=False, indent=2, sort_keys=True, default=str)
    headers = {"Content-Disposition": 'attachment; filename="what-the-panel-holds-about-me.json"'}
    return Response(body + "\n", mimetype="application/json", headers=headers)


@needs(Action.ACCOUNT_OWN, on=owner, own_transaction=True)
def close(actor: Actor, _own: object) -> ResponseReturnValue:
    """Close the account; it cannot be undone, so it has its own page and asks for the password."""
    form, account_id = ConfirmForm(), actor.account_id or ""
    if (
        request.method == "POST"
        and form.validate()
        and _password_fits(account_id, form.password.data, form.password)
    ):
        with door.unit():
            closing.close(actor, accounts.by_id(account_id), now=door.now())
        sign_in.leave()
        say(_("Your account is closed. Your name and address are removed."))
        return go("home")
    with door.glance():
        return render(
            "accounts/close.html",
            422 if form.errors else 200,
            form=form,
            mandates=accounts.mandates_of(account_id),
            orphaned=[
                o for o in organisations.own(actor) if organisations.focal_points(o.id) == {account_id}
            ],
        )


def _password_fits(account_id: str, password: str, field: Any) -> bool:
    """Ask for the password again; misses are counted like those of signing in."""
    with door.glance():
        account = accounts.by_id(account_id)
        counter = throttle.key("sign-in", account.email_key)
        try:
            throttle.check(counter, now=door.now())
        except Busy as error:
            field.errors = [*field.errors, _(error.msgid)]
            return False
        fits = verbs.password_fits(account, password)
    if not fits:
        with door.unit():
            throttle.count_failure(counter, now=door.now())
        field.errors = [*field.errors, _("This is not your password. Nothing was changed.")]
    return fits


def _enrolled(account_id: str, secret: str, form: EnrolForm, had_one: bool) -> list[str] | None:
    if had_one and not _password_fits(account_id, form.password.data or "", form.password):
        return None
    if not second_factor.secret_fits(secret, form.code.data, now=door.now()):
        form.code.errors = [
            *form.code.errors,
            _("This code does not fit. Check the clock of your phone, then try the next code."),
        ]
        return None
    with door.unit():
        account = accounts.by_id(account_id)
        codes = second_factor.enrol(account, secret, current_app.extensions["panel.keys"], now=door.now())
        verbs.strengthen(g.device_id)
    return codes


def _picture(address: str) -> Markup:
    """The key for the camera of a phone: black on white in either theme; drawn by us, of nobody's text."""
    out = BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, unit="", omitsize=True, light="white"
    )
    return Markup(out.getvalue().decode())  # noqa: S704


def _speaking(answer: Any, locale: str) -> ResponseReturnValue:
    answer.set_cookie(
        LANGUAGE_COOKIE,
        locale,
        max_age=LANGUAGE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return answer

"""Forms of accounts."""

from __future__ import annotations

from wtforms import HiddenField, PasswordField, RadioField, SelectField

from panel.domain.actor import Role
from panel.domain.standing import OPENS, ROLES
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.web.forms import LineField, PanelForm, TextField, required

_EMAIL = {"autocomplete": "username", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}


class SignInForm(PanelForm):
    """Address and password."""

    unsaved = _l("You are not signed in yet")
    email = LineField(_l("E-mail address"), [required(_l("Type your e-mail address."))], render_kw=_EMAIL)
    password = PasswordField(
        _l("Password"),
        [required(_l("Type your password."))],
        render_kw={"autocomplete": "current-password"},
    )


class CodeForm(PanelForm):
    """A code of the second factor, or a recovery code."""

    unsaved = _l("You are not signed in yet")
    code = LineField(
        _l("Code"),
        [required(_l("Type the six digits that your app shows, or a recovery code."))],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class EnrolForm(CodeForm):
    """The first code of a new second factor; the password too where there was one before."""

    password = PasswordField(_l("Your password"), render_kw={"autocomplete": "current-password"})


class AddressForm(PanelForm):
    """An address to which a link is sent."""

    email = LineField(_l("E-mail address"), [required(_l("Type your e-mail address."))], render_kw=_EMAIL)


class NewAccountForm(PanelForm):
    """Name and password of an account whose address is known to be the reader's."""

    name = LineField(_l("Your name"), render_kw={"autocomplete": "name"})
    password = PasswordField(_l("Password"), render_kw={"autocomplete": "new-password"})


class NewPasswordForm(PanelForm):
    """A new password."""

    password = PasswordField(
        _l("New password"), [required(_l("Type a new password."))], render_kw={"autocomplete": "new-password"}
    )


class ChangePasswordForm(PanelForm):
    """The present password and a new one."""

    current = PasswordField(
        _l("Present password"),
        [required(_l("Type your present password."))],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        _l("New password"), [required(_l("Type a new password."))], render_kw={"autocomplete": "new-password"}
    )


class ConfirmForm(PanelForm):
    """The password once more, before something that matters."""

    password = PasswordField(
        _l("Your password"),
        [required(_l("Type your password."))],
        render_kw={"autocomplete": "current-password"},
    )


class SettingsForm(PanelForm):
    """How one is addressed."""

    name = LineField(_l("Your name"), render_kw={"autocomplete": "name"})
    locale = SelectField(_l("Language of letters to you"), validate_choice=False)
    time_zone = SelectField(_l("City whose time is shown beside Geneva’s"), validate_choice=False)


class FindForm(PanelForm):
    """The exact address of a person."""

    email = LineField(
        _l("E-mail address of the person, in full"), render_kw={**_EMAIL, "autocomplete": "off"}
    )


class RoleForm(PanelForm):
    """A role for somebody else, with the reason."""

    act = HiddenField(default="role")
    role = RadioField(_l("Role"), validate_choice=False)
    reason = TextField(_l("Reason, which the second person reads"))

    def offer(self, held: frozenset[Role]) -> None:
        """Offer the roles that are not held yet."""
        self.role.choices = [(r.value, _(ROLES[r])) for r in Role if r not in held]

    def explained(self) -> dict[str, str]:
        """What each role opens, in words."""
        return {r.value: _(OPENS[r]) for r in Role}


class ReasonForm(PanelForm):
    """Why a second factor should be cleared."""

    act = HiddenField(default="totp")
    reason = TextField(_l("How you made sure that it is this person"), id="totp-reason")

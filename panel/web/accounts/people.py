"""Who holds which role; roles proposed and taken away; a lost second factor cleared by two people."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.errors import Invalid
from panel.domain.policy import can
from panel.domain.standing import OPENS, ROLES
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.services import roles, second_factor
from panel.services.addresses import email_key
from panel.web.accounts.forms import FindForm, ReasonForm, RoleForm
from panel.web.pages import go, render, say


def somebody(actor: Actor, account_id: str) -> Any:
    """Loader: an account."""
    return accounts.by_id(account_id)


@needs(Action.PEOPLE_READ)
def people(actor: Actor) -> ResponseReturnValue:
    """Holders of roles by role; a person is found by the exact address only."""
    form = FindForm(request.args)
    sought = form.email.data or ""
    if sought:
        found = accounts.by_email_key(email_key(sought))
        if found is not None and found.state == "active":
            return go("person", account_id=found.id)
        form.email.errors = [
            _("No account has this address. The person opens one first, then you look again.")
        ]
    held = accounts.all_holders()
    return render(
        "accounts/people.html",
        form=form,
        rows=[(role, [g for g in held if g.role == role]) for role in Role],
        roles=ROLES,
        opens=OPENS,
    )


@needs(Action.PEOPLE_READ, on=somebody)
def person(actor: Actor, account: Any) -> ResponseReturnValue:
    """One person: propose a role or that the second factor be cleared."""
    held = accounts.roles_of(account.id)
    role_form, reason_form = RoleForm(formdata=None), ReasonForm(formdata=None)
    if request.method == "POST":
        try:
            return _proposed(actor, account)
        except Invalid as error:
            form = RoleForm() if request.form.get("act") == "role" else ReasonForm()
            form.refuse(error.problems)
            role_form, reason_form = (form, reason_form) if isinstance(form, RoleForm) else (role_form, form)
    role_form.offer(held)
    return render(
        "accounts/person.html",
        422 if role_form.errors or reason_form.errors else 200,
        account=account,
        role_form=role_form,
        reason_form=reason_form,
        held=[r for r in Role if r in held],
        roles=ROLES,
        opens=OPENS,
        may_propose=can(actor, Action.ROLE_PROPOSE, account),
        may_reset=can(actor, Action.TOTP_RESET, account) and account.totp_secret is not None,
    )


@needs(Action.ROLE_REVOKE, on=somebody)
def revoke(actor: Actor, account: Any) -> ResponseReturnValue:
    """Take a role away."""
    role = request.form.get("role", "")
    roles.revoke(actor, account, role, now=door.now())
    say(_("%(name)s no longer holds the role: %(role)s.", name=account.name, role=_(ROLES[Role(role)])))
    return go("person", account_id=account.id)


def _proposed(actor: Actor, account: Any) -> ResponseReturnValue:
    reason = request.form.get("reason", "")
    if request.form.get("act") == "role":
        made = roles.propose(actor, account, request.form.get("role", ""), reason, now=door.now())
    else:
        made = second_factor.propose_reset(actor, account, reason, now=door.now())
    say(_("Proposed. It is done as soon as a second person approves; until then nothing changes."))
    return go("approval", approval_id=made.id)

"""Who acts for an organization: invited, changed, ended, left."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Busy, IllegalMove, Invalid, Missing
from panel.domain.standing import MANDATE_OPENS, MANDATES
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import mandate as verbs
from panel.web.organisations.forms import InviteForm
from panel.web.pages import go, render, say


def by_id(actor: Actor, organisation_id: str) -> Any:
    """Loader: an organization the actor may read, held while it is changed."""
    return organisations.by_id(actor, organisation_id, lock=request.method == "POST")


@needs(Action.ORGANISATION_LEAVE, on=by_id)
def members(actor: Actor, row: Any) -> ResponseReturnValue:
    """Who acts for it; a focal point also sees open invitations and may invite."""
    return _page(actor, row, InviteForm(formdata=None))


@needs(Action.ORGANISATION_MEMBERS, on=by_id)
def invite(actor: Actor, row: Any) -> ResponseReturnValue:
    """Send an invitation."""
    form = InviteForm()
    if form.validate():
        try:
            kind = form.kind.data or ""
            link = verbs.invite(actor, row, form.email.data, kind, active_locale(), now=door.now())
            say(
                _(
                    "The invitation is on its way to %(address)s. It can be accepted for 14 days.",
                    address=link.email,
                )
            )
            return go("members", organisation_id=row.id)
        except Invalid as error:
            form.refuse(error.problems)
        except Busy as error:
            form.form_errors.append(_(error.msgid))
    return _page(actor, row, form, 422)


@needs(Action.ORGANISATION_MEMBERS, on=by_id)
def withdraw(actor: Actor, row: Any) -> ResponseReturnValue:
    """Make an open invitation void."""
    wanted = request.form.get("invitation")
    link = next((t for t in _open(row) if t.id == wanted), None)
    if link is None:
        raise Missing()
    verbs.withdraw_invitation(actor, row, link, now=door.now())
    say(_("The invitation is withdrawn."))
    return go("members", organisation_id=row.id)


@needs(Action.ORGANISATION_MEMBERS, on=by_id)
def change(actor: Actor, row: Any) -> ResponseReturnValue:
    """Make a member focal point or contributor, or end the mandate."""
    mandate = organisations.mandate_of(row, request.form.get("mandate", ""))
    act = request.form.get("act", "")
    try:
        if act == "end":
            verbs.end(actor, row, mandate, now=door.now())
            say(_("The mandate has ended. What the person wrote stays with the organization."))
        else:
            verbs.change(actor, row, mandate, act, now=door.now())
            say(_("The mandate is changed."))
    except IllegalMove as error:
        say(_(error.msgid), "stop")
    return go("members", organisation_id=row.id)


@needs(Action.ORGANISATION_LEAVE, on=by_id)
def leave(actor: Actor, row: Any) -> ResponseReturnValue:
    """Give up one's own mandate; it has its own page, for it cannot be undone by oneself."""
    if request.method == "GET":
        last = organisations.focal_points(row.id) == {actor.account_id}
        return render("organisations/leave.html", row=row, last=last)
    verbs.leave(actor, row, now=door.now())
    say(_("You no longer act for %(organisation)s.", organisation=row.name))
    return go("account")


def _open(row: Any) -> Any:
    return accounts.usable_tokens("invite", door.now(), organisation_id=row.id)


def _page(actor: Actor, row: Any, form: InviteForm, status: int = 200) -> ResponseReturnValue:
    focal = actor.focal_for(row.id)
    return render(
        "organisations/members.html",
        status,
        row=row,
        form=form.offer(),
        focal=focal,
        members=organisations.members(row.id),
        invitations=_open(row) if focal else (),
        kinds=MANDATES,
        opens=MANDATE_OPENS,
    )

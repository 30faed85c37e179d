"""The officers' side: registrations that wait, decisions, appeals before the chair, suspensions."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import constituencies, registration
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import IllegalMove, Invalid
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import active_locale
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import accreditation
from panel.services import mandate as mandates
from panel.services import organisation as verbs
from panel.web.organisations.forms import FocalPointForm, OutcomeForm, ReasonForm, ReviewForm
from panel.web.organisations.wording import STATES
from panel.web.pages import go, render, say

_OPEN = ("pending", "asked", "lapsed")


def by_id(actor: Actor, organisation_id: str) -> Any:
    """Loader: an organization the actor may read, held while it is changed."""
    return organisations.by_id(actor, organisation_id, lock=request.method == "POST")


@needs(Action.ORGANISATION_REVIEW)
def queue(actor: Actor) -> ResponseReturnValue:
    """What waits for an officer, for an answer, for the chair; oldest first."""
    found = organisations.in_states("pending", "asked", "appealed", "suspended")
    by_state = {s: [o for o in found if o.state == s] for s in ("pending", "appealed", "asked", "suspended")}
    return render(
        "organisations/queue.html",
        by_state=by_state,
        country_name=registration.country_name,
        subtype_label=constituencies.subtype_label,
    )


@needs(Action.ORGANISATION_REVIEW, on=by_id)
def review(actor: Actor, row: Any) -> ResponseReturnValue:
    """Read a registration and decide."""
    form = ReviewForm().offer()
    if request.method == "POST":
        try:
            return _decide(actor, row, form)
        except Invalid as error:
            form.refuse(error.problems)
    return _page(actor, row, form)


@needs(Action.ORGANISATION_DECIDE_APPEAL, on=by_id)
def decide_appeal(actor: Actor, row: Any) -> ResponseReturnValue:
    """The chair hears the one appeal; the decision is final."""
    form = OutcomeForm().offer()
    if request.method == "POST":
        try:
            outcome = form.outcome.data or ""
            accreditation.decide_appeal(actor, row, outcome, form.sentence.data or "", now=door.now())
            say(_("The decision is recorded and the organization is told."))
            return go("organisation_queue")
        except Invalid as error:
            form.refuse(error.problems)
    if row.state != "appealed":
        raise IllegalMove()
    return render("organisations/decide_appeal.html", 422 if form.errors else 200, form=form, **_about(row))


@needs(Action.ORGANISATION_SUSPEND, on=by_id)
def suspend(actor: Actor, row: Any) -> ResponseReturnValue:
    """Suspend an accreditation, or lift the suspension, with a reason."""
    form = ReasonForm()
    lifting = row.state == "suspended"
    if row.state not in {"accredited", "suspended"}:
        raise IllegalMove()
    if request.method == "POST":
        act = accreditation.lift if lifting else accreditation.suspend
        try:
            act(actor, row, form.sentence.data or "", now=door.now())
            say(_("The decision is recorded and the organization is told."))
            return go("review_organisation", organisation_id=row.id)
        except Invalid as error:
            form.refuse(error.problems)
    return render(
        "organisations/suspend.html", 422 if form.errors else 200, form=form, row=row, lifting=lifting
    )


@needs(Action.ORGANISATION_NAME_FOCAL, on=by_id)
def name_focal_point(actor: Actor, row: Any) -> ResponseReturnValue:
    """Invite a focal point for an organization that has none left."""
    form = FocalPointForm()
    if form.validate():
        try:
            mandates.name_focal_point(actor, row, form.email.data, active_locale(), now=door.now())
            say(
                _(
                    "The invitation is on its way to %(address)s. It can be accepted for 14 days.",
                    address=form.email.data,
                )
            )
            return go("review_organisation", organisation_id=row.id)
        except Invalid as error:
            form.refuse(error.problems)
    return _page(actor, row, ReviewForm(formdata=None).offer(), focal_form=form)


def _decide(actor: Actor, row: Any, form: ReviewForm) -> ResponseReturnValue:
    act, sentence, now = form.act.data, form.sentence.data or "", door.now()
    if act == "accredit":
        accreditation.accredit(actor, row, form.verified_how.data or "", sentence, now=now)
        say(_("%(organisation)s is accredited.", organisation=row.name))
    elif act == "ask":
        accreditation.ask(actor, row, sentence, now=now)
        say(_("The question is with %(organisation)s.", organisation=row.name))
    else:
        accreditation.decline(actor, row, form.ground.data or "", sentence, now=now)
        say(_("The decision is recorded and the organization is told."))
    return go("organisation_queue")


def _page(
    actor: Actor, row: Any, form: ReviewForm, focal_form: FocalPointForm | None = None
) -> ResponseReturnValue:
    errors = form.errors or (focal_form.errors if focal_form is not None else {})
    orphaned = not organisations.focal_points(row.id)
    return render(
        "organisations/review.html",
        422 if errors else 200,
        form=form,
        focal_form=focal_form or FocalPointForm(formdata=None),
        may_decide=row.state in _OPEN and can(actor, Action.ORGANISATION_ACCREDIT, row),
        may_name_focal=orphaned and can(actor, Action.ORGANISATION_NAME_FOCAL, row),
        may_suspend=row.state in {"accredited", "suspended"} and can(actor, Action.ORGANISATION_SUSPEND, row),
        may_hear=row.state == "appealed" and can(actor, Action.ORGANISATION_DECIDE_APPEAL, row),
        **_about(row),
    )


def _about(row: Any) -> dict[str, Any]:
    decisions = organisations.decisions(row.id)
    members = organisations.members(row.id)
    return {
        "row": row,
        "states": STATES,
        "look_alikes": verbs.look_alikes(row),
        "decisions": decisions,
        "names": accounts.names(d.decided_by for d in decisions),
        "members": members,
        "grounds": registration.GROUNDS,
        "verified": registration.VERIFIED,
        "ecosoc": dict(constituencies.ECOSOC),
        "region": dict(constituencies.REGIONS).get(row.region, row.region),
        "country": registration.country_name(row.country),
        "subtype_label": constituencies.subtype_label,
    }

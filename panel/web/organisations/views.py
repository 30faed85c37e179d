"""Organizations as everybody and as their members see them: list, entry, registration, question, appeal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from panel.domain import constituencies, registration
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Busy, Invalid
from panel.gate import door
from panel.gate.marks import needs, public
from panel.i18n import gettext as _
from panel.queries import organisation as organisations
from panel.services import organisation as verbs
from panel.web.forms import whole
from panel.web.organisations.forms import AnswerForm, AppealForm, RegistrationForm
from panel.web.organisations.wording import STATES
from panel.web.pages import go, render, say


def by_id(actor: Actor, organisation_id: str) -> Any:
    """Loader: an organization the actor may read, held while it is changed."""
    return organisations.by_id(actor, organisation_id, lock=request.method == "POST")


@public("the list of accredited organizations is public")
def listing(actor: Actor) -> ResponseReturnValue:
    """Accredited organizations, by constituency and region."""
    chosen = {
        "constituency": _among(request.args.get("constituency"), {c.code for c in constituencies.TREE}),
        "region": _among(request.args.get("region"), set(dict(constituencies.REGIONS))),
    }
    page = whole(request.args.get("page"), 1, digits=5)
    found = organisations.accredited(**chosen, page=page)
    return render(
        "organisations/listing.html",
        found=found,
        chosen=chosen,
        tree=[c for c in constituencies.TREE if c.code not in registration.NOT_ORGANISATIONS],
        regions=constituencies.REGIONS,
        address=lambda n: _page_address(chosen, n),
        country_name=registration.country_name,
        subtype_label=constituencies.subtype_label,
    )


@public("an accredited organization has a public entry; others only for their members and officers", on=by_id)
def organisation(actor: Actor, row: Any) -> ResponseReturnValue:
    """The public entry; for members also the state, the question, the appeal."""
    member = row.id in actor.organisation_ids
    return render(
        "organisations/organisation.html",
        row=row,
        member=member,
        focal=actor.focal_for(row.id),
        desk=actor.staff,
        states=STATES,
        decisions=organisations.decisions(row.id) if member else (),
        grounds=registration.GROUNDS,
        verified=registration.VERIFIED,
        ecosoc=dict(constituencies.ECOSOC),
        region=dict(constituencies.REGIONS).get(row.region, row.region),
        country=registration.country_name(row.country),
        subtype_label=constituencies.subtype_label,
    )


@needs(Action.ORGANISATION_REGISTER)
def register(actor: Actor) -> ResponseReturnValue:
    """The form of registration; it is open at all times."""
    form = RegistrationForm().offer()
    if request.method == "POST":
        try:
            made = verbs.register(actor, form.given(), now=door.now())
            say(_("Your registration is with the secretariat. An officer answers within five working days."))
            return go("organisation", organisation_id=made.id)
        except Invalid as error:
            form.refuse(error.problems)
        except Busy as error:
            form.form_errors.append(_(error.msgid))
    return render("organisations/register.html", 422 if form.errors else 200, form=form, row=None)


@needs(Action.ORGANISATION_EDIT, on=by_id)
def edit(actor: Actor, row: Any) -> ResponseReturnValue:
    """Change what the organization says of itself."""
    form = (
        RegistrationForm().offer()
        if request.method == "POST"
        else RegistrationForm.filled(verbs.described(row)).offer()
    )
    if request.method == "POST":
        try:
            verbs.edit(actor, row, _kept(row, form), now=door.now())
            say(_("The changes are saved."))
            return go("organisation", organisation_id=row.id)
        except Invalid as error:
            form.refuse(error.problems)
    template = "organisations/edit.html" if row.state == "accredited" else "organisations/register.html"
    return render(template, 422 if form.errors else 200, form=form, row=row)


@needs(Action.ORGANISATION_EDIT, on=by_id)
def answer(actor: Actor, row: Any) -> ResponseReturnValue:
    """Answer the officer's question."""
    form = AnswerForm()
    if request.method == "POST":
        try:
            verbs.answer(actor, row, form.answer.data or "", now=door.now())
            say(_("Your answer is with the officer."))
            return go("organisation", organisation_id=row.id)
        except Invalid as error:
            form.refuse(error.problems)
    return render("organisations/answer.html", 422 if form.errors else 200, form=form, row=row)


@needs(Action.ORGANISATION_APPEAL, on=by_id)
def appeal(actor: Actor, row: Any) -> ResponseReturnValue:
    """Ask the chair once to look again."""
    form = AppealForm()
    if request.method == "POST":
        try:
            verbs.appeal(actor, row, form.appeal.data or "", now=door.now())
            say(_("Your appeal is with the chair, who tells you what is decided and why."))
            return go("organisation", organisation_id=row.id)
        except Invalid as error:
            form.refuse(error.problems)
    decided = [d for d in organisations.decisions(row.id) if d.move == "decline"]
    return render(
        "organisations/appeal.html",
        422 if form.errors else 200,
        form=form,
        row=row,
        decision=decided[-1] if decided else None,
        grounds=registration.GROUNDS,
    )


def _kept(row: Any, form: RegistrationForm) -> Any:
    """Of an accredited organization only the open fields are on the page; the others stay as they are."""
    given = form.given()
    if row.state != "accredited":
        return given
    kept = verbs.described(row)
    return replace(kept, **{name: getattr(given, name) for name in verbs.OPEN_FIELDS})


def _among(value: str | None, known: set[str]) -> str:
    return value if value in known and value is not None else ""


def _page_address(chosen: dict[str, str], page: int) -> str:
    filters: dict[str, Any] = {name: value for name, value in chosen.items() if value}
    return url_for("organisations", page=page, **filters)

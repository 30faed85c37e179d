"""Texts in identical terms: which count once, what each adds, and the decisions about them."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField

from panel.domain import deadline
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.drafting.codes import code_order
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, problem
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.queries import campaign
from panel.queries import commentary as commentaries
from panel.services import campaign_groups as reading
from panel.services import campaigns as verbs
from panel.services import coding
from panel.web.coding import page
from panel.web.forms import PanelForm, TextField, choices
from panel.web.pages import go, render, say

HOW = {
    "with": _l("once, together with another text"),
    "apart": _l("by itself"),
    "found": _l("as the texts say"),
}


class CountForm(PanelForm):
    """How a text counts from now on, and why."""

    how = RadioField(_l("This text counts"), choices=choices(HOW.items()), validate_choice=False)
    other = SelectField(_l("The text with which it counts once"), validate_choice=False)
    reason = TextField(_l("Reason"), description=_l("Kept with your name, and read by the desk."))


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return page.session_of(actor, slug)


def one_text(actor: Actor, commentary_id: str) -> Any:
    """Loader: a commentary as the desk sees it, held while it is decided."""
    return commentaries.by_id(actor, commentary_id, lock=request.method == "POST")


@needs(Action.CODING_READ, on=by_slug)
def listing(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The groups that count once, texts that are alike and count apart, and what was decided."""
    acts = campaign.acts(thematic_session.id)
    return render(
        "coding/campaigns.html",
        call=thematic_session,
        barred=page.barred(actor, thematic_session),
        found=reading.groups(thematic_session),
        acts=acts,
        offered={act.commentary_id for act, *_rest in acts if act.kind == "offer"},
        is_open=_open(thematic_session),
        how=HOW,
    )


@needs(Action.CODING_READ, on=one_text)
def count(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """One text and how it counts; a POST decides it."""
    call, form = commentary.thematic_session, CountForm()
    coding.codable(commentary)
    if request.method == "POST":
        try:
            _decide(actor, commentary, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Kept. The draft and its words of number follow at once."))
            return go("campaigns", slug=call.slug)
    elif "with" in request.args:
        form.how.data, form.other.data = "with", request.args["with"]
    found = reading.groups(call)
    label = next((label for row, label in found.labels if row.id == commentary.id), None)
    if label is None:
        raise IllegalMove()  # it is aside as falsely attributed
    form.other.choices = _others(found, commentary)
    group = found.of(commentary.id)
    return render(
        "coding/count.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        commentary=commentary,
        label=label,
        group=group,
        barred=page.barred(actor, call),
    )


@needs(Action.CODING_READ, on=one_text)
def offer(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Offer the lead of a group to turn it into a joint submission."""
    slug = commentary.thematic_session.slug
    verbs.offer_joint(actor, commentary, now=door.now())
    say(_("Offered. The letter names no other organization."))
    return go("campaigns", slug=slug)


def _decide(actor: Actor, commentary: Any, form: CountForm) -> None:
    how, reason, now = form.how.data, form.reason.data or "", door.now()
    if how == "with":
        other = _other(actor, form.other.data or "")
        verbs.put_with(actor, commentary, other, reason, now=now)
    elif how == "apart":
        verbs.take_apart(actor, commentary, reason, now=now)
    elif how == "found":
        verbs.as_found(actor, commentary, reason, now=now)
    else:
        raise Invalid(problem("how", N_("Choose how this text counts.")))


def _other(actor: Actor, commentary_id: str) -> Any:
    try:
        return commentaries.by_id(actor, commentary_id)
    except Missing:
        return None


def _others(found: reading.Groups, commentary: Any) -> Any:
    """Every other text by code, those that are in a group or alike first."""
    near = {m.commentary.id for group in (*found.once, *found.alike) for m in group.members}
    rows = sorted(found.labels, key=lambda each: (each[0].id not in near, code_order(each[1].code)))
    told = [(row.id, f"{label.code} {label.name or _('Name withheld')}") for row, label in rows]
    return choices([("", ""), *(each for each in told if each[0] != commentary.id)])


def _open(call: Any) -> bool:
    return bool(call.state == "open" and deadline.is_open(door.now(), call.opens_at, call.closes_at))

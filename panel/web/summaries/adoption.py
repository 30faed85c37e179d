"""Adoption by the chair, the way back, and issue by the head: each on a page that says what will happen."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import adoption, non_use, summary_changes, summary_check
from panel.services import summary as verbs
from panel.web.pages import go, render, say
from panel.web.summaries import desk, places
from panel.web.summaries.forms import ActForm, ReopenForm
from panel.web.summaries.views import files, made


@needs(Action.SESSION_DESK, on=places.of_session)
def adopt(actor: Actor, summary: Any) -> ResponseReturnValue:
    """What adoption means and what bars it; a POST by the chair adopts."""
    form = ActForm()
    call = summary.thematic_session
    if request.method == "POST":
        try:
            verbs.adopt(actor, summary, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Adopted. The head of the secretariat can issue it now."))
            return go("issue_summary", slug=call.slug)
    seen = summary_check.look(summary)
    bars = adoption.bars(summary, seen, now=door.now())
    return render(
        "summaries/adopt.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        summary=summary,
        seen=seen,
        bars=desk.findings(seen, bars),
        unaccounted=any(each.rule == non_use.OPEN for each in bars),
        remarks=desk.findings(seen, seen.advice),
        undecided=sessions.undecided(call.id),
        hands=summaries.hands(summary.id),
        drafted_it=actor.account_id in summary.hands,
        is_chair=can(actor, Action.CHAIR_DESK),
    )


@needs(Action.SESSION_DESK, on=places.of_session)
def reopen(actor: Actor, summary: Any) -> ResponseReturnValue:
    """What sending back means; a POST by the chair, with a reason, opens the text for drafting again."""
    form = ReopenForm()
    call = summary.thematic_session
    if request.method == "POST":
        try:
            verbs.reopen(actor, summary, form.reason.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Back in drafting. It has to be adopted anew."))
            return go("draft_summary", slug=call.slug)
    status = 422 if form.errors else 200
    return render("summaries/reopen.html", status, form=form, call=call, summary=summary, **_changes(summary))


@needs(Action.SESSION_DESK, on=places.of_session)
def issue(actor: Actor, summary: Any) -> ResponseReturnValue:
    """What issue means; a POST by the head issues."""
    call = summary.thematic_session
    if request.method == "POST":
        verbs.issue(actor, summary, now=door.now())
        say(_("Issued under %(symbol)s. The files follow within a minute.", symbol=summary.symbol))
        return go("summary", slug=call.slug)
    offered = files(summary)
    return render(
        "summaries/issue.html",
        form=ActForm(),
        call=call,
        summary=summary,
        files=offered,
        made=made(offered),
        **_changes(summary),
    )


def _changes(summary: Any) -> dict[str, Any]:
    """What changed since the adoption, and the submissions concerned, by code."""
    found = summary_changes.since_adoption(summary)
    codes = {each.code for each in found if each.code}
    texts = commentaries.by_codes(summary.thematic_session_id, codes) if codes else {}
    return {"changes": found, "changed_texts": texts}

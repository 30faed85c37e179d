"""The desk of protected contributions: moderators and the chair read them under their labels and decide."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.attribution import may_be_quoted
from panel.domain.errors import Invalid, Stale
from panel.domain.moderation import BY_CODE, REASONS
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import contribution as contributions
from panel.services import contribution as verbs
from panel.services import sealed
from panel.web import previews
from panel.web.pages import go, render, say
from panel.web.protected.forms import AnswerForm, DecideForm


def by_id(actor: Actor, contribution_id: str) -> Any:
    """Loader: a contribution on which the actor may decide."""
    return contributions.for_desk(actor, contribution_id, lock=request.method == "POST")


@needs(Action.CONTRIBUTION_QUEUE)
def queue(actor: Actor) -> ResponseReturnValue:
    """What waits, in no order of arrival, and what was kept for the secretariat."""
    return render(
        "protected/queue.html",
        waiting=sealed.read(contributions.waiting(actor)),
        kept=sealed.read(contributions.kept(actor)),
    )


@needs(Action.CONTRIBUTION_MODERATE, on=by_id)
def decide(actor: Actor, row: Any) -> ResponseReturnValue:
    """Let a text pass, or return it with a reason."""
    form = DecideForm().offer(REASONS)
    if form.is_submitted():
        try:
            if form.act.data == "return":
                reason, sentence = form.reason.data or "", form.sentence.data or ""
                verbs.give_back(actor, row, form.seen.data or "", reason, sentence, now=door.now())
            else:
                verbs.accept(actor, row, form.seen.data or "", now=door.now())
            say(_("Decided. The author is told on the page where answers wait."))
            return go("protected_queue")
        except Invalid as error:
            form.refuse(error.problems)
        except Stale as error:
            form.form_errors.append(_(error.msgid))
    said = sealed.words(row)
    form.seen.data = verbs.mark(row)
    return render(
        "protected/decide.html",
        422 if form.errors else 200,
        form=form,
        row=row,
        said=said,
        details=previews.details(said.body),
        quoted=may_be_quoted(row.consent),
    )


@needs(Action.CONTRIBUTION_DECIDE_APPEAL, on=by_id)
def decide_appeal(actor: Actor, row: Any) -> ResponseReturnValue:
    """The chair looks at a returned text again."""
    form = AnswerForm()
    if form.is_submitted():
        try:
            verbs.decide_appeal(actor, row, form.outcome.data or "", form.sentence.data or "", now=door.now())
            say(_("Decided. The author is told on the page where answers wait."))
            return go("chair")
        except Invalid as error:
            form.refuse(error.problems)
    return render(
        "protected/decide_appeal.html",
        422 if form.errors else 200,
        form=form,
        row=row,
        said=sealed.words(row),
        reasons=BY_CODE,
    )

"""Corrections on the desk: the list with answers for the like, and one correction with its new text."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import correction as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.attribution import Label
from panel.domain.correction import SAFETY
from panel.domain.errors import IllegalMove, Invalid, Stale
from panel.domain.policy import can
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.queries import attribution
from panel.queries import correction as corrections
from panel.queries import summary as summaries
from panel.services import contributors_check
from panel.services import correction_answer as verbs
from panel.web.forms import choices
from panel.web.pages import go, render, say
from panel.web.summaries import acts, compared, places
from panel.web.summaries.forms import AnswerForm


def by_id(actor: Actor, correction_id: str) -> Any:
    """Loader: one correction, held with its summary while it is answered."""
    return corrections.by_id(correction_id, lock=request.method == "POST")


@needs(Action.CORRECTION_READ, on=places.of_session)
def listing(actor: Actor, summary: Any) -> ResponseReturnValue:
    """All corrections by what waits; a POST gives one answer to those that are chosen."""
    form = AnswerForm()
    form.outcome.choices = choices([(code, _(rules.OUTCOMES[code])) for code in ("not", "noted")])
    form.ground.choices = choices(_grounds())
    found = corrections.of_summary(summary.id)
    if request.method == "POST":
        chosen = set(request.form.getlist("chosen"))
        try:
            done = verbs.answer_all(
                actor, [each for each in found if each.id in chosen], _answer(form), now=door.now()
            )
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(ngettext("%(num)s correction is answered.", "%(num)s corrections are answered.", done))
            return go("corrections", slug=summary.thematic_session.slug)
    crowd = attribution.crowd(summary.thematic_session)
    lines = [(compared.shown(summary, each), crowd.label(None, each.commentary)) for each in found]
    return render(
        "summaries/corrections.html",
        422 if form.errors else 200,
        form=form,
        call=summary.thematic_session,
        summary=summary,
        waiting=[line for line in lines if line[0].row.state == "filed"],
        answered=[line for line in lines if line[0].row.state == "answered"],
        open=contributors_check.is_open(summary, door.now()),
        answers=can(actor, Action.SUMMARY_DRAFT, summary) and summary.state in {"in_check", "drafting"},
    )


@needs(Action.CORRECTION_READ, on=by_id)
def answer(actor: Actor, correction: Any) -> ResponseReturnValue:
    """One correction beside the text; a POST answers it."""
    form = AnswerForm()
    form.outcome.choices = choices([(code, _(rules.OUTCOMES[code])) for code in verbs.outcomes(correction)])
    form.ground.choices = choices(_grounds())
    if request.method == "GET":
        form.outcome.data, form.ground.data = correction.outcome, correction.ground
        form.reason.data = correction.reason
        form.paragraph_id.data = request.args.get("paragraph", correction.paragraph_id or "")
        return _one(actor, correction, form)
    try:
        verbs.answer(actor, correction, _answer(form), now=door.now())
    except (Stale, IllegalMove) as error:
        form.form_errors.append(_(error.msgid, **error.params))
        return _one(actor, correction, form, 409)
    except Invalid as error:
        form.refuse(error.problems)
        return _one(actor, correction, form, 422)
    say(_("Answered. The contributor is told."))
    return go("corrections", slug=correction.summary.thematic_session.slug)


def _one(actor: Actor, correction: Any, form: AnswerForm, status: int = 200) -> ResponseReturnValue:
    summary = correction.summary
    rows = verbs.paragraphs(summary)
    form.paragraph_id.choices = choices([("", _("none")), *((i, f"{n}. {said[:60]}") for i, n, said in rows)])
    row = next((each for each in summaries.paragraphs(summary.id) if each.id == form.paragraph_id.data), None)
    changeable = row is not None and verbs.changeable(correction)
    if row is not None and status in {200, 409}:
        form.text.data = row.text if status == 200 else form.text.data
        form.revision.data, form.revision.raw_data = str(row.revision), None
    answers = can(actor, Action.CORRECTION_ANSWER, correction)
    return render(
        "summaries/answer.html",
        status,
        form=form,
        call=summary.thematic_session,
        summary=summary,
        each=compared.shown(summary, correction, whole=answers),
        label=_label(correction),
        other=row.text if status == 409 and row is not None else "",
        row=row,
        changeable=changeable,
        placeable=correction.paragraph_id is None and summary.state == "drafting",
        safety=correction.kind == SAFETY,
        answers=answers,
        final=verbs.is_final(correction),
    )


def _label(correction: Any) -> Label:
    crowd = attribution.crowd(correction.summary.thematic_session)
    return crowd.label(None, correction.commentary)


def _answer(form: AnswerForm) -> verbs.Answer:
    return verbs.Answer(
        outcome=form.outcome.data or "",
        ground=form.ground.data or "",
        reason=form.reason.data or "",
        paragraph_id=form.paragraph_id.data or "",
        text=form.text.data or None,
        revision=acts.whole(form.revision.data) if form.revision.data else 0,
    )


def _grounds() -> list[tuple[str, str]]:
    return [("", _("none: in your own words")), *((code, _(label)) for code, label in rules.GROUNDS.items())]

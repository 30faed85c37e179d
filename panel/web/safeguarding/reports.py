"""Reports of a danger: the form that everybody reaches from every page, and the officers' desk."""

from __future__ import annotations

import re
from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Busy, Invalid
from panel.domain.safety import LINE, OUTCOMES
from panel.gate import door
from panel.gate.marks import needs, public
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.queries import safety as reports
from panel.services import safety as verbs
from panel.web.forms import LineField, PanelForm, TextField, choices
from panel.web.pages import go, render, say


class ReportForm(PanelForm):
    """What has happened; the rest may stay empty."""

    text = TextField(_l("What has happened, or what may happen?"))
    about = LineField(
        _l("Which page or text is it about? (optional)"),
        description=_l("The page from which you came, if there was one. You may change or delete it."),
    )
    reach = LineField(
        _l("How can we reach you? (optional)"),
        description=_l(
            "Leave it empty if an answer could put you or others in danger. Without it we can act, but not answer."
        ),
        render_kw={"autocomplete": "off"},
    )


class CloseForm(PanelForm):
    """How a report ended."""

    outcome = RadioField(
        _l("How did it end?"),
        choices=choices((code, _l(words)) for code, words in OUTCOMES.items()),
        validate_choice=False,
    )


def held(actor: Actor, report_id: str) -> Any:
    """Loader: one report, held while it is changed."""
    return reports.by_id(report_id, lock=request.method == "POST")


@public(
    "whoever is in danger must reach the officers from every page, signed in or not", own_transaction=True
)
def report(actor: Actor) -> ResponseReturnValue:
    """The form; a POST sends it, and nobody learns who did."""
    if request.method == "GET":
        came_from = request.args.get("about", "")
        about = came_from if came_from.startswith("/") and len(came_from) <= LINE else ""
        return render("safeguarding/report.html", form=ReportForm(None, data={"about": about}))
    form = ReportForm()
    words = verbs.Words(form.text.data or "", form.about.data or "", form.reach.data or "")
    try:
        with door.unit():
            verbs.report(words, now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return render("safeguarding/report.html", 422, form=form)
    except Busy as error:
        form.form_errors.append(_(error.msgid))
        return render("safeguarding/report.html", 429, form=form)
    return go("danger_reported")


@public("what happens next is told to whoever has reported")
def reported(actor: Actor) -> ResponseReturnValue:
    """The report is with the officers."""
    return render("safeguarding/reported.html")


@needs(Action.SAFETY_READ)
def listing(actor: Actor) -> ResponseReturnValue:
    """What waits, and what was closed."""
    return render(
        "safeguarding/reports.html", waiting=reports.waiting(), closed=reports.closed(), outcomes=OUTCOMES
    )


@needs(Action.SAFETY_READ, on=held)
def one(actor: Actor, row: Any) -> ResponseReturnValue:
    """One report with its words."""
    return _page(actor, row, CloseForm())


@needs(Action.SAFETY_HANDLE, on=held)
def handle(actor: Actor, row: Any) -> ResponseReturnValue:
    """Take it, or close it and destroy its words."""
    form = CloseForm()
    if request.form.get("act") == "take":
        verbs.take(actor, row, now=door.now())
        say(_("The report is yours. The other officer sees that."))
        return go("safety_report", report_id=row.id)
    try:
        verbs.close(actor, row, form.outcome.data or "", now=door.now())
    except Invalid as error:
        form.refuse(error.problems)
        return _page(actor, row, form, 422)
    say(_("The report is closed, and what was written in it is destroyed."))
    return go("safety_reports")


def _page(actor: Actor, row: Any, form: CloseForm, status: int = 200) -> ResponseReturnValue:
    words = verbs.read(actor, row)
    answer: Any = render(
        "safeguarding/handle.html",
        status,
        row=row,
        officer=reports.officer(row),
        words=words,
        page=_address(words.about if words else ""),
        form=form,
        outcomes=OUTCOMES,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _address(about: str) -> str:
    """The page of ours that a report is about, as an address; nothing where something else was typed."""
    return current_app.config["PANEL"].base_url + about if re.fullmatch(r"/[\w/.-]*", about, re.ASCII) else ""

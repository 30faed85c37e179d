"""The public ledger of outages, and the form with which an entry is added."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs, public
from panel.i18n import gettext as _
from panel.queries import thematic_session as sessions
from panel.services import extension
from panel.services import outage as verbs
from panel.web import moments
from panel.web.calls.forms import OutageForm
from panel.web.pages import go, render, say


@public("when the platform did not answer is for everybody to see")
def outages(actor: Actor) -> ResponseReturnValue:
    """The ledger; beside each entry the calls whose last hour it touched."""
    calls = sessions.with_extensions(actor)
    ledger = [(entry, [call for call in calls if verbs.touches(entry, call)]) for entry in sessions.outages()]
    extendable = {call.id for call in calls if extension.possible(call, door.now())}
    return render("calls/outages.html", ledger=ledger, extendable=extendable)


@needs(Action.SESSION_OUTAGE)
def enter_outage(actor: Actor) -> ResponseReturnValue:
    """Add an entry; entries are never changed."""
    form = OutageForm()
    if request.method == "GET":
        moments.show(form, "began", door.now())
        moments.show(form, "ended", door.now())
    elif form.validate():
        began, ended = moments.read(form, "began"), moments.read(form, "ended")
        if began is not None and ended is not None:
            try:
                verbs.enter(actor, began, ended, form.note.data or "", now=door.now())
            except Invalid as error:
                form.refuse(error.problems)
            else:
                say(_("The outage is in the ledger."))
                return go("outages")
    return render(
        "calls/enter_outage.html",
        422 if form.errors else 200,
        form=form,
        twice={name: moments.twice(form, name) for name in ("began", "ended")},
    )

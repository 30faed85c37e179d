"""Who attended the meeting of a session: the form of the desk."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import statistics
from panel.queries import thematic_session as sessions
from panel.services import attendance as verbs
from panel.web.calls.forms import AttendanceForm
from panel.web.pages import go, render, say


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug, lock=request.method == "POST")


@needs(Action.SESSION_ATTENDANCE, on=by_slug)
def attendance(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Enter persons and entities; the line is shown as it will be printed."""
    form = AttendanceForm()
    kept = statistics.attendance(thematic_session.id)
    if request.method == "GET" and kept is not None:
        for name, figure in kept.as_dict().items():
            form[name].data = str(figure)
    if request.method == "POST" and form.validate():
        figures = form.figures()
        try:
            if not form.errors:
                verbs.enter(actor, thematic_session, figures, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        if not form.errors:
            say(_("The attendance is entered."))
            return go("desk_session", slug=thematic_session.slug)
    return render(
        "calls/attendance.html",
        422 if form.errors else 200,
        call=thematic_session,
        form=form,
        figures=kept,
    )

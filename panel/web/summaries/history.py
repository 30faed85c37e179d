"""The history of a paragraph: who wrote what and when, and the way back to an earlier wording."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Malformed
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.services import summary_history
from panel.web.pages import go, render, say
from panel.web.summaries.acts import whole
from panel.web.summaries.forms import ActForm
from panel.web.summaries.places import Opened, known


@needs(Action.SUMMARY_DRAFT, on=known)
def wordings(actor: Actor, place: Opened) -> ResponseReturnValue:
    """Every wording against the one before; a POST restores one, or puts back what was deleted."""
    if request.method == "POST":
        return _back(actor, place)
    return render(
        "summaries/history.html",
        form=ActForm(),
        call=place.thematic_session,
        summary=place.summary,
        row=place.row,
        paragraph_id=place.paragraph_id,
        steps=summary_history.steps(place.paragraph_id),
    )


def _back(actor: Actor, place: Opened) -> ResponseReturnValue:
    act, now = request.form.get("act", ""), door.now()
    if place.row is None and act == "put_back":
        typed = request.form.get("text", "")
        summary_history.put_back(actor, place.summary, place.paragraph_id, typed, now=now)
        say(_("It stands in the draft again. Look whether it stands in the right place."))
    elif place.row is not None and act == "restore":
        number, revision = whole(request.form.get("number")), whole(request.form.get("revision"))
        summary_history.restore(actor, place.summary, place.row, number, revision=revision, now=now)
        say(_("The earlier wording stands again, as a new one. What stood before is kept."))
    else:
        raise Malformed()
    return go("edit_paragraph", paragraph_id=place.paragraph_id)

"""Erasing one's own text for good, on a page that says what goes and what cannot be called back."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.services import erasure
from panel.web.commentaries.forms import EraseForm
from panel.web.pages import go, render, say


def filed(actor: Actor, commentary_id: str) -> Any:
    """Loader: a text of one's own organization that was filed."""
    found = commentaries.own(actor, commentary_id, lock=request.method == "POST")
    if found.number is None:
        raise Missing()
    return found


@needs(Action.COMMENTARY_ERASE, on=filed)
def erase(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """A GET says what follows; the POST erases where the box is ticked."""
    late = summaries.adopted(commentary.thematic_session_id)
    form = EraseForm()
    if request.method == "POST" and not late:
        if form.sure.data:
            erasure.erase(actor, commentary, now=door.now())
            say(_("The text is erased. Its number is kept and given to no other text."))
            return go("my_commentaries")
        form.sure.errors = [_("Tick the box if you want to erase the text. Nothing is erased yet.")]
    status = 409 if late and request.method == "POST" else 422 if form.errors else 200
    return render("commentaries/erase.html", status, form=form, commentary=commentary, late=late)

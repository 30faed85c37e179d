"""What the library proposes beside a passage: accepted or put aside by an officer, asked for anew."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Malformed
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.services import assignment
from panel.services import suggestions as verbs
from panel.web.coding import forms, page
from panel.web.coding.page import session_of
from panel.web.coding.views import opened
from panel.web.pages import go, say


@needs(Action.CODING_READ, on=opened)
def decide(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Accept one proposal, or put aside those of a paragraph; the button says which."""
    act, _sign, value = request.form.get("act", "").partition(":")
    if act == "accept":
        made = verbs.accept(actor, commentary, value, now=door.now())
        assignment.take(actor, commentary, now=door.now())
        return page.back(commentary, made)
    paragraph = forms.place(value) if act == "dismiss" else None
    if paragraph is None:
        raise Malformed()
    verbs.dismiss(actor, commentary, paragraph, now=door.now())
    say(_("Put aside. It is not proposed again."))
    return go("code", commentary_id=commentary.id, _anchor=f"P{paragraph}")


@needs(Action.CODING_READ, on=session_of)
def ask(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Let the library look at the texts again, with what is confirmed by now."""
    verbs.ask(actor, thematic_session, now=door.now())
    say(_("The texts are being looked at. New suggestions stand beside them in a moment."))
    return go("coding", slug=thematic_session.slug, _anchor="suggestions")

"""Who codes which text: opening it, giving it back, and sharing texts out among officers."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.gate import door
from panel.gate.errors import wants_json
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import ngettext
from panel.services import assignment as verbs
from panel.web.coding.page import session_of
from panel.web.coding.views import opened
from panel.web.pages import go, say


@needs(Action.CODING_READ, on=opened)
def claim(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Open a text for coding, or give it back; a script asks for the first when the page is opened."""
    if request.form.get("act") == "release":
        verbs.give_back(actor, commentary)
        say(_("You gave this text back."))
    else:
        verbs.take(actor, commentary, now=door.now())
        if wants_json():
            return {"taken": True}
        say(_("You have this text open. Others can read it meanwhile."))
    return go("code", commentary_id=commentary.id)


@needs(Action.CODING_ASSIGN, on=lambda actor, commentary_id: opened(actor, commentary_id))
def assign(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """Give one text to an officer, or to nobody."""
    officer = request.form.get("officer", "")
    verbs.assign(actor, commentary, officer, request.form.get("seen", ""), now=door.now())
    say(_("Assigned.") if officer else _("This text is nobody’s now."))
    return go("code", commentary_id=commentary.id)


@needs(Action.CODING_ASSIGN, on=session_of)
def share_out(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Give an officer a number of texts that are nobody's."""
    typed = request.form.get("most", "").strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) < 5):
        raise Invalid(problem("most", N_("Say how many texts: a number from 1 on.")))
    given = verbs.share_out(
        actor, thematic_session, request.form.get("officer", ""), int(typed), now=door.now()
    )
    say(ngettext("%(num)s text is assigned.", "%(num)s texts are assigned.", given))
    return go("coding", slug=thematic_session.slug, _anchor="officers")

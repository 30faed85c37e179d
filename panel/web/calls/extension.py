"""A later deadline for everybody: proposed here, decided by a second person on the page of proposals."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import IllegalMove, Invalid
from panel.domain.lifecycle import SESSION
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import extension as waiting
from panel.queries import thematic_session as sessions
from panel.services import extension as verbs
from panel.web import moments
from panel.web.calls.forms import ExtensionForm
from panel.web.pages import go, render, say


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug, lock=request.method == "POST")


@needs(Action.SESSION_EXTEND, on=by_slug)
def extend(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Propose a later deadline, with its reason."""
    SESSION.move("extend", thematic_session.state)
    if not verbs.possible(thematic_session, door.now()):
        raise IllegalMove(verbs.TOO_LATE)
    form = ExtensionForm()
    if request.method == "GET":
        moments.show(form, "closes", thematic_session.closes_at)
    elif form.validate():
        closes_at = moments.read(form, "closes")
        if closes_at is not None:
            try:
                verbs.propose(actor, thematic_session, closes_at, form.reason.data or "", now=door.now())
            except Invalid as error:
                form.refuse(error.problems)
            else:
                say(_("Proposed. The deadline moves when a second person approves."))
                return go("desk_session", slug=thematic_session.slug)
    return render(
        "calls/extend.html",
        422 if form.errors else 200,
        call=thematic_session,
        form=form,
        twice=moments.twice(form, "closes"),
        waiting=waiting.waiting(thematic_session.id, door.now()),
    )

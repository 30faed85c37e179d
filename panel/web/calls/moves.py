"""The moves of a session that people make: each a button of the desk, some with a page of their own."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.lifecycle import SESSION
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import thematic_session as sessions
from panel.services import thematic_session as verbs
from panel.web.calls.forms import ReasonForm
from panel.web.pages import go, render, say


def held(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address, held while it is moved."""
    return sessions.by_slug(actor, slug, lock=request.method == "POST")


@needs(Action.SESSION_ANNOUNCE, on=held)
def announce(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Issue the call."""
    verbs.announce(actor, thematic_session, now=door.now())
    say(_("The call is issued. It opens by itself."))
    return go("desk_session", slug=thematic_session.slug)


@needs(Action.SESSION_CLOCK, on=held)
def open_call(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Open the call before its time."""
    verbs.open_(actor, thematic_session, now=door.now())
    say(_("The call is open."))
    return go("desk_session", slug=thematic_session.slug)


@needs(Action.SESSION_RUN, on=held)
def collate(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Open the drafting of the summary."""
    verbs.begin_collation(actor, thematic_session, now=door.now())
    say(_("Collation has begun. The summary can be drafted now."))
    return go("desk_session", slug=thematic_session.slug)


@needs(Action.SESSION_RUN, on=held)
def conclude(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """End the work on the session; a page of its own says what that means."""
    if request.method == "POST":
        verbs.conclude(actor, thematic_session, now=door.now())
        say(_("The session is concluded."))
        return go("desk_session", slug=thematic_session.slug)
    SESSION.move("conclude", thematic_session.state)
    return render(
        "calls/conclude.html", call=thematic_session, waits=sessions.summary_waits(thematic_session.id)
    )


@needs(Action.SESSION_RUN, on=held)
def archive(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Put the session into the archive; a page of its own says what that means."""
    if request.method == "POST":
        verbs.archive(actor, thematic_session, now=door.now())
        say(_("The session is in the archive."))
        return go("desk_session", slug=thematic_session.slug)
    SESSION.move("archive", thematic_session.state)
    return render("calls/archive.html", call=thematic_session)


@needs(Action.SESSION_CANCEL, on=held)
def cancel(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Cancel, with a reason that everybody can read."""
    form = ReasonForm()
    if request.method == "POST" and form.validate():
        try:
            verbs.cancel(actor, thematic_session, form.reason.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("The call is cancelled, and the organizations are told."))
            return go("desk_session", slug=thematic_session.slug)
    SESSION.move("cancel", thematic_session.state)
    return render("calls/cancel.html", 422 if form.errors else 200, call=thematic_session, form=form)

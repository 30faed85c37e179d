"""The working days of a session: by them the contributors' check is ten days long."""

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
from panel.i18n import weekday_name
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import working_days
from panel.web.forms import choices
from panel.web.pages import go, render, say
from panel.web.summaries.forms import CalendarForm


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


@needs(Action.SESSION_CALENDAR, on=by_slug)
def edit(actor: Actor, call: Any) -> ResponseReturnValue:
    """The days on which nobody works; a POST sets them, or takes those of Geneva again."""
    form = CalendarForm()
    form.weekend.choices = choices(_weekdays())
    if request.method == "POST":
        try:
            if request.form.get("act") == "usual":
                working_days.usual(actor, call, now=door.now())
            else:
                days = [int(each) for each in form.weekend.data or () if each in "0123456"]
                working_days.keep(actor, call, days, form.holidays.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Saved. A check that is open keeps the end that was promised."))
            return go("working_days", slug=call.slug)
    calendar = working_days.of(call)
    usual = calendar.holidays is None
    if request.method == "GET":
        year = door.now().year
        off = sorted(calendar.off(year) | calendar.off(year + 1) if usual else calendar.holidays or ())
        form.weekend.data = [str(day) for day in sorted(calendar.weekend)]
        form.holidays.data = "\n".join(day.isoformat() for day in off)
    return render(
        "summaries/working_days.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        summary=summaries.of_session(call.id),
        usual=usual,
        ends=working_days.check_ends(door.now(), calendar),
    )


def _weekdays() -> list[tuple[str, str]]:
    """Monday to Sunday, in the reader's language."""
    return [(str(day), weekday_name(day)) for day in range(7)]

"""The safeguarding officers' desk of flags: texts that an organization says are not its own."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.queries import flags
from panel.services import attribution_flag as verbs
from panel.web import labels
from panel.web.forms import PanelForm, TextField, choices
from panel.web.pages import go, render, say


class DecideForm(PanelForm):
    """What becomes of the text, and why."""

    outcome = RadioField(
        _l("What becomes of the text?"),
        choices=choices(labels.FLAG_OUTCOME.items()),
        validate_choice=False,
    )
    reason = TextField(_l("The reason; both organizations read it"))


def held(actor: Actor, flag_id: str) -> Any:
    """Loader: a flag, held while it is decided."""
    return flags.by_id(flag_id, lock=request.method == "POST")


@needs(Action.FLAG_READ)
def listing(actor: Actor) -> ResponseReturnValue:
    """What waits, and what was decided."""
    return render(
        "safeguarding/flags.html", waiting=flags.listed(waiting=True), decided=flags.listed(waiting=False)
    )


@needs(Action.FLAG_DECIDE, on=held)
def flag(actor: Actor, row: Any) -> ResponseReturnValue:
    """One flag with its text; a POST takes the text out of sight or decides."""
    form = DecideForm()
    if request.method == "POST":
        try:
            if request.form.get("act") == "aside":
                verbs.set_aside(actor, row, now=door.now())
                say(_("The text is out of sight until you decide."))
                return go("attribution_flag", flag_id=row.id)
            verbs.decide(actor, row, form.outcome.data or "", form.reason.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Decided. Both organizations are told."))
            return go("attribution_flags")
    return render("safeguarding/flag.html", 422 if form.errors else 200, form=form, flag=row)

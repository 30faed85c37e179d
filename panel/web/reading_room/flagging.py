"""Saying of a published text that it is falsely attributed to one's organization."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.queries import flags, room_text
from panel.queries import organisation as organisations
from panel.services import attribution_flag as verbs
from panel.web.forms import PanelForm, TextField, choices
from panel.web.pages import go, render, say
from panel.web.reading_room.views import by_number


class FlagForm(PanelForm):
    """For which organization, and why."""

    organisation = SelectField(_l("Your organization"), validate_choice=False)
    sentence = TextField(_l("Why the text is not yours, in a sentence or two"))


@needs(Action.FLAG_FILE, on=by_number)
def flag(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """The form, or what follows where one's organization has flagged the text; a POST flags it."""
    bodies = [o for o in organisations.own(actor) if o.state == "accredited" and actor.focal_for(o.id)]
    form = FlagForm()
    form.organisation.choices = choices((o.id, o.name) for o in bodies)
    filed = flags.waiting_on(commentary.id)
    made = filed if filed is not None and filed.organisation_id in {o.id for o in bodies} else None
    if request.method == "POST":
        try:
            body = next((o for o in bodies if o.id == form.organisation.data), None)
            if body is None:
                raise Invalid(
                    problem("organisation", N_("Choose an accredited organization that you act for."))
                )
            verbs.file(actor, commentary, body, form.sentence.data or "", now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Flagged. The safeguarding officers are told."))
            return go("flag_commentary", **request.view_args or {})
    return render(
        "reading_room/flag.html",
        422 if form.errors else 200,
        form=form,
        made=made,
        bodies={o.id: o.name for o in bodies},
        commentary=commentary,
        call=commentary.thematic_session,
        shown=room_text.reading(actor, commentary),
    )

"""Several texts that count once with another one, joined in one act: ticked in order of how much they share."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Missing
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.i18n import ngettext
from panel.queries import commentary as commentaries
from panel.services import campaign_groups as reading
from panel.services import campaigns as verbs
from panel.web.coding import page
from panel.web.forms import PanelForm, TextField, choices
from panel.web.pages import go, render, say

#: Texts that are offered at once, unless all are asked for.
MOST = 60


class JoinForm(PanelForm):
    """The text with which others count once, and why; the others are named by the boxes, ``chosen``."""

    other = SelectField(_l("The text with which they count once"), validate_choice=False)
    reason = TextField(
        _l("Reason"), description=_l("One for all of them. Kept with your name, and read by the desk.")
    )


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return page.session_of(actor, slug)


@needs(Action.CODING_READ, on=by_slug)
def join(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The texts that share most with one of them; a POST lets those that are ticked count once with it."""
    form = JoinForm()
    if request.method == "POST":
        try:
            _join(actor, thematic_session, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            return go("campaigns", slug=thematic_session.slug)
    else:
        form.other.data = request.args.get("with", "")
    found = reading.near(thematic_session, form.other.data or "")
    form.other.choices = choices(
        [
            ("", ""),
            *((row.id, f"{label.code} {label.name or _('Name withheld')}") for row, label in found.labels),
        ]
    )
    everything = request.args.get("show") == "all"
    return render(
        "coding/join.html",
        422 if form.errors else 200,
        form=form,
        call=thematic_session,
        barred=page.barred(actor, thematic_session),
        found=found,
        shown=found.others if everything else found.others[:MOST],
        ticked=set(request.form.getlist("chosen")),
    )


def _join(actor: Actor, call: Any, form: JoinForm) -> None:
    """Do it, and say how far it went."""
    chosen = sorted(set(request.form.getlist("chosen")))[: 10 * MOST]
    try:
        other = commentaries.by_id(actor, form.other.data or "")
    except Missing:
        other = None
    done, left = verbs.put_many_with(actor, call, chosen, other, form.reason.data or "", now=door.now())
    said = ngettext("%(num)s text is joined.", "%(num)s texts are joined.", done)
    said += " " + _("The draft and its words of number follow at once.")
    if left:
        said += " " + ngettext(
            "%(num)s text was left: it is drawn for blind double coding, or may not be cited any more.",
            "%(num)s texts were left: they are drawn for blind double coding, or may not be cited any more.",
            left,
        )
    say(said, "warn" if left else "ok")

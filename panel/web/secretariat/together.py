"""Texts that wait, a page of them at once: what is found in each, and those without a finding admitted together."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import lazy_gettext as _l
from panel.i18n import ngettext
from panel.queries import attribution, queue
from panel.queries import thematic_session as sessions
from panel.queries.paging import window
from panel.services import admission_together as verbs
from panel.web.forms import PanelForm, whole
from panel.web.pages import go, render, say

#: Texts on a page: what somebody reads in one go, and what is looked through in a moment.
PAGE = 20


class TogetherForm(PanelForm):
    """The versions that are admitted are named by the boxes of the page, ``chosen``."""

    unsaved = _l("Nothing was admitted")


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


@needs(Action.QUEUE_READ, on=by_slug)
def together(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The texts that wait, oldest first; a POST admits those that are ticked."""
    form, asked = TogetherForm(), whole(request.args.get("page"), 1)
    if request.method == "POST":
        try:
            _admit(actor, thematic_session)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            return go("admit_together", slug=thematic_session.slug, page=asked if asked > 1 else None)
    total = queue.count(thematic_session.id, queue.WAITING)
    here = window(asked, total, PAGE)
    rows = queue.oldest(thematic_session.id, PAGE, here.before)
    found = verbs.look(actor, rows)
    hidden = any(row.consent != "public" for row in rows)
    crowd = attribution.crowd(thematic_session) if hidden else attribution.NOBODY
    return render(
        "secretariat/together.html",
        422 if form.errors else 200,
        form=form,
        call=thematic_session,
        total=total,
        here=here,
        labels_of={row.id: crowd.label(None, row) for row in rows},
        clear=[each for each in found if each.clear],
        others=[each for each in found if not each.clear],
        decides=any(not each.barred for each in found),
        ticked=set(request.form.getlist("chosen")) if request.method == "POST" else None,
    )


def _admit(actor: Actor, call: Any) -> None:
    """Do it, and say how far it went."""
    chosen = list(dict.fromkeys(request.form.getlist("chosen")))[:PAGE]
    done, left = verbs.admit_together(actor, call, chosen, now=door.now())
    said = ngettext("%(num)s text is admitted.", "%(num)s texts are admitted.", done)
    if left:
        said += " " + ngettext(
            "%(num)s text is left: it was changed meanwhile, was decided by somebody else, or must be read alone.",
            "%(num)s texts are left: they were changed meanwhile, were decided by somebody else, or must be read "
            "alone.",
            left,
        )
    say(said, "warn" if left else "ok")

"""Paragraphs that are neither coded nor set aside, and one reason for all of them."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.domain.grounds import NON_USE
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import lazy_gettext as _l
from panel.i18n import ngettext
from panel.queries import non_use as reading
from panel.services import non_use as verbs
from panel.web.coding import page
from panel.web.coding.forms import place
from panel.web.forms import PanelForm, whole
from panel.web.pages import go, render, say


class SetAsideForm(PanelForm):
    """The reason for all that is open; ``seen`` is how many paragraphs the page showed."""

    reason = RadioField(_l("Why none of them is used"), validate_choice=False)
    seen = HiddenField()


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return page.session_of(actor, slug)


@needs(Action.CODING_READ, on=by_slug)
def open_paragraphs(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The texts with such paragraphs, by code; a POST sets all of them aside."""
    form = SetAsideForm()
    form.reason.choices = [(each.code, _(each.label)) for each in NON_USE if not each.derived]
    if request.method == "POST":
        try:
            _set_aside(actor, thematic_session, form)
        except Invalid as error:
            form.refuse(error.problems)
        else:
            return go("open_paragraphs", slug=thematic_session.slug)
    found = reading.open_texts(thematic_session.id, now=door.now())
    number = max(whole(request.args.get("page"), 1), 1)
    form.seen.data = str(sum(len(each.numbers) for each in found))
    return render(
        "coding/open_paragraphs.html",
        422 if form.errors else 200,
        form=form,
        call=thematic_session,
        barred=page.barred(actor, thematic_session),
        texts=found[(number - 1) * page.PAGE : number * page.PAGE],
        total=len(found),
        paragraphs=int(form.seen.data),
        left=sum(not each.free(actor.account_id) for each in found),
        meanings={each.code: _(each.explanation) for each in NON_USE},
        page=number,
        pages=-(-len(found) // page.PAGE),
    )


def _set_aside(actor: Actor, call: Any, form: SetAsideForm) -> None:
    """Do it, and say how far it went."""
    done = verbs.set_aside(actor, call, form.reason.data or "", place(form.seen.data) or 0, now=door.now())
    said = ngettext("%(num)s paragraph is set aside.", "%(num)s paragraphs are set aside.", done.paragraphs)
    if done.left:
        said += " " + ngettext(
            "%(num)s text was left as it is: somebody has it open, or it is drawn for blind double coding.",
            "%(num)s texts were left as they are: somebody has them open, or they are drawn for blind double "
            "coding.",
            done.left,
        )
    say(said, "warn" if done.left else "ok")

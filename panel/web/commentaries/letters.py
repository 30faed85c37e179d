"""Letters about a submission: one page for officers and for the contributor."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import limits
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import attribution
from panel.queries import commentary as commentaries
from panel.queries import correspondence as letters_of
from panel.services import correspondence as verbs
from panel.web.commentaries.forms import LetterForm
from panel.web.pages import fresh_key, go, render, say


def read(actor: Actor, commentary_id: str) -> Any:
    """Loader: a commentary that this reader may read; whether it is theirs the policy says."""
    return commentaries.by_id(actor, commentary_id, lock=request.method == "POST")


@needs(Action.LETTER_WRITE, on=read)
def letters(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """All letters about a submission; a POST sends one."""
    form = LetterForm()
    if request.method == "POST":
        try:
            key = form.key.data or fresh_key()
            verbs.write(actor, commentary, form.body.data or "", key=key, now=door.now())
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("Sent. The other side gets a notice without its words."))
            return go("letters", commentary_id=commentary.id)
    form.key.data = form.key.data or fresh_key()
    call = commentary.thematic_session
    return render(
        "commentaries/letters.html",
        422 if form.errors else 200,
        form=form,
        call=call,
        commentary=commentary,
        label=attribution.label_of(actor, commentary),
        ours=commentary.organisation_id in actor.organisation_ids,
        rows=letters_of.of_commentary(commentary.id),
        filed=commentary.number is not None,
        limit=limits.LETTER,
    )

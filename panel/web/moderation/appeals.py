"""The chair decides the appeal of a post."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import moderation as rules
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import post as posts
from panel.services import moderation
from panel.web import previews
from panel.web.moderation.forms import AppealForm
from panel.web.pages import go, render, say


def appealed(actor: Actor, post_id: str) -> Any:
    """Loader: a post that the chair may read, held while it is decided."""
    return posts.by_id(actor, post_id, lock=request.method == "POST")


@needs(Action.POST_DECIDE_APPEAL, on=appealed)
def decide(actor: Actor, post: Any) -> ResponseReturnValue:
    """Read the post, what the moderator decided, and the appeal; then decide."""
    form = AppealForm()
    if request.method == "POST":
        try:
            moderation.decide_appeal(
                actor, post, form.act.data or "", form.sentence.data or "", now=door.now()
            )
        except Invalid as error:
            form.refuse(error.problems)
        else:
            say(_("The decision is recorded and the author is told."))
            return go("chair")
    return render(
        "moderation/appeal.html",
        422 if form.errors else 200,
        form=form,
        post=post,
        thread=post.thread,
        author=posts.label(post),
        blocks=lambda body: previews.blocks(body, 10**9),
        reason=rules.by_code,
    )

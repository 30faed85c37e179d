"""The keys of the coding desk: shown, changed, switched off."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain import desk_keys
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Invalid
from panel.gate.errors import wants_json
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.queries import desk_keys as kept
from panel.services import desk_keys as verbs
from panel.web.pages import go, render, say


def own(actor: Actor) -> Any:
    """Loader: the account of whoever asks."""
    return accounts.by_id(actor.account_id or "")


@needs(Action.ACCOUNT_OWN, on=own)
def keys(actor: Actor, account: Any) -> ResponseReturnValue:
    """The key of every act; a POST changes them, a script switches them off or on."""
    shown = kept.of(account.id)
    chosen, off, problems = dict(shown.keys), shown.off, {}
    if request.method == "POST":
        act = request.form.get("act", "")
        off = act == "off" if act in {"off", "on"} else "off" in request.form
        if act == "usual":
            chosen = dict(desk_keys.USUAL)
        elif act not in {"off", "on"}:
            chosen = {name: request.form.get(name, "").strip() for name in desk_keys.USUAL}
        try:
            verbs.choose(actor, account, chosen, off=off)
        except Invalid as error:
            problems = {each.field: _(each.msgid, **each.values) for each in error.problems}
        else:
            if wants_json():
                return {"off": off}
            say(_("Saved."))
            return go("coding_keys", of=request.args.get("of"))
    return render(
        "coding/keys.html",
        422 if problems else 200,
        chosen=chosen,
        off=off,
        problems=problems,
        labels=desk_keys.LABELS,
        of=request.args.get("of"),
    )

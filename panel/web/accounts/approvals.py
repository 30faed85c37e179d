"""What waits for a second person, with everything that would be done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Malformed, Missing
from panel.domain.policy import can
from panel.domain.standing import PROPOSALS
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import format_datetime_geneva, format_list
from panel.i18n import gettext as _
from panel.queries import account as accounts
from panel.queries import approval as approvals
from panel.services import approval as verbs
from panel.services.approval_kinds import KINDS
from panel.web.pages import go, render, say


def one(actor: Actor, approval_id: str) -> Any:
    """Loader: a proposal that concerns the actor, held while it is decided."""
    return approvals.of_actor(actor, approval_id, lock=request.method == "POST")


@needs(Action.APPROVAL_LIST)
def listing(actor: Actor) -> ResponseReturnValue:
    """What waits, oldest first, and what was decided lately."""
    waiting, decided = approvals.waiting_for(actor, door.now()), approvals.decided_lately(actor)
    people = {i for a in (*waiting, *decided) for i in (a.proposed_by, a.decided_by)}
    return render(
        "accounts/approvals.html",
        waiting=waiting,
        decided=decided,
        names=accounts.names(people),
        mine={a.id for a in waiting if can(actor, Action.APPROVAL_DECIDE, a)},
        kinds=PROPOSALS,
    )


@needs(Action.APPROVAL_LIST, on=one)
def approval(actor: Actor, row: Any) -> ResponseReturnValue:
    """One proposal: everything that is approved, and the two answers."""
    if row.kind not in KINDS:
        raise Missing()
    if request.method == "POST":
        outcome = request.form.get("outcome", "")
        if outcome not in {"approve", "refuse"}:
            raise Malformed(_("Use one of the two buttons of the page."))
        verbs.decide(actor, row, outcome, KINDS[row.kind], now=door.now())
        say(_("Approved and carried out.") if outcome == "approve" else _("Refused. Nothing was changed."))
        return go("approvals")
    waits = row.state == "proposed"
    # The lines tell how things stand now. Once decided they would mislead, or show what was taken out.
    lines = KINDS[row.kind].lines(row.subject_id, row.payload) if waits else ()
    return render(
        "accounts/approval.html",
        row=row,
        lines=[(_(label), _shown(value)) for label, value in lines],
        names=accounts.names([row.proposed_by, row.decided_by]),
        kinds=PROPOSALS,
        changed=waits and verbs.changed_since(row, KINDS[row.kind]),
        lapsed=waits and row.lapses_at <= door.now(),
        may_decide=can(actor, Action.APPROVAL_DECIDE, row),
        mine=row.proposed_by == actor.account_id,
    )


def _shown(value: Any) -> str:
    """A value of a line as text: our own words translated, instants in Geneva time, lists joined."""
    if isinstance(value, verbs.Said):
        return _(str(value))
    if isinstance(value, datetime):
        return format_datetime_geneva(value)
    if isinstance(value, (list, tuple)):
        return format_list(_shown(v) for v in value)
    return str(value)

"""What a new argument is offered in the contributors' check: to be filed as a late addition.

It is a text of its own beside the one that was admitted: kept and listed, neither counted nor summarized,
and what an addendum may be written from.
"""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.policy import require
from panel.models import Commentary, Draft, Organisation, ThematicSession
from panel.queries import draft as drafts
from panel.services._journal import record


def begin(
    actor: Actor,
    call: ThematicSession,
    organisation: Organisation,
    words: str,
    *,
    consent: str,
    now: datetime,
) -> Commentary:
    """A draft that can be filed late, with the words of the argument in it; one that is there is gone on
    with, and gets them below its own. ``consent`` is the level of the text that was filed."""
    begun = Commentary(
        thematic_session=call,
        organisation=organisation,
        thematic_session_id=call.id,
        organisation_id=organisation.id,
        kind="individual",
        consent=consent,
        created_by=actor.account_id,
        created_at=now,
    )
    require(actor, Action.COMMENTARY_ADD_LATE, begun)
    drafts.hold(organisation.id)
    earlier = drafts.unfiled_of(call.id, organisation.id)
    said = text.normalise(words).strip()
    if earlier is not None:
        _append(actor, earlier.draft, said, now)
        return earlier
    db.session.add(begun)
    db.session.flush()
    language = actor.locale if actor.locale in call.languages else call.languages[0]
    db.session.add(Draft(commentary_id=begun.id, language=language, body=said, saved_at=now))
    db.session.flush()
    record(actor, "commentary:created", begun, now=now)
    return begun


def _append(actor: Actor, draft: Draft | None, said: str, now: datetime) -> None:
    """Put an argument below what a draft says already; sent twice it stands there once."""
    if draft is None or said in draft.body:
        return
    draft.body = f"{draft.body.rstrip()}\n\n{said}".lstrip()
    draft.revision += 1
    draft.saved_at, draft.saved_by = now, actor.account_id

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
    with, and keeps its own words. ``consent`` is the level of the text that was filed."""
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
    if earlier is not None:
        return earlier
    db.session.add(begun)
    db.session.flush()
    language = actor.locale if actor.locale in call.languages else call.languages[0]
    body = text.normalise(words).strip()
    db.session.add(Draft(commentary_id=begun.id, language=language, body=body, saved_at=now))
    db.session.flush()
    record(actor, "commentary:created", begun, now=now)
    return begun

"""Letters between officers and a contributor about its submission: kept as sent, told by mail without a word."""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import limits, refusals
from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, problem
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.models import Commentary, Letter
from panel.queries import correspondence
from panel.services._journal import record
from panel.services._outbox import post, tell_organisation, tell_role


def write(actor: Actor, commentary: Commentary, body: str, *, key: str, now: datetime) -> Letter:
    """Send a letter about a submission to the other side; the same form twice sends one.

    To the secretariat it goes to the officers who have written before, else to all. Raises Invalid, and
    IllegalMove where nothing was filed yet or the text was erased.
    """
    require(actor, Action.LETTER_WRITE, commentary)
    if commentary.number is None or commentary.state == "erased":
        raise IllegalMove(N_("Letters are written about a submission that was filed."))
    known = correspondence.by_key(commentary.id, key)
    if known is not None:
        return known
    body = normalise(body).strip()
    if problems := letter_problems(body):
        raise Invalid(*problems)
    made = Letter(
        commentary_id=commentary.id,
        from_panel=commentary.organisation_id not in actor.organisation_ids,
        body=body,
        written_by=actor.account_id,
        written_at=now,
        idempotency_key=key,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "letter:written", commentary, now=now, from_panel=made.from_panel)
    _tell(commentary, made.from_panel, now)
    return made


def letter_problems(body: str) -> list[Problem]:
    """What is wrong with the words of a letter: there are some, they can be printed, they are not too long."""
    if not body:
        return [problem("body", N_("Write something; an empty letter is not sent."))]
    found = refusals.of_field("body", body, one_line=False)
    if len(body) > limits.LETTER:
        said = N_("The letter has %(found)s characters; the limit is %(limit)s. Shorten it, or send two.")
        found.append(
            problem("body", said, found=refusals.figure(len(body)), limit=refusals.figure(limits.LETTER))
        )
    return found


def _tell(commentary: Commentary, from_panel: bool, now: datetime) -> None:
    path = f"/commentaries/{commentary.id}/letters"
    if from_panel:
        # Where name or text is withheld, the mail leads to the list of one's own texts, not to this one.
        own = {"path": path} if commentary.consent == "public" else {}
        tell_organisation(
            commentary.organisation_id, "letter_from_panel", now=now, commentary_id=commentary.id, **own
        )
        return
    officers = correspondence.writers(commentary.id)
    told = {"thematic_session_id": commentary.thematic_session_id, "path": path}
    for each in officers:
        post("letter_from_contributor", each, now=now, **told)
    if not officers:
        tell_role(Role.OFFICER, "letter_from_contributor", now=now, **told)

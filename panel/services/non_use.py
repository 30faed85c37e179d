"""Reasons for which paragraphs of a text are not used in the summary; the contributor reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.grounds import NON_USE
from panel.domain.policy import require
from panel.models import Commentary, NonUseReason
from panel.queries import commentary as commentaries
from panel.queries import non_use
from panel.services import _coding_locks
from panel.services._coding_guard import codable
from panel.services._journal import record

#: Codes that an officer gives; merged and no space follow from codings and citations.
GIVEN = frozenset(each.code for each in NON_USE if not each.derived)


def explain(actor: Actor, commentary: Commentary, reasons: Mapping[int, str], *, now: datetime) -> None:
    """Say why paragraphs are not used: code by number, 0 for the whole text; an empty code takes it back.

    What is not named stays as it is. Adoption does not bar it: no word of the summary rests on it.
    Raises Invalid for a number the text has not or a code that is not on the list.
    """
    require(actor, Action.CODING_WRITE, commentary.thematic_session)
    version_id = codable(commentary)
    _coding_locks.renew(actor, commentary.id, now=now)
    numbers = {0, *(each.number for each in commentaries.paragraphs(version_id) if each.number)}
    if not numbers.issuperset(reasons):
        raise Invalid(problem("reasons", N_("The text has no paragraph of that number.")))
    if not GIVEN.issuperset(code for code in reasons.values() if code):
        raise Invalid(problem("reasons", N_("Choose a reason from the list.")))
    standing = {each.paragraph: each for each in non_use.rows(version_id)}
    changed = {
        n: code for n, code in reasons.items() if code != (standing[n].reason if n in standing else "")
    }
    for number in changed.keys() & standing.keys():
        db.session.delete(standing[number])
    db.session.flush()
    for number, code in changed.items():
        if code:
            _give(actor, commentary, version_id, number, code, now)
    if changed:
        record(actor, "coding:explained", commentary, now=now, version=version_id)


def _give(
    actor: Actor, commentary: Commentary, version_id: str, number: int, code: str, now: datetime
) -> None:
    db.session.add(
        NonUseReason(
            commentary_id=commentary.id,
            version_id=version_id,
            paragraph=number,
            reason=code,
            given_by=actor.account_id,
            given_at=now,
        )
    )

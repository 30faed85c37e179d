"""Reasons for which paragraphs of a text are not used in the summary; the contributor reads them.

Every paragraph of every admitted text that may be cited is coded or has one, before the summary is adopted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.drafting import STOP, Finding
from panel.domain.errors import N_, IllegalMove, Invalid, problem
from panel.domain.grounds import NON_USE
from panel.domain.policy import require
from panel.models import Commentary, NonUseReason, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import non_use
from panel.queries import summary as summaries
from panel.services import _coding_locks
from panel.services._coding_guard import codable
from panel.services._journal import record

#: Codes that an officer gives; merged and no space follow from codings and citations.
GIVEN = frozenset(each.code for each in NON_USE if not each.derived)

#: The rule under which what is open bars adoption, and how many codes its finding names.
OPEN, NAMED = "unaccounted", 10


def explain(actor: Actor, commentary: Commentary, reasons: Mapping[int, str], *, now: datetime) -> None:
    """Say why paragraphs are not used: code by number, 0 for the whole text; an empty code takes it back.

    What is not named stays as it is. Adoption does not bar it: no word of the summary rests on it. But what
    was adopted accounts for every paragraph, so that after it a reason is changed and not taken back.
    Raises Invalid for a number the text has not or a code that is not on the list, IllegalMove for the latter.
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
    if not all(changed.values()) and summaries.adopted(commentary.thematic_session_id, held="shared"):
        raise IllegalMove(N_("The summary is adopted. A reason can be changed, but not taken back."))
    for number in changed.keys() & standing.keys():
        db.session.delete(standing[number])
    db.session.flush()
    for number, code in changed.items():
        if code:
            _give(actor, commentary, version_id, number, code, now)
    if changed:
        record(actor, "coding:explained", commentary, now=now, version=version_id)


def bars(thematic_session_id: str, *, now: datetime) -> tuple[Finding, ...]:
    """That paragraphs of a session are neither coded nor set aside, which bars adoption; empty where none is."""
    found = non_use.open_texts(thematic_session_id, now=now)
    if not found:
        return ()
    params: tuple[tuple[str, str | int], ...] = (
        ("n", sum(len(each.numbers) for each in found)),
        ("list", ", ".join(each.code for each in found[:NAMED])),
    )
    if len(found) <= NAMED:
        said = N_("Paragraphs neither coded nor set aside: %(n)s, in %(list)s.")
        return (Finding(OPEN, STOP, said, params=params),)
    said = N_("Paragraphs neither coded nor set aside: %(n)s, in %(list)s; further submissions: %(more)s.")
    return (Finding(OPEN, STOP, said, params=(*params, ("more", len(found) - NAMED))),)


@dataclass(frozen=True, slots=True)
class SetAside:
    """How many texts and paragraphs were set aside, and how many texts were left."""

    texts: int
    paragraphs: int
    left: int


def set_aside(actor: Actor, call: ThematicSession, reason: str, seen: int, *, now: datetime) -> SetAside:
    """Give one reason for every paragraph of a session that is neither coded nor set aside.

    ``seen`` is how many of them the officer was shown: where there are more now, nothing is set aside, for
    nobody has looked at those. Left are texts that somebody else has open and those drawn for blind double
    coding. Raises Invalid for a code that is not on the list, and where more is open than was seen.
    """
    require(actor, Action.CODING_WRITE, call)
    if reason not in GIVEN:
        raise Invalid(problem("reason", N_("Choose a reason from the list.")))
    held = non_use.hold_open(call.id)
    found = [each for each in non_use.open_texts(call.id, now=now) if each.commentary_id in held]
    if sum(len(each.numbers) for each in found) > seen:
        said = N_("More paragraphs are open now than this page showed. Look at them first.")
        raise Invalid(problem("paragraphs", said))
    free = [each for each in found if each.free(actor.account_id)]
    for each in free:
        commentary = held[each.commentary_id]
        for number in each.numbers:
            _give(actor, commentary, each.version_id, number, reason, now)
        record(actor, "coding:explained", commentary, now=now, version=each.version_id)
    return SetAside(len(free), sum(len(each.numbers) for each in free), len(found) - len(free))


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

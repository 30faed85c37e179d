"""Who codes which text: texts are assigned to officers, and taken for the time in which they are coded.

An assignment says whose work a text is; it changes nobody's rights. While an officer has a text open nobody
else writes on it: ``_coding_locks`` has the rule.
"""

from __future__ import annotations

from datetime import datetime

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Stale, problem
from panel.domain.policy import require
from panel.models import Commentary, ThematicSession
from panel.queries import coding_shares
from panel.queries import summary as summaries
from panel.services import _coding_locks
from panel.services._coding_guard import codable, permit
from panel.services._journal import record


def take(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Open a text for coding: nobody else writes on it until it is given back or the lock lapses.

    Raises IllegalMove while somebody else has it.
    """
    permit(actor, commentary.thematic_session)
    codable(commentary)
    _coding_locks.take(actor, commentary, now=now)


def give_back(actor: Actor, commentary: Commentary) -> None:
    """Let others code a text that the actor has open."""
    permit(actor, commentary.thematic_session)
    _coding_locks.give_back(actor, commentary)


def assign(actor: Actor, commentary: Commentary, officer_id: str, seen: str, *, now: datetime) -> None:
    """Give a text to an officer, or with an empty id to nobody; ``seen`` is whose the page showed it to be.

    Raises Stale where it was given to somebody else meanwhile, Invalid for who is no officer.
    """
    require(actor, Action.CODING_ASSIGN, commentary.thematic_session)
    codable(commentary)
    _officer(officer_id, or_nobody=True)
    if (commentary.claimed_by or "") not in {seen, officer_id}:
        raise Stale()
    if (commentary.claimed_by or "") != officer_id:
        commentary.claimed_by = officer_id or None
        record(actor, "coding:assigned", commentary, now=now, officer=officer_id)


def share_out(actor: Actor, call: ThematicSession, officer_id: str, most: int, *, now: datetime) -> int:
    """Give an officer the next ``most`` texts that are nobody's and not coded yet; returns how many."""
    require(actor, Action.CODING_ASSIGN, call)
    _officer(officer_id)
    if most < 1:
        raise Invalid(problem("most", N_("Say how many texts: a number from 1 on.")))
    if summaries.adopted(call.id):
        raise IllegalMove(N_("The summary is adopted. Codings and codebook stay as they are."))
    free = coding_shares.unassigned(call.id, most)
    for each in free:
        each.claimed_by = officer_id
        record(actor, "coding:assigned", each, now=now, officer=officer_id)
    return len(free)


def _officer(officer_id: str, *, or_nobody: bool = False) -> None:
    if officer_id == "" and or_nobody:
        return
    if officer_id not in {each.id for each in coding_shares.officers()}:
        raise Invalid(problem("officer", N_("Choose an officer from the list.")))

"""Undo and redo over the log of coding: an officer's last act on a text is taken back, and done again.

Only one's own acts are undone, the last one first; what somebody else changed meanwhile is left as it is. The
log is never shortened: taking back is an event like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove
from panel.models import Coding, Commentary
from panel.queries import codebook, coding_log
from panel.services import _coding_locks, _offers
from panel.services._coding_guard import codable, permit
from panel.services._coding_log import Happened, log
from panel.services._journal import record

_OFF = {"made", "redone"}


def undo(actor: Actor, commentary: Commentary, *, now: datetime) -> list[Coding]:
    """Take back the actor's last act on the admitted version; returns the codings it concerned.

    An act that others have changed since is passed over. Raises IllegalMove where nothing is left to undo.
    """
    version_id = _permit(actor, commentary, now)
    for act in reversed(coding_log.stacks(version_id, actor.account_id).undo):
        steps = [(coding, what not in _OFF) for what, coding in reversed(coding_log.of_act(act))]
        done = _turn(actor, steps, now, "undo", act)
        if done:
            return done
    raise IllegalMove(N_("There is nothing of yours to undo in this text."))


def redo(actor: Actor, commentary: Commentary, *, now: datetime) -> list[Coding]:
    """Do again what the actor undid last; IllegalMove where there is nothing such."""
    version_id = _permit(actor, commentary, now)
    for act in reversed(coding_log.stacks(version_id, actor.account_id).redo):
        steps = [(coding, what in _OFF) for what, coding in coding_log.of_act(act)]
        done = _turn(actor, steps, now, "redo", act)
        if done:
            return done
    raise IllegalMove(N_("There is nothing of yours to redo in this text."))


def _permit(actor: Actor, commentary: Commentary, now: datetime) -> str:
    permit(actor, commentary.thematic_session)
    _coding_locks.renew(actor, commentary.id, now=now)
    return codable(commentary)


def _turn(
    actor: Actor, steps: Sequence[tuple[Coding, bool]], now: datetime, way: str, act: str
) -> list[Coding]:
    """Let each coding stand or not, as the steps say, where it does not already."""
    happened = []
    for coding, stands in steps:
        if stands == (coding.undone_at is None):
            continue
        if stands and not codebook.same_passage(coding):
            coding.undone_at = None
            _offers.settle(actor, coding, now=now)
            record(actor, "coding:redone", coding, now=now, version=coding.version_id)
            happened.append(Happened(coding, "redone"))
        elif not stands:
            coding.undone_at = now
            _offers.reopen(actor, coding, now=now)
            record(actor, "coding:undone", coding, now=now, version=coding.version_id)
            happened.append(Happened(coding, "undone"))
    log(actor, happened, now=now, way=way, of_act=act)
    return [each.coding for each in happened]

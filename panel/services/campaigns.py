"""Texts in identical terms: which of them count once is found in the texts, and an officer may see it otherwise.

Each decision has a reason and is kept. It is about the version that is admitted; when another one is admitted,
the texts decide again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from panel.db import db
from panel.domain import deadline
from panel.domain.actor import Actor
from panel.domain.errors import N_, Gone, IllegalMove, Invalid, Missing, problem
from panel.models import CampaignAct, Commentary, ThematicSession
from panel.queries import blind
from panel.queries import commentary as commentaries
from panel.services import campaign_groups
from panel.services._coding_guard import codable, line, permit, words_problems
from panel.services._journal import record
from panel.services._outbox import tell_organisation

#: Longest reason, in characters.
REASON_AT_MOST = 400


def take_apart(actor: Actor, commentary: Commentary, reason: str, *, now: datetime) -> None:
    """Let a text count by itself, whatever it shares with others."""
    _decide(actor, commentary, "apart", reason, None, now)
    commentary.counts_with = commentary.id


def put_with(
    actor: Actor, commentary: Commentary, other: Commentary | None, reason: str, *, now: datetime
) -> None:
    """Let a text count once with another one of the session. Invalid for itself or one that is not citable."""
    if other is None or other.id == commentary.id or not _together(commentary, other):
        raise Invalid(problem("other", N_("Choose the text with which it counts once.")))
    _decide(actor, commentary, "with", reason, other.id, now)
    commentary.counts_with = other.id


def put_many_with(
    actor: Actor,
    call: ThematicSession,
    commentary_ids: Collection[str],
    other: Commentary | None,
    reason: str,
    *,
    now: datetime,
) -> tuple[int, int]:
    """Let several texts count once with another one of the session, for one reason; an entry for each.

    How many do, those that did before without a second entry, and how many are left because they are drawn for
    blind double coding or may not be cited any more. Invalid where none is named, or with the text itself.
    """
    permit(actor, call)
    if not commentary_ids:
        raise Invalid(problem("chosen", N_("Tick at least one text.")))
    if other is None or other.id in commentary_ids or other.thematic_session_id != call.id:
        raise Invalid(problem("other", N_("Choose the text with which it counts once.")))
    done = 0
    for commentary_id in sorted(commentary_ids):
        try:
            row = commentaries.by_id(actor, commentary_id, lock=True)
        except Gone:
            continue
        if _together(other, row) and not blind.is_held(row.id):
            if row.counts_with != other.id:
                put_with(actor, row, other, reason, now=now)
            done += 1
    return done, len(commentary_ids) - done


def as_found(actor: Actor, commentary: Commentary, reason: str, *, now: datetime) -> None:
    """Let the texts decide again."""
    _decide(actor, commentary, "found", reason, None, now)
    commentary.counts_with = None


def offer_joint(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Write to who filed first that all may sign one joint submission while the call is open.

    The letter says how many organizations there are and names none. IllegalMove after the deadline, Missing
    for a text that does not represent a group.
    """
    call, version_id, lead = commentary.thematic_session, codable(commentary), commentary.organisation_id
    permit(actor, call)
    if not deadline.is_open(now, call.opens_at, call.closes_at):
        raise IllegalMove(N_("The call is closed: nothing can be filed jointly any more."))
    group = campaign_groups.groups(call).of(commentary.id)
    if group is None or group.first.commentary.id != commentary.id:
        raise Missing()
    _keep(actor, commentary, version_id, ("offer", "", None), now)
    tell_organisation(
        lead,
        "joint_offered",
        now=now,
        only="focal_point",
        commentary_id=commentary.id,
        organisations=group.organisations,
        path="/commentaries",
    )


def _together(one: Commentary, other: Commentary) -> bool:
    citable = other.state == "admitted" and other.consent != "text_withheld"
    return citable and one.thematic_session_id == other.thematic_session_id


def _decide(
    actor: Actor, commentary: Commentary, kind: str, reason: str, with_id: str | None, now: datetime
) -> None:
    permit(actor, commentary.thematic_session)
    codable(commentary)
    said = line(reason)
    problems = words_problems("reason", said, REASON_AT_MOST)
    if not said:
        problems = [problem("reason", N_("Say why: whoever asks later reads it here."))]
    if problems:
        raise Invalid(*problems)
    _keep(actor, commentary, codable(commentary), (kind, said, with_id), now)


def _keep(
    actor: Actor,
    commentary: Commentary,
    version_id: str,
    decision: tuple[str, str, str | None],
    now: datetime,
) -> None:
    kind, reason, with_id = decision
    made = CampaignAct(
        thematic_session_id=commentary.thematic_session_id,
        commentary_id=commentary.id,
        version_id=version_id,
        kind=kind,
        with_id=with_id,
        reason=reason,
        made_by=actor.account_id,
        made_at=now,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "campaign:decided", made, now=now, version=made.version_id, kind=kind)

"""Joint submissions: the lead invites, each member answers for itself, the deadline settles who is named.

A member confirms the text it saw, with its own sign-in. Before filing that is a revision of the draft,
afterwards the version that was filed; any other text asks again. A joint submission counts one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from panel.db import db
from panel.domain import deadline
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Stale, problem
from panel.domain.lifecycle import SIGNATURE
from panel.domain.policy import require
from panel.models import Commentary, CoSignature, ThematicSession
from panel.queries import joint
from panel.services import _register, _signatures
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._numbers import assign_number
from panel.services._outbox import tell_organisation

#: More members than this and nobody reads the list; it also bounds the letters of one invitation.
MOST_MEMBERS = 200

_TEXT_CHANGED = N_("The text was changed since this page was opened. Read it as it is now, then answer.")
_TOO_LATE = N_("The deadline has passed. Names that were not confirmed by then are not under the text.")

own_signature = joint.own_signature


def invite(
    actor: Actor, commentary: Commentary, organisation_ids: Iterable[str], *, now: datetime
) -> list[CoSignature]:
    """Invite accredited organizations to sign; those invited already are left as they are.

    Their focal points are told. Raises IllegalMove after the deadline or for an individual commentary.
    """
    require(actor, Action.JOINT_INVITE, commentary)
    _open(commentary, now)
    there = {s.organisation_id for s in joint.members(commentary.id)} | {commentary.organisation_id}
    new = [o for o in joint.accredited(sorted(set(organisation_ids))) if o.id not in there]
    if len(there) - 1 + len(new) > MOST_MEMBERS:
        raise Invalid(
            problem(
                "organisations", N_("A joint submission has at most %(most)d members."), most=MOST_MEMBERS
            )
        )
    made = []
    for organisation in new:
        signature = CoSignature(commentary_id=commentary.id, organisation_id=organisation.id, invited_at=now)
        db.session.add(signature)
        made.append(signature)
        tell_organisation(
            organisation.id,
            "joint_invitation",
            now=now,
            only="focal_point",
            commentary_id=commentary.id,
            path=_signatures.sign_path(commentary.id),
        )
    db.session.flush()
    if made:
        record(actor, "joint:invited", commentary, now=now, organisations=len(made))
    return made


def take_back(actor: Actor, commentary: Commentary, signature_id: str, *, now: datetime) -> None:
    """Take an invitation back that was not confirmed: made by mistake, or declined."""
    require(actor, Action.JOINT_INVITE, commentary)
    _open(commentary, now)
    signature = next((s for s in joint.members(commentary.id) if s.id == signature_id), None)
    if signature is None:
        raise Missing()
    if signature.state == "confirmed":
        raise IllegalMove(N_("This organization has confirmed; only it can take its name away."))
    record(actor, "joint:invitation_withdrawn", signature, now=now)
    db.session.delete(signature)
    db.session.flush()


def confirm(
    actor: Actor, signature: CoSignature, revision: int, *, version_id: str | None = None, now: datetime
) -> None:
    """Stand under the text at ``revision`` of the draft, or under the filed version ``version_id``.

    Raises Stale where the text has changed since; IllegalMove after the deadline.
    """
    _answerable(actor, signature, now)
    commentary = signature.commentary
    if not _stands(commentary, revision, version_id):
        raise Stale(_TEXT_CHANGED)
    if commentary.draft is not None and not commentary.draft.body.strip():
        raise IllegalMove(N_("There is no text to confirm yet."))
    advance(actor, signature, SIGNATURE, "confirm", now=now)
    signature.revision = revision
    signature.answered_at, signature.answered_by = now, actor.account_id


def decline(actor: Actor, signature: CoSignature, *, now: datetime) -> None:
    """Do not stand under the text, or no longer. With that one has read it for the last time: who changes
    one's mind is invited anew by the lead."""
    _answerable(actor, signature, now)
    advance(actor, signature, SIGNATURE, "decline", now=now)
    signature.answered_at, signature.answered_by = now, actor.account_id


def close(thematic_session: ThematicSession, now: datetime) -> None:
    """At the deadline: names that are not confirmed are dropped; where none is left, the submission
    becomes the lead's own, with a number of that row. Its JS number stays vacant.

    To be called after ``commentary.file_at_deadline``; running again changes nothing more.
    """
    if now <= deadline.last_instant(thematic_session.closes_at):
        return
    for commentary in joint.of_session(thematic_session.id):
        _signatures.drop_unconfirmed(commentary, now=now)
        filed = commentary.state in {"submitted", "admitted"}
        if filed and not _signatures.confirmed(commentary):
            assign_number(commentary, kind="individual")
            if commentary.published:  # a withheld name has another label now
                _register.published(commentary, now=now)
            record(SYSTEM, "joint:became_individual", commentary, now=now)


def _stands(commentary: Commentary, revision: int, version_id: str | None) -> bool:
    """Whether the text somebody saw is still the one to sign.

    Once a text is filed the lead may go on writing; what members sign then is the filed version, which
    the draft equals unless the lead has changed it.
    """
    draft, version = commentary.draft, commentary.version
    if commentary.state != "draft" and version_id is not None:
        return version_id == commentary.version_id
    if draft is None or revision != draft.revision:
        return False
    return commentary.state == "draft" or (
        version is not None and (draft.title, draft.body) == (version.title, version.body)
    )


def _open(commentary: Commentary, now: datetime) -> None:
    call = commentary.thematic_session
    if commentary.kind != "joint" or commentary.state not in {"draft", "submitted", "admitted"}:
        raise IllegalMove()
    if now > deadline.last_instant(call.closes_at):
        raise IllegalMove(_TOO_LATE)


def _answerable(actor: Actor, signature: CoSignature, now: datetime) -> None:
    require(actor, Action.JOINT_ANSWER, signature)
    _open(signature.commentary, now)

"""Contributions of protected participants; their words are sealed, and opened by ``services.sealed``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from panel.db import db
from panel.domain import small_cells
from panel.domain.actor import Actor, Role
from panel.domain.attribution import Author, participant, protected_label
from panel.domain.errors import Missing
from panel.models import Contribution, Participant, Post, PostDecision, Thread, ThreadModerator


def by_id(contribution_id: str, *, lock: bool = False) -> Contribution:
    """One contribution for a service; Missing if there is none."""
    asked = _whole().where(Contribution.id == contribution_id)
    found = db.session.scalar(asked.with_for_update(of=Contribution) if lock else asked)
    if found is None:
        raise Missing()
    return found


def own(actor: Actor, contribution_id: str, *, lock: bool = False) -> Contribution:
    """One of the participant's own; Missing for everybody else."""
    found = by_id(contribution_id, lock=lock)
    if actor.participant_id is None or found.participant_id != actor.participant_id:
        raise Missing()
    return found


def for_desk(actor: Actor, contribution_id: str, *, lock: bool = False) -> Contribution:
    """One that the actor moderates, or whose appeal waits for the chair; else Missing."""
    found = by_id(contribution_id, lock=lock)
    moderates = actor.has(Role.MODERATOR) and actor.account_id in found.thread.moderator_ids
    if not ((moderates and found.state == "held") or (actor.has(Role.CHAIR) and found.state == "appealed")):
        raise Missing()
    return found


def listed(actor: Actor) -> Sequence[Contribution]:
    """All of one's own, the newest day first."""
    asked = _whole().where(Contribution.participant_id == actor.participant_id)
    return db.session.scalars(asked.order_by(Contribution.day.desc(), Contribution.id)).all()


def waiting(actor: Actor) -> Sequence[Contribution]:
    """What waits for the actor: as a moderator of its thread, or as the chair. In no order of arrival."""
    asked = _whole().where(Contribution.state == "held", _moderated(actor))
    if not actor.has(Role.MODERATOR):
        asked = asked.where(Contribution.id.is_(None))
    rows = list(db.session.scalars(asked.order_by(Contribution.day, Contribution.id)))
    return [*rows, *appealed(actor)]


def appealed(actor: Actor) -> Sequence[Contribution]:
    """What was returned and waits for the chair."""
    if not actor.has(Role.CHAIR):
        return ()
    asked = _whole().where(Contribution.state == "appealed").order_by(Contribution.day, Contribution.id)
    return db.session.scalars(asked).all()


def waiting_for(actor: Actor) -> int:
    """How many texts wait for the actor as a moderator of their threads."""
    if not actor.has(Role.MODERATOR):
        return 0
    asked = select(func.count(Contribution.id)).where(Contribution.state == "held", _moderated(actor))
    return int(db.session.scalar(asked) or 0)


def kept(actor: Actor) -> Sequence[Contribution]:
    """What may not be published and was let pass: for the secretariat's eyes."""
    if not actor.has(Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR):
        return ()
    asked = _whole().where(Contribution.state == "kept").order_by(Contribution.day.desc(), Contribution.id)
    return db.session.scalars(asked).all()


def held_of(participant_id: str) -> int:
    """How many of a participant's wait for a moderator."""
    asked = select(func.count()).where(
        Contribution.participant_id == participant_id, Contribution.state == "held"
    )
    return int(db.session.scalar(asked) or 0)


def sent_on(participant_id: str, day: date) -> int:
    """How many a participant sent on a day."""
    asked = select(func.count()).where(Contribution.participant_id == participant_id, Contribution.day == day)
    return int(db.session.scalar(asked) or 0)


def all_of(participant_id: str) -> Sequence[Contribution]:
    """Everything of a participant, held."""
    asked = _whole().where(Contribution.participant_id == participant_id)
    return db.session.scalars(asked.with_for_update(of=Contribution)).all()


def cleared() -> Sequence[Contribution]:
    """What may appear at the next turn, held; in no order that means anything."""
    asked = _whole().where(Contribution.state == "cleared").order_by(Contribution.id)
    return db.session.scalars(asked.with_for_update(of=Contribution)).all()


def of_post(post_id: str) -> Contribution | None:
    """The contribution that became a post."""
    return db.session.scalar(_whole().where(Contribution.post_id == post_id))


def taken_out(row: Contribution) -> Post | None:
    """The post that a contribution became, where a moderator hid it; with what was decided about it."""
    if row.post_id is None:
        return None
    asked = select(Post).where(Post.id == row.post_id, Post.state.in_(("hidden", "appealed")))
    return db.session.scalar(asked.options(selectinload(Post.decisions)))


def answered(row: Contribution) -> PostDecision | None:
    """What the chair decided about the post that a contribution became, if there was an appeal."""
    if row.post_id is None:
        return None
    asked = select(PostDecision).where(
        PostDecision.post_id == row.post_id, PostDecision.move.in_(("uphold", "reinstate"))
    )
    return db.session.scalar(asked.order_by(PostDecision.place.desc()).limit(1))


def out(rows: Sequence[Contribution]) -> dict[str, str]:
    """States of the posts that contributions became and that are not public any more, by contribution."""
    ids = {row.post_id: row.id for row in rows if row.post_id is not None}
    asked = select(Post.id, Post.state).where(Post.id.in_(ids), Post.state != "published")
    return {ids[post_id]: state for post_id, state in db.session.execute(asked)} if ids else {}


def authors(mode: str, post_ids: Sequence[str]) -> dict[str, Author]:
    """How the participants behind posts are printed in a thread of that mode, by post; two queries at most."""
    if not post_ids:
        return {}
    asked = (
        select(Contribution.post_id, Contribution.consent, Contribution.printed_name, Participant.region)
        .add_columns(Participant.thematic_session_id)
        .join(Participant, Participant.id == Contribution.participant_id)
        .where(Contribution.post_id.in_(post_ids))
    )
    rows = db.session.execute(asked).all()
    shared = _sharing({row.thematic_session_id for row in rows if row.region}) if rows else {}
    return {
        row.post_id: participant(
            mode,
            protected_label(
                row.consent,
                name=row.printed_name,
                region=row.region,
                sharing=small_cells.told(shared.get((row.thematic_session_id, row.region), 0)),
            ),
        )
        for row in rows
    }


def _sharing(sessions: set[str]) -> dict[tuple[str, str], int]:
    asked = (
        select(Participant.thematic_session_id, Participant.region, func.count())
        .where(Participant.thematic_session_id.in_(sessions), Participant.state == "active")
        .group_by(Participant.thematic_session_id, Participant.region)
    )
    return {(call, region): n for call, region, n in db.session.execute(asked)}


def _moderated(actor: Actor) -> Any:
    named = select(ThreadModerator.thread_id).where(ThreadModerator.account_id == actor.account_id)
    return Contribution.thread_id.in_(named)


def _whole() -> Select[Contribution]:
    thread = joinedload(Contribution.thread)
    return select(Contribution).options(
        thread.joinedload(Thread.thematic_session),
        thread.joinedload(Thread.question),
        thread.selectinload(Thread.moderators),
        joinedload(Contribution.participant),
    )

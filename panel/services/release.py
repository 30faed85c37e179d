"""Twice a day contributions of protected participants appear among the posts, in shuffled batches.

A post is made here and not before: it carries the hour of the turn, the same for all of a batch, and numbers
in the order of the shuffle. ``domain.batches`` says when and in which order.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from random import Random

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from panel.db import db
from panel.domain import batches, wordcount
from panel.domain.actor import SYSTEM
from panel.domain.lifecycle import CONTRIBUTION, POST
from panel.models import Contribution, Post, PostVersion, ReleaseTurn
from panel.models._columns import new_id
from panel.queries import contribution as contributions
from panel.services import sealed
from panel.services._advance import advance
from panel.services.moderation import next_number
from panel.services.participant import tell


def release(*, now: datetime, rng: Random | None = None) -> int:
    """Publish what is due at the latest turn, once; how many posts that were."""
    turn = batches.turn(now)
    if not _taken(turn):
        return 0
    done = 0
    waiting = sorted(contributions.cleared(), key=lambda row: row.thread.thematic_session_id)
    for _, rows in groupby(waiting, key=lambda row: row.thread.thematic_session_id):
        held = list(rows)
        chosen = batches.batch(held, rng)
        for row in chosen:
            _publish(row, turn)
        if not chosen:
            for row in held:
                row.turns += 1
        done += len(chosen)
    return done


def _taken(turn: datetime) -> bool:
    """Take a turn; False where somebody has. Who comes at the same time waits until the other is done."""
    if db.session.scalar(select(ReleaseTurn.at).where(ReleaseTurn.at == turn)) is not None:
        return False
    try:
        with db.session.begin_nested():
            db.session.execute(insert(ReleaseTurn).values(at=turn))
    except IntegrityError:
        return False
    return True


def _publish(row: Contribution, turn: datetime) -> None:
    said = sealed.words(row)
    post = Post(
        id=new_id(),
        thread=row.thread,
        thread_id=row.thread_id,
        participant_id=row.id,
        idempotency_key=row.id,
        written_at=turn,
        published_at=turn,
        number=next_number(row.thread),
    )
    db.session.add(post)
    db.session.flush()
    version = PostVersion(
        id=new_id(),
        post_id=post.id,
        seq=1,
        body=said.body,
        language=row.language,
        words=wordcount.count(said.body),
        rule=wordcount.RULE,
        written_at=turn,
    )
    db.session.add(version)
    post.version_id = post.published_version_id = version.id
    advance(SYSTEM, post, POST, "release", now=turn)
    row.post_id = post.id
    row.printed_name = said.name if row.consent == "quote_by_name" else ""
    advance(SYSTEM, row, CONTRIBUTION, "release", now=turn)
    tell(row.participant_id, "released", today=turn.date(), about=row.id)

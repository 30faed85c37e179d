"""Letters about a submission, and the submissions whose last letter waits for the secretariat."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from panel.db import db
from panel.models import Account, Commentary, Letter
from panel.queries.codes import code_order

__all__ = ["Letter", "by_key", "of_commentary", "waiting", "writers"]


def of_commentary(commentary_id: str) -> Sequence[tuple[Letter, str]]:
    """All letters about a commentary, oldest first, each with the name of the officer who wrote it.

    The names of those who write for an organization are not told: who they are may be withheld.
    """
    rows = db.session.execute(
        select(Letter, Account.name)
        .outerjoin(Account, (Account.id == Letter.written_by) & Letter.from_panel.is_(True))
        .where(Letter.commentary_id == commentary_id)
        .order_by(Letter.written_at, Letter.id)
    )
    return [(row[0], row[1] or "") for row in rows]


def by_key(commentary_id: str, key: str) -> Letter | None:
    """The letter that an earlier copy of the same form has sent."""
    return db.session.scalar(
        select(Letter).where(Letter.commentary_id == commentary_id, Letter.idempotency_key == key)
    )


def writers(commentary_id: str) -> Sequence[Account]:
    """The officers who have written about a commentary and can be told of an answer."""
    return db.session.scalars(
        select(Account)
        .where(
            Account.state == "active",
            exists().where(
                Letter.written_by == Account.id,
                Letter.commentary_id == commentary_id,
                Letter.from_panel.is_(True),
            ),
        )
        .order_by(Account.id)
    ).all()


def waiting(thematic_session_id: str) -> Sequence[tuple[str, str]]:
    """(commentary, code) of the submissions of a session whose last letter is the contributor's, by code."""
    later = aliased(Letter)
    unanswered = exists().where(
        Letter.commentary_id == Commentary.id,
        Letter.from_panel.is_(False),
        ~exists().where(later.commentary_id == Commentary.id, later.written_at > Letter.written_at),
    )
    rows = db.session.execute(
        select(Commentary.id, Commentary.code)
        .where(Commentary.thematic_session_id == thematic_session_id, unanswered)
        .order_by(*code_order(Commentary.code))
    )
    return [(id_, code or "") for id_, code in rows]

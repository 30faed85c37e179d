"""Drafts: where one is begun, which are to be filed at the deadline, and until when a text may change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from panel.db import db
from panel.models import Commentary, Draft, Organisation, OutboxMail


def hold(organisation_id: str) -> None:
    """Hold an organization's row until the transaction ends, so that of two beginnings one goes first."""
    db.session.execute(select(Organisation.id).where(Organisation.id == organisation_id).with_for_update())


def empty_joint_of(thematic_session_id: str, organisation_id: str) -> Commentary | None:
    """A joint draft of the organization in which nothing is written and nobody invited yet."""
    return db.session.scalar(
        select(Commentary)
        .join(Draft, Draft.commentary_id == Commentary.id)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.organisation_id == organisation_id,
            Commentary.kind == "joint",
            Commentary.state == "draft",
            Draft.title == "",
            Draft.body == "",
            ~Commentary.signatures.any(),
        )
    )


def unfiled_of(thematic_session_id: str, organisation_id: str) -> Commentary | None:
    """The organization's individual draft that was never filed."""
    return db.session.scalar(
        select(Commentary)
        .options(joinedload(Commentary.draft))
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.organisation_id == organisation_id,
            Commentary.kind == "individual",
            Commentary.state == "draft",
            Commentary.number.is_(None),
        )
        .order_by(Commentary.created_at, Commentary.id)
    )


def to_file_at_deadline(thematic_session_id: str) -> Sequence[Commentary]:
    """Drafts whose authors asked that they be submitted at the deadline, held until the transaction ends."""
    asked = (Commentary.state == "draft", Commentary.at_deadline.is_(True))
    held = select(Commentary.id).where(Commentary.thematic_session_id == thematic_session_id, *asked)
    ids = db.session.scalars(held.order_by(Commentary.id).with_for_update()).all()
    # Read again under the lock: somebody may have filed while we waited for it.
    return db.session.scalars(
        select(Commentary)
        .options(
            joinedload(Commentary.thematic_session),
            joinedload(Commentary.organisation),
            joinedload(Commentary.draft),
            joinedload(Commentary.version),
            selectinload(Commentary.signatures),
        )
        .where(Commentary.id.in_(ids), *asked)
        .order_by(Commentary.created_at, Commentary.id)
        .execution_options(populate_existing=True)
    ).all()


def letters_since(name: str, since: datetime) -> Collection[str]:
    """Commentaries about which a letter of that name was written since an instant."""
    written = db.session.scalars(
        select(OutboxMail.context).where(OutboxMail.name == name, OutboxMail.created_at >= since)
    )
    return frozenset(str(context.get("commentary_id", "")) for context in written)

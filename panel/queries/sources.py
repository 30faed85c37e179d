"""What a summary may rest on: admitted texts with their contributors, and how many were in confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from panel.db import db
from panel.domain.drafting.codes import code_order
from panel.models import Commentary, CommentaryVersion, CoSignature
from panel.queries import flags


def citable(thematic_session_id: str) -> Sequence[Commentary]:
    """Admitted commentaries whose text is not withheld and not out of sight as falsely attributed, by code,
    with version, organization and members."""
    rows = db.session.scalars(
        select(Commentary)
        .options(
            joinedload(Commentary.organisation),
            joinedload(Commentary.admitted_version),
            selectinload(Commentary.signatures).joinedload(CoSignature.organisation),
        )
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.consent != "text_withheld",
            Commentary.id.not_in(flags.TEXTS_ASIDE),
        )
        .execution_options(populate_existing=True)
    ).all()
    # Not by the database: it would carry each text through the sorting.
    return sorted(rows, key=lambda each: code_order(each.code or ""))


def in_confidence(thematic_session_id: str) -> Sequence[Commentary]:
    """Admitted commentaries whose text is withheld: told as a number, never cited."""
    return db.session.scalars(
        select(Commentary)
        .options(
            joinedload(Commentary.organisation),
            selectinload(Commentary.signatures).joinedload(CoSignature.organisation),
        )
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.consent == "text_withheld",
        )
        .order_by(Commentary.id)
    ).all()


def printed(commentary_ids: Iterable[str]) -> Mapping[str, tuple[str, str, int]]:
    """For each commentary its code, kind (``sub`` or ``js``, as in addresses) and number."""
    rows = db.session.execute(
        select(Commentary.id, Commentary.code, Commentary.kind, Commentary.number).where(
            Commentary.id.in_(sorted(set(commentary_ids)))
        )
    )
    return {
        i: (code or "", "js" if kind == "joint" else "sub", number or 0) for i, code, kind, number in rows
    }


def keys(commentary_ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """For each commentary its code and its symbol, under which it is public."""
    rows = db.session.scalars(
        select(Commentary)
        .options(joinedload(Commentary.thematic_session))
        .where(Commentary.id.in_(sorted(set(commentary_ids))))
    )
    return {each.id: (each.code or "", each.symbol) for each in rows}


def standing(commentary_ids: Iterable[str]) -> Mapping[str, tuple[str, str, str]]:
    """For each commentary its code, state and level of consent as they are now."""
    rows = db.session.execute(
        select(Commentary.id, Commentary.code, Commentary.state, Commentary.consent).where(
            Commentary.id.in_(sorted(set(commentary_ids)))
        )
    )
    return {i: (code or "", state, consent) for i, code, state, consent in rows}


def words(version_id: str, start: int, end: int) -> str:
    """The words of a span of one version; empty where the version is gone."""
    body = db.session.scalar(select(CommentaryVersion.body).where(CommentaryVersion.id == version_id))
    return (body or "")[start:end]

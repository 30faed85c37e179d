"""What was said on the paragraphs of a base document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from panel.db import db
from panel.domain import scopes
from panel.domain.actor import Actor
from panel.models import Commentary, CommentaryVersion
from panel.queries.codes import code_order
from panel.queries.scope import where


@dataclass(frozen=True, slots=True)
class Said:
    """A published commentary that speaks to a paragraph: its public code and its address."""

    code: str
    kind: str
    number: int


def said_on(actor: Actor, thematic_session_id: str) -> Mapping[int, Sequence[Said]]:
    """Number of a base paragraph -> the published commentaries that name it, by code; one query."""
    found = db.session.execute(
        select(Commentary.code, Commentary.kind, Commentary.number, CommentaryVersion.base_numbers)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.published.is_(True),
            where(scopes.commentaries(actor), Commentary),
        )
        .order_by(*code_order(Commentary.code))
    )
    said: dict[int, list[Said]] = {}
    for code, kind, number, base_numbers in found:
        assert code is not None and number is not None  # what is published has both
        for paragraph in base_numbers:
            said.setdefault(paragraph, []).append(Said(code, "js" if kind == "joint" else "sub", number))
    return said

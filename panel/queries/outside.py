"""Paragraphs that officers found to lie outside the scope of a call."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from panel.db import db
from panel.models import NonUseReason


def paragraphs(version_ids: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Numbers by version, of these versions; 0 stands for the whole text."""
    rows = db.session.execute(
        select(NonUseReason.version_id, NonUseReason.paragraph)
        .where(NonUseReason.version_id.in_(sorted(version_ids)), NonUseReason.reason == "outside_scope")
        .order_by(NonUseReason.version_id, NonUseReason.paragraph)
    )
    found: dict[str, tuple[int, ...]] = {}
    for version_id, number in rows:
        found[version_id] = (*found.get(version_id, ()), number)
    return found

"""Why paragraphs of a version are not used, as officers said; what follows from codings is ``reflected``."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from panel.db import db
from panel.models import NonUseReason


def rows(version_id: str) -> Sequence[NonUseReason]:
    """The reasons given for a version, in order; paragraph 0 stands for all of it."""
    return db.session.scalars(
        select(NonUseReason).where(NonUseReason.version_id == version_id).order_by(NonUseReason.paragraph)
    ).all()


def given(version_id: str) -> dict[int, str]:
    """Code of the reason by paragraph; 0 stands for the whole text."""
    return {each.paragraph: each.reason for each in rows(version_id)}

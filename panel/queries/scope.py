"""A reading scope as SQL: the twin of ``ReadingScope.admits``."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from panel.domain.scopes import Among, ReadingScope
from panel.models import Commentary, CoSignature, Post, Summary, ThreadModerator

#: So many values are asked for one by one: IN is spelled out anew each time that a statement is run.
FEW = 8


@lru_cache(maxsize=512)
def where(scope: ReadingScope, model: Any) -> ColumnElement[bool]:
    """The condition under which rows of the model may be read; a value, so it is built once a scope."""
    if not scope.grants:
        return false()
    return or_(*(and_(true(), *(_condition(c, model) for c in grant)) for grant in scope.grants))


def signed_by(organisation_ids: Collection[Any]) -> ColumnElement[bool]:
    """The joint commentaries that one of these organizations has confirmed."""
    confirmed = select(CoSignature.commentary_id).where(
        CoSignature.organisation_id.in_(organisation_ids), CoSignature.state == "confirmed"
    )
    return Commentary.id.in_(confirmed)


def _condition(condition: Among, model: Any) -> ColumnElement[bool]:
    values = sorted(condition.values, key=str)
    if not values:
        return false()
    if (model, condition.field) == (Commentary, "member_ids"):
        asked = select(CoSignature.commentary_id).where(
            CoSignature.organisation_id.in_(values), CoSignature.state != "declined"
        )
        return Commentary.id.in_(asked)
    if (model, condition.field) == (Summary, "contributor_ids"):
        heard = select(Commentary.thematic_session_id).where(
            Commentary.state == "admitted", or_(Commentary.organisation_id.in_(values), signed_by(values))
        )
        return Summary.thematic_session_id.in_(heard)
    if (model, condition.field) == (Post, "moderator_ids"):
        named = select(ThreadModerator.thread_id).where(ThreadModerator.account_id.in_(values))
        return Post.thread_id.in_(named)
    column: ColumnElement[Any] = getattr(model, condition.field)
    return column.in_(values) if len(values) > FEW else or_(*(column == value for value in values))

"""What one wrote in threads, and what others wrote in the name of one's organizations, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from panel.db import db
from panel.domain.actor import Actor, MandateKind
from panel.models import Post
from panel.queries.post import whole

#: Posts on one page of each of the two lists; as each may be long, no more than a telephone takes.
PAGE = 6


@dataclass(frozen=True, slots=True)
class Page:
    """One page of posts, the latest first; ``total`` over all pages."""

    rows: Sequence[Post]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def own(actor: Actor, page: int = 1) -> Page:
    """What one wrote oneself, erased ones left out."""
    return _page(page, Post.account_id == actor.account_id)


def in_ones_name(actor: Actor, page: int = 1) -> Page:
    """What others wrote in the name of organizations for which one is focal point."""
    focal = [m.organisation_id for m in actor.mandates if m.kind is MandateKind.FOCAL_POINT]
    if not focal:
        return Page((), 0, 1)
    others = or_(Post.account_id.is_(None), Post.account_id != actor.account_id)
    return _page(page, Post.organisation_id.in_(focal), others)


def _page(page: int, *wanted: ColumnElement[bool]) -> Page:
    chosen = (*wanted, Post.state != "erased")
    total = db.session.scalar(select(func.count()).select_from(Post).where(*chosen)) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    ordered = whole().where(*chosen).order_by(Post.written_at.desc(), Post.id)
    return Page(db.session.scalars(ordered.limit(PAGE).offset((page - 1) * PAGE)).all(), total, page)

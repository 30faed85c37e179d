"""What one wrote in threads, and what others wrote in the name of one's organizations, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from panel.db import db
from panel.domain.actor import Actor, MandateKind
from panel.models import Post
from panel.queries.paging import window
from panel.queries.post import whole

#: Posts on one page of each of the two lists; as each may be long, no more than a telephone takes.
PAGE = 6


@dataclass(frozen=True, slots=True)
class Page:
    """Posts on page ``page`` of ``pages``, the latest first."""

    rows: Sequence[Post]
    page: int
    pages: int


def own(actor: Actor, page: int = 1) -> Page:
    """What one wrote oneself, erased ones left out."""
    return _page(page, Post.account_id == actor.account_id)


def in_ones_name(actor: Actor, page: int = 1) -> Page:
    """What others wrote in the name of organizations for which one is focal point."""
    focal = [m.organisation_id for m in actor.mandates if m.kind is MandateKind.FOCAL_POINT]
    if not focal:
        return Page((), 1, 1)
    others = or_(Post.account_id.is_(None), Post.account_id != actor.account_id)
    return _page(page, Post.organisation_id.in_(focal), others)


def _page(page: int, *wanted: ColumnElement[bool]) -> Page:
    chosen = (*wanted, Post.state != "erased")
    total = db.session.scalar(select(func.count()).select_from(Post).where(*chosen)) or 0
    here = window(page, total, PAGE)
    ordered = whole().where(*chosen).order_by(Post.written_at.desc(), Post.id)
    return Page(db.session.scalars(ordered.limit(PAGE).offset(here.before)).all(), here.page, here.pages)

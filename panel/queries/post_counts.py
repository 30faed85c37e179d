"""How many posts somebody has sent, and how many wait: what the limits on numbers ask."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from panel.db import db
from panel.models import Post, PostVersion


def last_seq(post_id: str) -> int:
    """The number of the latest version of a post; 0 for none."""
    return db.session.scalar(select(func.max(PostVersion.seq)).where(PostVersion.post_id == post_id)) or 0


def sent_since(since: datetime, whose: ColumnElement[bool]) -> int:
    """How many versions were sent since an instant by the author named by a condition on Post."""
    counted = select(func.count()).select_from(PostVersion).join(Post, Post.id == PostVersion.post_id)
    return db.session.scalar(counted.where(PostVersion.written_at > since, whose)) or 0


def begun_since(thread_id: str, since: datetime) -> int:
    """How many posts were sent to a thread since an instant."""
    counted = select(func.count()).where(Post.thread_id == thread_id, Post.written_at > since)
    return db.session.scalar(counted) or 0


def held_of(thread_id: str, whose: ColumnElement[bool]) -> int:
    """How many posts of one author wait in a thread."""
    counted = select(func.count()).where(Post.thread_id == thread_id, Post.waits_since.is_not(None), whose)
    return db.session.scalar(counted) or 0


def held_of_thread(thread_id: str) -> int:
    """How many posts wait in a thread."""
    counted = select(func.count()).where(Post.thread_id == thread_id, Post.waits_since.is_not(None))
    return db.session.scalar(counted) or 0

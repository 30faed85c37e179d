"""Many of one thing, for what must not grow with their number: copies of a row that a verb has made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from panel.db import db, transaction
from panel.models import Coding, Post, PostVersion

#: Words of a post that is as long as posts are.
WORDS = "They asked for a paper that nobody there had. " * 40


def codings(like: str, more: int) -> None:
    """So many more codings like that one."""
    with transaction():
        row = _values(Coding, like)
        db.session.execute(insert(Coding), [row | {"id": f"crowd-{n}"} for n in range(more)])


def posts(like: str, more: int) -> None:
    """So many more posts like that one, which is published."""
    with transaction():
        row = _values(Post, like)
        version = _values(PostVersion, row["published_version_id"]) | {"body": WORDS}
        made = range(more)
        own = {"parent_id": None}
        db.session.execute(
            insert(Post),
            [
                row | own | {
                    "id": f"crowd-{n}", "number": n + 1_000, "idempotency_key": f"crowd-{n}",
                    "version_id": f"words-{n}", "published_version_id": f"words-{n}",
                }
                for n in made
            ],
        )  # fmt: skip
        db.session.execute(
            insert(PostVersion),
            [version | {"id": f"words-{n}", "post_id": f"crowd-{n}"} for n in made],
        )


def _values(model: Any, id_: str) -> dict[str, Any]:
    row = db.session.execute(select(model).where(model.id == id_)).scalar_one()
    return {column.key: getattr(row, column.key) for column in model.__mapper__.column_attrs}

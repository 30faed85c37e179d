"""The digest of a thread, for its moderators while it is a draft and for everybody once it is issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from panel.db import db
from panel.domain.errors import Missing
from panel.models import Digest, DigestFile, DigestLine, DigestSource, Post, Thread, ThreadModerator


def of_thread(thread_id: str, *, lock: bool = False) -> Digest | None:
    """The digest of a thread with its lines and their posts, issued or not."""
    wanted = (
        select(Digest)
        .options(
            joinedload(Digest.thread).joinedload(Thread.thematic_session),
            joinedload(Digest.thread).joinedload(Thread.question),
            joinedload(Digest.thread).selectinload(Thread.moderators).joinedload(ThreadModerator.account),
            selectinload(Digest.lines).selectinload(DigestLine.sources).joinedload(DigestSource.post),
        )
        .where(Digest.thread_id == thread_id)
        .execution_options(populate_existing=True)
    )
    return db.session.scalar(wanted.with_for_update(of=Digest) if lock else wanted)


def issued(thread_id: str) -> Digest:
    """The issued digest of a thread; Missing where there is none yet."""
    found = of_thread(thread_id)
    if found is None or found.issued_at is None:
        raise Missing()
    return found


def is_issued(thread_id: str) -> bool:
    """Whether a thread has an issued digest."""
    wanted = select(Digest.id).where(Digest.thread_id == thread_id, Digest.issued_at.is_not(None))
    return db.session.scalar(wanted) is not None


def by_id(digest_id: str) -> Digest:
    """An issued digest for a job; Missing where there is none."""
    thread_id = db.session.scalar(select(Digest.thread_id).where(Digest.id == digest_id))
    if thread_id is None:
        raise Missing()
    return issued(thread_id)


def pdf(digest_id: str) -> DigestFile | None:
    """The PDF of a digest, whatever it shows."""
    return db.session.scalar(select(DigestFile).where(DigestFile.digest_id == digest_id))


def resting_on(post_id: str) -> Sequence[Digest]:
    """Issued digests with a line that rests on a post."""
    return db.session.scalars(
        select(Digest)
        .join(DigestLine, DigestLine.digest_id == Digest.id)
        .join(DigestSource, DigestSource.line_id == DigestLine.id)
        .where(DigestSource.post_id == post_id, Digest.issued_at.is_not(None))
        .distinct()
    ).all()


def issued_of(thematic_session_id: str) -> Sequence[Digest]:
    """The issued digests of a session."""
    return db.session.scalars(
        select(Digest)
        .join(Thread, Thread.id == Digest.thread_id)
        .options(contains_eager(Digest.thread).joinedload(Thread.thematic_session))
        .where(Thread.thematic_session_id == thematic_session_id, Digest.issued_at.is_not(None))
        .order_by(Thread.number)
    ).all()


def lines_on(post_id: str) -> Sequence[DigestLine]:
    """Lines of any digest that rest on a post."""
    return db.session.scalars(
        select(DigestLine)
        .join(DigestSource, DigestSource.line_id == DigestLine.id)
        .where(DigestSource.post_id == post_id)
    ).all()


def published(thread_id: str) -> Mapping[int, Post]:
    """The published posts of a thread with their texts, by number."""
    rows = db.session.scalars(
        select(Post)
        .options(joinedload(Post.published_version))
        .where(Post.thread_id == thread_id, Post.state == "published")
        .order_by(Post.number)
    )
    return {row.number or 0: row for row in rows}

"""Posts of a thread, the versions they went through, what was decided, and who shares them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.lifecycle import POST
from panel.domain.moderation import CODES
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.account import Account
from panel.models.organisation import Organisation
from panel.models.thread import Thread


class Post(Base):
    """One post: in a thread, or in answer (``parent_id``) to a published post that is itself no answer.

    Its author is an account that writes for an organization, or a protected participant
    (``participant_id``, a random id that leads to neither; no foreign key, because participants are kept
    apart). ``version_id`` is what was sent last, ``published_version_id`` what stands in public; they
    differ while a change waits. ``number`` is given when it is first published and never again to another.
    ``waits_since`` is when the version that waits was sent, None while none waits.
    """

    __tablename__ = "post"
    __table_args__ = (
        state_of(POST),
        one_of("reason", CODES),
        UniqueConstraint("thread_id", "number"),
        UniqueConstraint("thread_id", "idempotency_key"),
        CheckConstraint(
            "state NOT IN ('published', 'hidden') OR number IS NOT NULL", name="public_has_number"
        ),
        CheckConstraint(
            "participant_id IS NULL OR (account_id IS NULL AND organisation_id IS NULL)", name="one_author"
        ),
        Index("ix_post_listed", "thread_id", "state"),
        Index("ix_post_waiting", "thread_id", "waits_since"),
    )

    id: Mapped[Id]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("post.id"), index=True)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    participant_id: Mapped[str | None] = mapped_column(index=True)
    number: Mapped[int | None]
    state: Mapped[str] = mapped_column(default=POST.initial)
    # No foreign keys: versions point to their post, and two tables must not point at each other.
    version_id: Mapped[str | None]
    published_version_id: Mapped[str | None]
    waits_since: Mapped[Instant | None]
    reason: Mapped[str | None]
    appeal: Mapped[str] = mapped_column(default="")
    appealed_at: Mapped[Instant | None]
    idempotency_key: Mapped[str]
    written_at: Mapped[Instant]
    published_at: Mapped[Instant | None]

    thread: Mapped[Thread] = relationship(lazy="raise")
    account: Mapped[Account | None] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    parent: Mapped[Post | None] = relationship(lazy="raise", remote_side="Post.id")
    version: Mapped[PostVersion | None] = relationship(
        lazy="raise", viewonly=True, primaryjoin="foreign(Post.version_id) == PostVersion.id"
    )
    published_version: Mapped[PostVersion | None] = relationship(
        lazy="raise", viewonly=True, primaryjoin="foreign(Post.published_version_id) == PostVersion.id"
    )
    decisions: Mapped[list[PostDecision]] = relationship(lazy="raise", order_by="PostDecision.place")

    @property
    def hands(self) -> frozenset[str]:
        """Moderators who decided so far and may not decide the appeal; needs ``decisions`` loaded."""
        return frozenset(each.decided_by for each in self.decisions if each.decided_by)

    @property
    def moderator_ids(self) -> frozenset[str]:
        """Moderators of its thread; needs ``thread`` with its moderators loaded."""
        return self.thread.moderator_ids


class PostVersion(Base):
    """One text that was sent, immutable. Erasure empties ``body`` and leaves the row."""

    __tablename__ = "post_version"
    __table_args__ = (UniqueConstraint("post_id", "seq"),)

    id: Mapped[Id]
    post_id: Mapped[str] = mapped_column(ForeignKey("post.id"))
    seq: Mapped[int]
    body: Mapped[str]
    language: Mapped[str]
    words: Mapped[int]
    rule: Mapped[str]
    written_at: Mapped[Instant]


class PostDecision(Base):
    """What a moderator or the chair decided about one version; ``place`` counts within the post."""

    __tablename__ = "post_decision"
    __table_args__ = (one_of("reason", CODES), UniqueConstraint("post_id", "place"))

    id: Mapped[Id]
    post_id: Mapped[str] = mapped_column(ForeignKey("post.id"))
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), index=True)
    version_id: Mapped[str | None]
    place: Mapped[int]
    move: Mapped[str]
    reason: Mapped[str | None]
    sentence: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Instant]


class PostSupport(Base):
    """An organization shares a post; taken back, the row is gone."""

    __tablename__ = "post_support"
    __table_args__ = (UniqueConstraint("post_id", "organisation_id"),)

    id: Mapped[Id]
    post_id: Mapped[str] = mapped_column(ForeignKey("post.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    given_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    given_at: Mapped[Instant]

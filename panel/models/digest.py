"""The digest of a thread: lines by its moderators, each with the posts it rests on, and its PDF."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.digest import PARTS
from panel.models._columns import Id, Instant, one_of
from panel.models.post import Post
from panel.models.thread import Thread


class Digest(Base):
    """The one digest of a thread; a draft until ``issued_at``. ``revision`` guards two windows."""

    __tablename__ = "digest"

    id: Mapped[Id]
    thread_id: Mapped[str] = mapped_column(ForeignKey("thread.id"), unique=True)
    language: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[Instant]
    issued_at: Mapped[Instant | None]
    issued_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))

    thread: Mapped[Thread] = relationship(lazy="raise")
    lines: Mapped[list[DigestLine]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="DigestLine.place", back_populates="digest"
    )

    @property
    def symbol(self) -> str:
        """``SPMHR/2027/1/THR/2/DIGEST.1``; needs ``thread`` with its session loaded."""
        return f"{self.thread.symbol}/DIGEST.1"

    @property
    def moderator_ids(self) -> frozenset[str]:
        """Moderators of its thread; needs ``thread`` with its moderators loaded."""
        return self.thread.moderator_ids


class DigestLine(Base):
    """One line of a part, in the order of ``place``."""

    __tablename__ = "digest_line"
    __table_args__ = (one_of("part", PARTS),)

    id: Mapped[Id]
    digest_id: Mapped[str] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    part: Mapped[str]
    text: Mapped[str]

    digest: Mapped[Digest] = relationship(lazy="raise", back_populates="lines")
    sources: Mapped[list[DigestSource]] = relationship(lazy="raise", cascade="all, delete-orphan")

    @property
    def posts(self) -> list[Post]:
        """What it rests on, by number; needs ``sources`` with their posts loaded."""
        return sorted((each.post for each in self.sources), key=lambda post: post.number or 0)

    @property
    def stands(self) -> bool:
        """Whether everything it rests on is public now."""
        return bool(self.sources) and all(each.post.state == "published" for each in self.sources)


class DigestSource(Base):
    """A post on which a line rests, with the version that was public when the line was saved."""

    __tablename__ = "digest_source"

    line_id: Mapped[str] = mapped_column(ForeignKey("digest_line.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("post.id"), primary_key=True, index=True)
    version_id: Mapped[str]

    post: Mapped[Post] = relationship(lazy="raise")


class DigestFile(Base):
    """The PDF of an issued digest, made by a job; ``basis`` is the hash of the content it shows."""

    __tablename__ = "digest_file"
    __table_args__ = (UniqueConstraint("digest_id"),)

    id: Mapped[Id]
    digest_id: Mapped[str] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"))
    basis: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    rendered_at: Mapped[Instant]

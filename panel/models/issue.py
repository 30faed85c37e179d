"""What changes an issued summary: corrections, revisions and addenda under symbols of their own; translations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.symbols import CHANGES
from panel.models._columns import Id, Instant, one_of
from panel.models.summary import Summary


class SummaryChange(Base):
    """A Corr., Rev. or Add. ``frozen`` is the whole text as it reads from then on, or the paragraphs of an Add. with
    their notes; ``edits`` what it changes (paragraph, before, after), ``base_hash`` the hash of the text it changes,
    ``hash`` that of ``frozen``."""

    __tablename__ = "summary_change"
    __table_args__ = (one_of("kind", CHANGES), UniqueConstraint("summary_id", "kind", "number"))

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id"), index=True)
    kind: Mapped[str]
    number: Mapped[int]
    reason: Mapped[str]
    edits: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    frozen: Mapped[dict[str, Any]] = mapped_column(JSON)
    base_hash: Mapped[str]
    hash: Mapped[str]
    approval_id: Mapped[str] = mapped_column(ForeignKey("approval.id"))
    issued_at: Mapped[Instant]

    summary: Mapped[Summary] = relationship(lazy="raise")


class ChangeFile(Base):
    """One file of a change, of a translation or of the response table, with its bytes and their SHA-256.

    ``owner_id`` is the id of the change or translation, or of the summary for the responses.
    """

    __tablename__ = "change_file"
    __table_args__ = (UniqueConstraint("owner_id", "format"),)

    id: Mapped[Id]
    owner_id: Mapped[str] = mapped_column(index=True)
    format: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str]
    rendered_at: Mapped[Instant]


class Translation(Base):
    """A translation of the issued text with that ``source_hash``: marked words by paragraph number, words of
    headings by the original ones, and words of notes by note number. ``published`` is frozen with it."""

    __tablename__ = "translation"
    __table_args__ = (UniqueConstraint("summary_id", "language"),)

    id: Mapped[Id]
    summary_id: Mapped[str] = mapped_column(ForeignKey("summary.id"), index=True)
    language: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    source_hash: Mapped[str]
    source_symbol: Mapped[str]
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    published: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    published_hash: Mapped[str] = mapped_column(default="")
    published_of: Mapped[str] = mapped_column(default="")
    written_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    saved_at: Mapped[Instant]
    published_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    published_at: Mapped[Instant | None]

    summary: Mapped[Summary] = relationship(lazy="raise")

    @property
    def hands(self) -> frozenset[str]:
        """Who wrote the present words; somebody else publishes them."""
        return frozenset({self.written_by} if self.written_by else ())

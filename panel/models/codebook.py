"""The codebook of a session: themes, points, and their application to passages."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.grounds import NON_USE
from panel.models._columns import Id, Instant, one_of

#: Kinds of content, in the order in which pages offer them.
KINDS = ("observation", "inquiry", "good_practice", "recommendation", "policy_gap", "emerging_issue")


class Theme(Base):
    """A label of the codebook; ``number`` orders the headings of the summary.

    ``terms`` are words of the theme by language, ``examples`` passages in an officer's words, one a line.
    ``parent_id`` is the theme above it; there is no foreign key, so that a theme can be removed on its own.
    """

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("thematic_session_id", "label"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    number: Mapped[int]
    label: Mapped[str]
    definition: Mapped[str] = mapped_column(default="")
    terms: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    examples: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[str | None]


class Point(Base):
    """One claim, in the wording of an officer, made by n submissions."""

    __tablename__ = "point"
    __table_args__ = (one_of("kind", KINDS), UniqueConstraint("theme_id", "wording"))

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"), index=True)
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))
    wording: Mapped[str]
    kind: Mapped[str] = mapped_column(default="observation")
    addressee: Mapped[str] = mapped_column(default="")
    number: Mapped[int]

    theme: Mapped[Theme] = relationship(lazy="raise")


class Coding(Base):
    """A passage of a version under a theme and a point; undone codings stay in the record.

    ``wording`` says what a contrary passage holds instead, where an officer has said it.
    """

    __tablename__ = "coding"
    __table_args__ = (
        one_of("kind", KINDS),
        one_of("stance", ("for", "contrary")),
        CheckConstraint('"end" > start', name="passage_not_empty"),
        Index("ix_coding_version", "version_id", "undone_at"),
        Index("ix_coding_session", "thematic_session_id", "undone_at"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))
    point_id: Mapped[str] = mapped_column(ForeignKey("point.id"), index=True)
    kind: Mapped[str]
    verb: Mapped[str]
    stance: Mapped[str] = mapped_column(default="for")
    see_also: Mapped[bool] = mapped_column(default=False)
    wording: Mapped[str | None]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]
    undone_at: Mapped[Instant | None]

    point: Mapped[Point] = relationship(lazy="raise")
    theme: Mapped[Theme] = relationship(lazy="raise")


class NonUseReason(Base):
    """Why a paragraph of a version, or with ``paragraph`` 0 all of it, is not used in the summary."""

    __tablename__ = "non_use_reason"
    __table_args__ = (
        UniqueConstraint("version_id", "paragraph"),
        one_of("reason", (each.code for each in NON_USE if not each.derived)),
    )

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    reason: Mapped[str]
    given_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    given_at: Mapped[Instant]

"""Unofficial working translations, one a paragraph; what was there before stays."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant


class WorkingTranslation(Base):
    """A paragraph of a version in another language, as somebody wrote it; ``seq`` counts its versions.

    The highest ``seq`` stands. An empty ``text`` says that the translation was taken away.
    """

    __tablename__ = "working_translation"
    __table_args__ = (UniqueConstraint("version_id", "paragraph", "language", "seq"),)

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    paragraph: Mapped[int]
    language: Mapped[str]
    seq: Mapped[int]
    text: Mapped[str]
    by_contributor: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[Instant]

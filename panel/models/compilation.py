"""The PDF of a compilation: what takes longer to lay out than a page may take."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant


class CompilationFile(Base):
    """The PDF of the compilation of a session, made by a job when the desk asks: ``content`` is empty while it is
    being made, ``basis`` the hash of what it shows. It is destroyed when a text in it changes or goes."""

    __tablename__ = "compilation_file"
    __table_args__ = (UniqueConstraint("thematic_session_id"),)

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    asked_at: Mapped[Instant]
    basis: Mapped[str] = mapped_column(default="")
    content: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    rendered_at: Mapped[Instant | None]

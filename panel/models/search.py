"""What full-text search looks in: analysed words of admitted, published, readable versions only."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id


class SearchEntry(Base):
    """One published version; ``words`` are stems and character pairs, separated by spaces."""

    __tablename__ = "search_entry"

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id", ondelete="CASCADE"), unique=True)
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"), index=True)
    words: Mapped[str]

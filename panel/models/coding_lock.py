"""Who is coding a text just now, and how each officer works the keys."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Instant


class CodingLock(Base):
    """A text that an officer has open for coding; it lapses by itself at ``until``."""

    __tablename__ = "coding_lock"

    commentary_id: Mapped[str] = mapped_column(
        ForeignKey("commentary.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    until: Mapped[Instant]


class DeskKeys(Base):
    """The shortcuts of one account where they differ from the usual: whether off, and the key of each act."""

    __tablename__ = "desk_keys"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    off: Mapped[bool] = mapped_column(default=False)
    keys: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)

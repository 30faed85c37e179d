"""The public register: what waits for its line, the lines, the checkpoints, and who has witnessed them.

Lines, checkpoints and cosignatures are only ever added: triggers of the database refuse every change of
them, on SQLite and PostgreSQL. They hold no name and no hour.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, Instant, one_of
from panel.register.lines import ARGUMENTS

#: Tables whose rows nothing can change.
PERMANENT = ("register_line", "register_checkpoint", "register_cosignature")


class RegisterEntry(Base):
    """Something that happened and waits for its line; the row goes when the line stands.

    ``target`` is the commitment of the version it speaks of; ``merge_after`` the instant from which it may
    be merged, that of the next batch.
    """

    __tablename__ = "register_entry"
    __table_args__ = (one_of("type", [each for each in ARGUMENTS if each != "DAY"]),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    type: Mapped[str]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    commitment: Mapped[bytes | None] = mapped_column(LargeBinary)
    target: Mapped[bytes | None] = mapped_column(LargeBinary)
    args: Mapped[list[Any]] = mapped_column(JSON, default=list)
    late: Mapped[bool] = mapped_column(default=False)
    merge_after: Mapped[Instant] = mapped_column(index=True)


class Reseal(Base):
    """A second commitment to a version: its text under the label by which alone it may be printed now."""

    __tablename__ = "reseal"
    __table_args__ = (UniqueConstraint("version_id", "attribution"), UniqueConstraint("commitment"))

    id: Mapped[Id]
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id", ondelete="CASCADE"))
    attribution: Mapped[str]
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    commitment: Mapped[bytes] = mapped_column(LargeBinary)


class RegisterLine(Base):
    """One line; ``text`` without its LF. ``proof`` shows it under the root over ``merged_size`` lines."""

    __tablename__ = "register_line"
    __table_args__ = (CheckConstraint("seq > 0", name="seq_counts"), UniqueConstraint("commitment"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    commitment: Mapped[bytes | None] = mapped_column(LargeBinary)
    merged_size: Mapped[int]
    proof: Mapped[bytes] = mapped_column(LargeBinary)


class RegisterCheckpoint(Base):
    """A signed checkpoint: the whole note, and the printed key that signed it."""

    __tablename__ = "register_checkpoint"

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[str]
    note: Mapped[str]
    vkey: Mapped[str]


class RegisterCosignature(Base):
    """What a witness outside has signed of a checkpoint."""

    __tablename__ = "register_cosignature"
    __table_args__ = (UniqueConstraint("size", "vkey"),)

    id: Mapped[Id]
    size: Mapped[int] = mapped_column(ForeignKey("register_checkpoint.size"))
    vkey: Mapped[str]
    line: Mapped[str]

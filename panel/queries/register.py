"""The public register: its lines, its checkpoints, and what waits for a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, text

from panel.db import db
from panel.models import (
    RegisterCheckpoint,
    RegisterCosignature,
    RegisterEntry,
    RegisterLine,
    Reseal,
    ThematicSession,
)

#: How many commitments or lines are asked for in one statement.
AT_ONCE = 5000


def hold() -> None:
    """Let nobody else append lines until the transaction ends; reading goes on."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE register_line IN SHARE ROW EXCLUSIVE MODE"))


def texts(first: int = 1, last: int | None = None) -> Iterator[bytes]:
    """The lines from ``first`` to ``last`` (to the end), each with its LF."""
    while True:
        until = first + AT_ONCE - 1 if last is None else min(last, first + AT_ONCE - 1)
        found = db.session.scalars(
            select(RegisterLine.text).where(RegisterLine.seq.between(first, until)).order_by(RegisterLine.seq)
        ).all()
        yield from (each.encode() + b"\n" for each in found)
        first += AT_ONCE
        if not found or (last is not None and first > last):
            return


def page(last: int, most: int) -> Sequence[tuple[int, str]]:
    """Numbers and texts of at most ``most`` lines up to ``last``, newest first."""
    rows = db.session.execute(
        select(RegisterLine.seq, RegisterLine.text)
        .where(RegisterLine.seq <= last)
        .order_by(RegisterLine.seq.desc())
        .limit(most)
    )
    return [(row.seq, row.text) for row in rows]


def newest() -> RegisterCheckpoint | None:
    """The last checkpoint, if there is one."""
    return db.session.scalar(select(RegisterCheckpoint).order_by(RegisterCheckpoint.size.desc()).limit(1))


def checkpoint(size: int) -> RegisterCheckpoint | None:
    """The checkpoint over so many lines."""
    return db.session.get(RegisterCheckpoint, size)


def checkpoints(skip: int, most: int) -> Sequence[RegisterCheckpoint]:
    """At most ``most`` checkpoints after the ``skip`` newest, newest first."""
    newest_first = select(RegisterCheckpoint).order_by(RegisterCheckpoint.size.desc())
    return db.session.scalars(newest_first.offset(skip).limit(most)).all()


def how_many_checkpoints() -> int:
    """How many checkpoints there are."""
    return db.session.scalar(select(func.count()).select_from(RegisterCheckpoint)) or 0


def cosignatures(sizes: Collection[int]) -> Mapping[int, list[RegisterCosignature]]:
    """What witnesses have signed, by the size of the checkpoint."""
    found: dict[int, list[RegisterCosignature]] = {size: [] for size in sizes}
    for row in db.session.scalars(
        select(RegisterCosignature)
        .where(RegisterCosignature.size.in_(sizes))
        .order_by(RegisterCosignature.vkey)
    ):
        found[row.size].append(row)
    return found


def line_of(commitment: bytes) -> RegisterLine | None:
    """The line that brought a commitment, once it is merged."""
    return db.session.scalar(select(RegisterLine).where(RegisterLine.commitment == commitment))


def seqs(commitments: Collection[bytes]) -> dict[bytes, int]:
    """The numbers of the lines that brought these commitments."""
    wanted, found = sorted(commitments), dict[bytes, int]()
    for at in range(0, len(wanted), AT_ONCE):
        rows = db.session.execute(
            select(RegisterLine.commitment, RegisterLine.seq).where(
                RegisterLine.commitment.in_(wanted[at : at + AT_ONCE])
            )
        )
        found |= {row.commitment: row.seq for row in rows if row.commitment}
    return found


def waiting() -> Sequence[tuple[RegisterEntry, ThematicSession]]:
    """What waits for its line, in the order in which it happened, with its session."""
    rows = db.session.execute(
        select(RegisterEntry, ThematicSession)
        .join(ThematicSession, ThematicSession.id == RegisterEntry.thematic_session_id)
        .order_by(RegisterEntry.id)
    )
    return [(entry, call) for entry, call in rows]


def due_at() -> datetime | None:
    """The instant from which a batch is due, or None while nothing waits."""
    return db.session.scalar(select(func.min(RegisterEntry.merge_after)))


def reseal(version_id: str, label: str) -> Reseal | None:
    """The later commitment to a version under another label than it was filed with."""
    return db.session.scalar(
        select(Reseal).where(Reseal.version_id == version_id, Reseal.attribution == label)
    )

"""Samples that are coded twice, blind. While one is open, a coder is given that coder's own codings alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import joinedload

from panel.db import db
from panel.domain.actor import Role
from panel.domain.errors import Missing
from panel.models import (
    Account,
    BlindCoding,
    BlindDecision,
    BlindSample,
    BlindText,
    Coding,
    Commentary,
    CommentaryVersion,
    Paragraph,
    RoleGrant,
)
from panel.queries.codes import code_order

__all__ = [
    "BlindCoding",
    "BlindDecision",
    "BlindSample",
    "BlindText",
    "by_id",
    "codings",
    "decisions",
    "drawable",
    "held",
    "held_texts",
    "is_held",
    "last_number",
    "names",
    "numbered",
    "of_session",
    "officers",
    "one_coding",
    "own",
    "texts",
]

#: States in which the texts of a sample are coded nowhere else.
_HOLDING = ("open", "compared")


def by_id(sample_id: str, *, lock: bool = False) -> BlindSample:
    """One sample with its session; Missing if there is none. ``lock`` holds the row."""
    wanted = _whole().where(BlindSample.id == sample_id)
    if lock:
        wanted = wanted.with_for_update(of=BlindSample)
    found = db.session.scalar(wanted, execution_options={"populate_existing": lock})
    if found is None:
        raise Missing()
    return found


def of_session(thematic_session_id: str) -> Sequence[BlindSample]:
    """The samples of a session, the newest first."""
    return db.session.scalars(
        _whole()
        .where(BlindSample.thematic_session_id == thematic_session_id)
        .order_by(BlindSample.number.desc())
    ).all()


def last_number(thematic_session_id: str) -> int:
    """The number of the sample drawn last; 0 before the first."""
    found = db.session.scalar(
        select(func.max(BlindSample.number)).where(BlindSample.thematic_session_id == thematic_session_id)
    )
    return found or 0


def held(thematic_session_id: str) -> frozenset[str]:
    """The commentaries of a session that lie in a sample which is not settled."""
    return frozenset(
        db.session.scalars(held_texts().where(BlindSample.thematic_session_id == thematic_session_id))
    )


def is_held(commentary_id: str) -> bool:
    """Whether one commentary lies in such a sample."""
    found = db.session.scalar(held_texts().where(BlindText.commentary_id == commentary_id).limit(1))
    return found is not None


def drawable(thematic_session_id: str) -> Mapping[str, Commentary]:
    """Texts that may be drawn, by code: admitted, citable, without a coding that stands, in no sample."""
    coded = exists().where(Coding.version_id == Commentary.admitted_version_id, Coding.undone_at.is_(None))
    rows = db.session.scalars(
        select(Commentary)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.consent != "text_withheld",
            Commentary.code.is_not(None),
            ~coded,
            Commentary.id.not_in(held_texts()),
        )
        .order_by(*code_order(Commentary.code))
    )
    return {row.code or "": row for row in rows}


def texts(sample_id: str) -> Sequence[tuple[BlindText, Commentary, CommentaryVersion]]:
    """The texts of a sample in the order of the draw, each with the version that is coded."""
    rows = db.session.execute(
        select(BlindText, Commentary, CommentaryVersion)
        .join(Commentary, Commentary.id == BlindText.commentary_id)
        .join(CommentaryVersion, CommentaryVersion.id == BlindText.version_id)
        .where(BlindText.sample_id == sample_id)
        .order_by(BlindText.place)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def numbered(sample_id: str) -> Sequence[tuple[str, int]]:
    """(version, number) of every numbered paragraph of a sample, in the order of the draw."""
    rows = db.session.execute(
        select(Paragraph.version_id, Paragraph.number)
        .join(BlindText, BlindText.version_id == Paragraph.version_id)
        .where(BlindText.sample_id == sample_id, Paragraph.number.is_not(None))
        .order_by(BlindText.place, Paragraph.number)
    )
    return [(version_id, number or 0) for version_id, number in rows]


def own(sample_id: str, account_id: str | None) -> Sequence[BlindCoding]:
    """What one coder made in a sample and did not take back, in order of the texts."""
    return db.session.scalars(
        _made(sample_id).where(BlindCoding.made_by == account_id, BlindCoding.undone_at.is_(None))
    ).all()


def codings(sample_id: str) -> Sequence[BlindCoding]:
    """What both made and did not take back. For the comparison and what follows it alone."""
    return db.session.scalars(_made(sample_id).where(BlindCoding.undone_at.is_(None))).all()


def one_coding(coding_id: str) -> BlindCoding:
    """One blind coding; Missing if there is none."""
    found = db.session.get(BlindCoding, coding_id)
    if found is None:
        raise Missing()
    return found


def decisions(sample_id: str) -> Sequence[BlindDecision]:
    """Everything that was decided about the differences of a sample, oldest first, replaced ones too."""
    return db.session.scalars(
        select(BlindDecision)
        .where(BlindDecision.sample_id == sample_id)
        .order_by(BlindDecision.made_at, BlindDecision.id)
    ).all()


def officers() -> Sequence[tuple[str, str]]:
    """(account, name) of everybody who holds the role of an officer, by name."""
    rows = db.session.execute(
        select(Account.id, Account.name)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.role == Role.OFFICER, RoleGrant.revoked_at.is_(None), Account.state == "active")
        .distinct()
    )
    return sorted(((id_, name) for id_, name in rows), key=lambda each: (each[1].casefold(), each[0]))


def names(account_ids: Iterable[str | None]) -> Mapping[str, str]:
    """The names of accounts, by id."""
    wanted = sorted({each for each in account_ids if each})
    rows = db.session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted)))
    return {id_: name for id_, name in rows}


def _whole() -> Select[BlindSample]:
    return select(BlindSample).options(joinedload(BlindSample.thematic_session))


def held_texts() -> Select[str]:
    """The texts in samples that are not settled, as part of another question."""
    return (
        select(BlindText.commentary_id)
        .join(BlindSample, BlindSample.id == BlindText.sample_id)
        .where(BlindSample.state.in_(_HOLDING))
    )


def _made(sample_id: str) -> Select[BlindCoding]:
    return (
        select(BlindCoding)
        .join(
            BlindText,
            (BlindText.version_id == BlindCoding.version_id) & (BlindText.sample_id == BlindCoding.sample_id),
        )
        .where(BlindCoding.sample_id == sample_id)
        .order_by(BlindText.place, BlindCoding.start, BlindCoding.end, BlindCoding.id)
    )

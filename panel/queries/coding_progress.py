"""How far the coding of a session has come. By officer: ``coding_shares``; what comes next: ``coding_next``.

A text is begun once a passage of it is coded or a reason for non-use is given. A paragraph is accounted for
once it is coded, or a reason is given for it or for the whole text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from panel.db import columns, db
from panel.models import (
    Account,
    Coding,
    CodingLock,
    Commentary,
    CommentaryVersion,
    NonUseReason,
    Organisation,
    Paragraph,
)
from panel.queries import flags
from panel.queries.codes import code_order


@dataclass(frozen=True, slots=True)
class Progress:
    """One admitted, citable text: how many of its numbered paragraphs carry a coding, how many are accounted
    for, and its passages.

    ``name`` and ``constituency`` are empty where the name is withheld. ``holder`` is the account the text is
    assigned to, ``opened_by`` who has it open until ``until``; empty where nobody.
    """

    commentary_id: str
    code: str
    paragraphs: int
    coded: int
    accounted: int = 0
    passages: int = 0
    language: str = ""
    name: str = ""
    constituency: str = ""
    holder: str = ""
    holder_name: str = ""
    opened_by: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Texts of a session that are coded: all, begun, and of these figures those assigned to one officer."""

    texts: int
    begun: int
    mine: int
    mine_begun: int


def citable(thematic_session_id: str | BindParameter[str]) -> ColumnElement[bool]:
    """Admitted texts of a session that may be cited, and are therefore coded; one that is out of sight as falsely
    attributed is not, until it is decided, and bars nothing meanwhile."""
    return and_(
        Commentary.thematic_session_id == thematic_session_id,
        Commentary.state == "admitted",
        Commentary.consent != "text_withheld",
        Commentary.id.not_in(flags.TEXTS_ASIDE),
    )


def progress(
    thematic_session_id: str, ids: Collection[str] | None = None, *, now: datetime | None = None
) -> Sequence[Progress]:
    """Texts with their figures, by code; ``ids`` narrows to some. Locks are told where ``now`` is given."""
    wanted = citable(thematic_session_id)
    if ids is not None:
        wanted = and_(wanted, Commentary.id.in_(sorted(ids)))
    opener = aliased(Account)
    rows = db.session.execute(
        select(
            Commentary.id,
            Commentary.code,
            _numbered(),
            _distinct(),
            _numbered(accounted()),
            _passages(),
            CommentaryVersion.language,
            Commentary.consent,
            Organisation.name,
            Organisation.constituency,
            Account.id,
            Account.name,
            opener.name,
            CodingLock.until,
        )
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
        .outerjoin(Account, Account.id == Commentary.claimed_by)
        .outerjoin(CodingLock, CodingLock.commentary_id == Commentary.id)
        .outerjoin(opener, opener.id == CodingLock.account_id)
        .where(wanted)
        .order_by(*code_order(Commentary.code))
    )
    return [_line(row, now) for row in rows]


def page(
    thematic_session_id: str, show: str, account_id: str | None, *, start: int, size: int
) -> tuple[Sequence[str], int]:
    """Ids of one page of texts by code, and how many there are in all.

    ``show``: ``all``, ``mine``, ``waiting`` (nothing of it begun) or ``gaps`` (paragraphs not accounted for).
    """
    wanted = {
        "mine": Commentary.claimed_by == (account_id or ""),
        "waiting": ~begun(),
        "gaps": gaps(),
    }.get(show)
    chosen = citable(thematic_session_id) if wanted is None else and_(citable(thematic_session_id), wanted)
    ids = select(Commentary.id).where(chosen).order_by(*code_order(Commentary.code))
    total = db.session.scalar(select(func.count()).select_from(Commentary).where(chosen))
    return db.session.scalars(ids.offset(start).limit(size)).all(), total or 0


def totals(thematic_session_id: str, account_id: str | None) -> Totals:
    """How many texts there are, and how many are begun."""
    row = columns(_TOTALS, {"call": thematic_session_id, "mine": account_id or ""}).one()
    return Totals(*(int(each or 0) for each in row))


def paragraphs(thematic_session_id: str) -> tuple[int, int]:
    """All numbered paragraphs of the texts that are coded, and those accounted for."""
    row = db.session.execute(
        select(func.count(), func.sum(case((accounted(), 1), else_=0)))
        .select_from(Paragraph)
        .join(Commentary, Commentary.admitted_version_id == Paragraph.version_id)
        .where(citable(thematic_session_id), Paragraph.number.is_not(None))
    ).one()
    return int(row[0] or 0), int(row[1] or 0)


def withheld(thematic_session_id: str) -> int:
    """How many admitted texts are withheld by their authors, and therefore not coded."""
    found = db.session.scalar(
        select(func.count()).where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.consent == "text_withheld",
        )
    )
    return found or 0


def _stands() -> ColumnElement[bool]:
    return and_(Coding.version_id == Commentary.admitted_version_id, Coding.undone_at.is_(None))


def begun() -> ColumnElement[bool]:
    """Whether anything of a text is coded, or explained."""
    given = exists().where(NonUseReason.version_id == Commentary.admitted_version_id)
    return or_(exists().where(_stands()), given)


def accounted() -> ColumnElement[bool]:
    """Whether a paragraph is accounted for, as part of another question."""
    coded = exists().where(
        Coding.version_id == Paragraph.version_id,
        Coding.undone_at.is_(None),
        Coding.paragraph == Paragraph.number,
    )
    given = exists().where(
        NonUseReason.version_id == Paragraph.version_id, NonUseReason.paragraph.in_((Paragraph.number, 0))
    )
    return or_(coded, given)


def gaps() -> ColumnElement[bool]:
    """Whether a text has paragraphs that are not accounted for."""
    return exists().where(
        Paragraph.version_id == Commentary.admitted_version_id, Paragraph.number.is_not(None), ~accounted()
    )


def _totals() -> Any:
    own = Commentary.claimed_by == bindparam("mine")
    sums = (func.sum(case((each, 1), else_=0)) for each in (begun(), own, and_(own, begun())))
    return select(func.count(), *sums).where(citable(bindparam("call")))


#: Built once: it is asked with every text that is opened.
_TOTALS = _totals()


def _numbered(*also: ColumnElement[bool]) -> Any:
    return (
        select(func.count())
        .where(Paragraph.version_id == Commentary.admitted_version_id, Paragraph.number.is_not(None), *also)
        .scalar_subquery()
    )


def _distinct() -> Any:
    return select(func.count(func.distinct(Coding.paragraph))).where(_stands()).scalar_subquery()


def _passages() -> Any:
    return select(func.count()).select_from(Coding).where(_stands()).scalar_subquery()


def _line(row: Any, now: datetime | None) -> Progress:
    id_, code, all_, coded, accounted, passages, language, consent, name, constituency, *who = row
    holder, holder_name, opened_by, until = who
    named, held = consent == "public", bool(now and until and until > now)
    return Progress(
        commentary_id=id_,
        code=code or "",
        paragraphs=all_,
        coded=coded,
        accounted=accounted,
        passages=passages,
        language=language,
        name=name if named else "",
        constituency=constituency if named else "",
        holder=holder or "",
        holder_name=holder_name or "",
        opened_by=opened_by or "" if held else "",
        until=until if held else None,
    )

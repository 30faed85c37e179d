"""How far the coding of a session has come, and which text comes next. By officer: ``coding_shares``.

A text is begun once a passage of it is coded or a reason for non-use is given. A paragraph is accounted for
once it is coded, or a reason is given for it or for the whole text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)
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
from panel.queries.blind import held_texts

#: Texts that are asked for paragraphs left before all are.
FEW = 20


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


@dataclass(frozen=True, slots=True)
class Next:
    """The text that comes next."""

    commentary_id: str
    code: str


def citable(thematic_session_id: str | BindParameter[str]) -> ColumnElement[bool]:
    """Admitted texts of a session that may be cited, and are therefore coded."""
    return and_(
        Commentary.thematic_session_id == thematic_session_id,
        Commentary.state == "admitted",
        Commentary.consent != "text_withheld",
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
        .order_by(Commentary.code)
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
    ids = select(Commentary.id).where(chosen).order_by(Commentary.code).offset(start).limit(size)
    total = db.session.scalar(select(func.count()).select_from(Commentary).where(chosen))
    return db.session.scalars(ids).all(), total or 0


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


def next_text(
    thematic_session_id: str, current: str, account_id: str | None, *, now: datetime
) -> Next | None:
    """The text to code next: after the code ``current`` and round again; one's own first, then nobody's, then
    others'; what is not begun before what has paragraphs left. What somebody has open just now is left out, and
    what is drawn for blind double coding.
    """
    asked = {"call": thematic_session_id, "current": current, "mine": account_id or "", "now": now}
    first = columns(_FREE, asked | {"most": FEW}).all()
    if not first or not first[0].begun:
        return Next(first[0].id, first[0].code or "") if first else None
    # All are begun. Whether paragraphs are left is dear to ask of all; of the first few one mostly has some.
    left = set(columns(_GAPS, {"ids": [row.id for row in first]}).scalars())
    row = next((each for each in first if each.id in left), None)
    if row is None and len(first) == FEW:
        row = columns(_LEFT, asked | {"most": 1}).first()
    return Next(row.id, row.code or "") if row is not None else None


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


def _free() -> Select[str, str | None, int]:
    mine: BindParameter[str] = bindparam("mine")
    elsewhere = exists().where(
        CodingLock.commentary_id == Commentary.id,
        CodingLock.until > bindparam("now"),
        CodingLock.account_id != mine,
    )
    done = case((begun(), 1), else_=0).label("begun")
    return (
        select(Commentary.id, Commentary.code, done)
        .where(
            citable(bindparam("call")),
            Commentary.code != bindparam("current"),
            ~elsewhere,
            Commentary.id.not_in(held_texts()),
        )
        .order_by(
            done,
            case((Commentary.claimed_by == mine, 0), (Commentary.claimed_by.is_(None), 1), else_=2),
            case((Commentary.code > bindparam("current"), 0), else_=1),
            Commentary.code,
        )
        .limit(bindparam("most"))
    )


#: Built once: they are asked with every text that is opened.
_TOTALS, _FREE = _totals(), _free()
_LEFT = _FREE.where(gaps())
_GAPS = select(Commentary.id).where(Commentary.id.in_(bindparam("ids", expanding=True)), gaps())


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

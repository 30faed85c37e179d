"""Which text is coded next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Select, String, bindparam, case, exists, select

from panel.db import columns
from panel.models import CodingLock, Commentary
from panel.queries.blind import held_texts
from panel.queries.codes import after, code_order
from panel.queries.coding_progress import begun, citable, gaps

#: Texts that are asked for paragraphs left before all are.
FEW = 20


@dataclass(frozen=True, slots=True)
class Next:
    """The text that comes next."""

    commentary_id: str
    code: str


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
            case((after(Commentary.code, bindparam("current", type_=String)), 0), else_=1),
            *code_order(Commentary.code),
        )
        .limit(bindparam("most"))
    )


#: Built once: they are asked with every text that is opened.
_FREE = _free()
_LEFT = _FREE.where(gaps())
_GAPS = select(Commentary.id).where(Commentary.id.in_(bindparam("ids", expanding=True)), gaps())

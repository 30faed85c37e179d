"""How the texts of a session are shared out among officers, and what each of them did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, case, func, select

from panel.db import columns, db
from panel.models import Account, Coding, Commentary, RoleGrant
from panel.queries.codes import code_order
from panel.queries.coding_progress import begun, citable, gaps

#: Built once: they are asked with every text that is opened.
_ASSIGNED = (
    select(Commentary.id)
    .where(citable(bindparam("call")), Commentary.claimed_by == bindparam("officer"))
    .order_by(case((~begun(), 0), (gaps(), 1), else_=2), *code_order(Commentary.code))
    .limit(bindparam("most"))
)
_OFFICERS = (
    select(Account.id, Account.name)
    .join(RoleGrant, RoleGrant.account_id == Account.id)
    .where(RoleGrant.role == "officer", RoleGrant.revoked_at.is_(None), Account.state == "active")
    .order_by(Account.name, Account.id)
)


@dataclass(frozen=True, slots=True)
class Officer:
    """What one officer did: codings that stand, in how many texts; texts assigned, and those begun."""

    account_id: str
    name: str
    codings: int
    texts: int
    assigned: int
    begun: int


def assigned_to(thematic_session_id: str, account_id: str | None, most: int) -> Sequence[str]:
    """Ids of one's own texts, those not begun first, then those with paragraphs left."""
    if account_id is None:
        return ()
    asked = {"call": thematic_session_id, "officer": account_id, "most": most}
    return columns(_ASSIGNED, asked).scalars().all()


def unassigned(thematic_session_id: str, most: int) -> Sequence[Commentary]:
    """Texts that are nobody's and not begun, by code; held until the transaction ends."""
    return db.session.scalars(
        select(Commentary)
        .where(citable(thematic_session_id), Commentary.claimed_by.is_(None), ~begun())
        .order_by(*code_order(Commentary.code))
        .limit(most)
        .with_for_update()
    ).all()


def officers() -> Sequence[Any]:
    """Who may code, by name: id and name of each account."""
    return columns(_OFFICERS, {}).all()


def by_officer(thematic_session_id: str) -> Sequence[Officer]:
    """Everybody who coded a text of a session or was given one, by name."""
    done = _grouped(
        select(Coding.made_by, func.count(), func.count(func.distinct(Coding.commentary_id)))
        .join(Commentary, Commentary.id == Coding.commentary_id)
        .where(
            citable(thematic_session_id),
            Coding.undone_at.is_(None),
            Coding.version_id == Commentary.admitted_version_id,
        )
        .group_by(Coding.made_by)
    )
    given = _grouped(
        select(Commentary.claimed_by, func.count(), func.sum(case((begun(), 1), else_=0)))
        .where(citable(thematic_session_id), Commentary.claimed_by.is_not(None))
        .group_by(Commentary.claimed_by)
    )
    names = db.session.execute(
        select(Account.id, Account.name).where(Account.id.in_(sorted({*done, *given})))
    ).all()
    found = [Officer(id_, name, *done.get(id_, (0, 0)), *given.get(id_, (0, 0))) for id_, name in names]
    return sorted(found, key=lambda each: (each.name.casefold(), each.account_id))


def _grouped(statement: Any) -> dict[str, tuple[int, int]]:
    return {id_: (int(a), int(b)) for id_, a, b in db.session.execute(statement) if id_}

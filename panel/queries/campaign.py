"""What officers decided about texts in identical terms."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from panel.db import db
from panel.models import Account, CampaignAct, Commentary


def acts(thematic_session_id: str) -> Sequence[tuple[CampaignAct, str, str, str]]:
    """The decisions of a session, the latest first: each with the code of its text, that of the text it
    was put with, and the name of the officer; empty where there is none."""
    other = select(Commentary.id, Commentary.code).subquery()
    rows = db.session.execute(
        select(CampaignAct, Commentary.code, other.c.code, Account.name)
        .join(Commentary, Commentary.id == CampaignAct.commentary_id)
        .outerjoin(other, other.c.id == CampaignAct.with_id)
        .outerjoin(Account, Account.id == CampaignAct.made_by)
        .where(CampaignAct.thematic_session_id == thematic_session_id)
        .order_by(CampaignAct.made_at.desc(), CampaignAct.id)
    )
    return [(act, code or "", with_code or "", name or "") for act, code, with_code, name in rows]


def offered(commentary_id: str) -> bool:
    """Whether the lead of a text was offered to turn it into a joint submission."""
    found = select(CampaignAct.id).where(
        CampaignAct.commentary_id == commentary_id, CampaignAct.kind == "offer"
    )
    return db.session.scalar(found.limit(1)) is not None

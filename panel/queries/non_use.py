"""Why paragraphs of a version are not used, as officers said; what follows from codings is ``reflected``.

And what nobody has said anything about yet: the paragraphs that bar the adoption of the summary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import and_, case, select

from panel.db import db
from panel.models import Account, CodingLock, Commentary, CommentaryVersion, NonUseReason, Paragraph
from panel.queries.blind import held_texts
from panel.queries.codes import code_order
from panel.queries.coding_progress import accounted, citable, gaps


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text with paragraphs that are neither coded nor set aside: their ``numbers``, in order.

    ``opener`` is the account that has the text open now and ``opened_by`` its name, empty where nobody has;
    ``drawn``: it is in a blind sample that is not settled, and nobody writes on it.
    """

    commentary_id: str
    version_id: str
    code: str
    title: str
    language: str
    numbers: tuple[int, ...]
    opener: str = ""
    opened_by: str = ""
    until: datetime | None = None
    drawn: bool = False

    def free(self, account_id: str | None) -> bool:
        """Whether this officer may write on it now."""
        return not self.drawn and self.opener in {"", account_id}


def open_texts(thematic_session_id: str, *, now: datetime) -> Sequence[OpenText]:
    """The admitted texts of a session that may be cited and have paragraphs not accounted for, by code.

    One statement, whatever their number. A copy of a campaign is asked like any other text: texts in identical
    terms count once in words of number, but each is published, coded and cited by itself, and the codings of
    the representative say nothing of the paragraphs of the others.
    """
    rows = db.session.execute(
        select(
            Commentary.id,
            CommentaryVersion.id,
            Commentary.code,
            CommentaryVersion.title,
            CommentaryVersion.language,
            Paragraph.number,
            CodingLock.account_id,
            Account.name,
            CodingLock.until,
            case((Commentary.id.in_(held_texts()), 1), else_=0),
        )
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
        .join(Paragraph, Paragraph.version_id == CommentaryVersion.id)
        .outerjoin(CodingLock, and_(CodingLock.commentary_id == Commentary.id, CodingLock.until > now))
        .outerjoin(Account, Account.id == CodingLock.account_id)
        .where(citable(thematic_session_id), Paragraph.number.is_not(None), ~accounted())
        .order_by(*code_order(Commentary.code), Commentary.id, Paragraph.number)
    )
    found = []
    for _, of_text in groupby(rows, key=lambda row: row[0]):
        lines = list(of_text)
        numbers = tuple(line[5] for line in lines)
        id_, version_id, code, title, language, _, opener, name, until, drawn = lines[0]
        found.append(
            OpenText(
                id_, version_id, code or "", title, language, numbers,
                opener or "", name or "", until, bool(drawn),
            )
        )  # fmt: skip
    return found


def hold_open(thematic_session_id: str) -> Mapping[str, Commentary]:
    """The same texts by id, held until the transaction ends; ``open_texts`` after it says what is still so."""
    rows = db.session.scalars(
        select(Commentary)
        .where(citable(thematic_session_id), gaps())
        .order_by(Commentary.id)
        .with_for_update(of=Commentary)
    )
    return {row.id: row for row in rows}


def rows(version_id: str) -> Sequence[NonUseReason]:
    """The reasons given for a version, in order; paragraph 0 stands for all of it."""
    return db.session.scalars(
        select(NonUseReason).where(NonUseReason.version_id == version_id).order_by(NonUseReason.paragraph)
    ).all()


def given(version_id: str) -> dict[int, str]:
    """Code of the reason by paragraph; 0 stands for the whole text."""
    return {each.paragraph: each.reason for each in rows(version_id)}

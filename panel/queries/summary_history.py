"""Wordings of the paragraphs of a summary, and what officers said of them; for the desk alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from panel.db import db
from panel.models import Account, ParagraphComment, ParagraphRevision, SummaryParagraph


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a paragraph, by whom and when; ``name`` is empty where nobody is known."""

    revision: int
    way: str
    text: str
    name: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with the names of who made it and who resolved it."""

    id: str
    paragraph_id: str
    text: str
    name: str
    made_at: datetime
    resolved_name: str
    resolved_at: datetime | None


def latest(paragraph_id: str) -> ParagraphRevision | None:
    """The wording kept last, also of a paragraph that is gone; None where there never was one."""
    return db.session.scalar(
        select(ParagraphRevision)
        .where(ParagraphRevision.paragraph_id == paragraph_id)
        .order_by(ParagraphRevision.revision.desc())
        .limit(1)
    )


def at(paragraph_id: str, revision: int) -> ParagraphRevision | None:
    """The wording of one revision."""
    return db.session.scalar(
        select(ParagraphRevision).where(
            ParagraphRevision.paragraph_id == paragraph_id, ParagraphRevision.revision == revision
        )
    )


def wordings(paragraph_id: str) -> Sequence[Wording]:
    """Every wording, the newest first."""
    rows = db.session.execute(
        select(ParagraphRevision, Account.name)
        .outerjoin(Account, Account.id == ParagraphRevision.made_by)
        .where(ParagraphRevision.paragraph_id == paragraph_id)
        .order_by(ParagraphRevision.revision.desc())
    )
    return [Wording(each.revision, each.way, each.text, name or "", each.made_at) for each, name in rows]


def deleted(summary_id: str) -> Sequence[tuple[str, Wording]]:
    """Ids and last wordings of what somebody deleted, the newest first."""
    rows = db.session.execute(
        select(ParagraphRevision, Account.name)
        .outerjoin(Account, Account.id == ParagraphRevision.made_by)
        .outerjoin(SummaryParagraph, SummaryParagraph.id == ParagraphRevision.paragraph_id)
        .where(
            ParagraphRevision.summary_id == summary_id,
            ParagraphRevision.way == "deleted",
            SummaryParagraph.id.is_(None),
        )
        .order_by(ParagraphRevision.made_at.desc(), ParagraphRevision.id)
    )
    return [
        (each.paragraph_id, Wording(each.revision, each.way, each.text, name or "", each.made_at))
        for each, name in rows
    ]


def present_figures(summary_id: str) -> Mapping[str, list[dict[str, object]]]:
    """What the present wording of every paragraph counted when it was last seen to be right, by paragraph."""
    rows = db.session.execute(
        select(ParagraphRevision.paragraph_id, ParagraphRevision.figures)
        .join(
            SummaryParagraph,
            and_(
                SummaryParagraph.id == ParagraphRevision.paragraph_id,
                SummaryParagraph.revision == ParagraphRevision.revision,
            ),
        )
        .where(SummaryParagraph.summary_id == summary_id)
    )
    return {paragraph_id: figures for paragraph_id, figures in rows}


def remarks(paragraph_id: str) -> Sequence[Remark]:
    """Comments on one paragraph, the open ones first, each kind in order of time."""
    return _remarks(ParagraphComment.paragraph_id == paragraph_id)


def open_remarks(summary_id: str) -> Sequence[Remark]:
    """Comments of a whole summary that nobody has resolved, in order of time."""
    return _remarks(ParagraphComment.summary_id == summary_id, ParagraphComment.resolved_at.is_(None))


def comment(comment_id: str, *, lock: bool = False) -> ParagraphComment | None:
    """One comment; ``lock`` holds it for writing."""
    wanted = select(ParagraphComment).where(ParagraphComment.id == comment_id)
    return db.session.scalar(wanted.with_for_update() if lock else wanted)


def comments_on(paragraph_ids: Iterable[str]) -> Sequence[ParagraphComment]:
    """Comments on some paragraphs, as rows."""
    return db.session.scalars(
        select(ParagraphComment).where(ParagraphComment.paragraph_id.in_(sorted(set(paragraph_ids))))
    ).all()


def _remarks(*conditions: object) -> Sequence[Remark]:
    closer = aliased(Account)
    rows = db.session.execute(
        select(ParagraphComment, Account.name, func.coalesce(closer.name, ""))
        .outerjoin(Account, Account.id == ParagraphComment.made_by)
        .outerjoin(closer, closer.id == ParagraphComment.resolved_by)
        .where(*conditions)  # type: ignore[arg-type]
        .order_by(ParagraphComment.resolved_at.is_not(None), ParagraphComment.made_at, ParagraphComment.id)
    )
    return [
        Remark(each.id, each.paragraph_id, each.text, name or "", each.made_at, other, each.resolved_at)
        for each, name, other in rows
    ]

"""What officers say to one another about a paragraph. It stands on the desk and in no document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from panel.db import db
from panel.domain import refusals
from panel.domain import text as typed_text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Missing, problem
from panel.domain.policy import require
from panel.models import ParagraphComment, Summary, SummaryParagraph
from panel.models._columns import new_id
from panel.queries import summary_history as history
from panel.services._journal import record

#: Longest comment in code points.
LONGEST = 2_000


def say(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, typed: str, *, now: datetime
) -> ParagraphComment:
    """Leave a comment on a paragraph or heading; the text of the summary is not touched."""
    require(actor, Action.SUMMARY_DRAFT, summary)
    words = typed_text.normalise(typed).strip()
    if not words:
        raise Invalid(problem("comment", N_("Write the comment first.")))
    found = refusals.of_text("comment", words)
    if len(words) > LONGEST:
        found.append(
            problem("comment", N_("%(found)d characters; at most %(most)d."), found=len(words), most=LONGEST)
        )
    if found:
        raise Invalid(*found)
    made = ParagraphComment(
        id=new_id(),
        summary_id=summary.id,
        paragraph_id=paragraph.id,
        text=words,
        made_by=actor.account_id,
        made_at=now,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "summary:commented", summary, now=now, paragraph=paragraph.id)
    return made


def settle(actor: Actor, summary: Summary, comment_id: str, *, resolved: bool, now: datetime) -> None:
    """Mark a comment as resolved, or open it again; nothing happens where it is so already."""
    require(actor, Action.SUMMARY_DRAFT, summary)
    found = history.comment(comment_id, lock=True)
    if found is None or found.summary_id != summary.id:
        raise Missing()
    if (found.resolved_at is not None) == resolved:
        return
    found.resolved_at = now if resolved else None
    found.resolved_by = actor.account_id if resolved else None
    record(
        actor,
        "summary:comment_settled",
        summary,
        now=now,
        paragraph=found.paragraph_id,
        resolved=resolved,
    )


def follow(before: Iterable[SummaryParagraph], after: Iterable[SummaryParagraph]) -> None:
    """Comments on paragraphs that were written anew go to the one that tells most of the same points."""
    left = list(after)
    staying = {row.id for row in left}
    gone = {row.id: row for row in before if row.id not in staying}
    for comment in history.comments_on(gone) if gone else ():
        home = _heir(gone[comment.paragraph_id], left)
        if home is not None:
            comment.paragraph_id = home.id
    db.session.flush()


def _heir(row: SummaryParagraph, rows: list[SummaryParagraph]) -> SummaryParagraph | None:
    if row.kind == "heading":
        return next((each for each in rows if (each.kind, each.text) == ("heading", row.text)), None)
    told = _points(row)
    best = max(rows, key=lambda each: len(told & _points(each)), default=None)
    return best if best is not None and told & _points(best) else None


def _points(row: SummaryParagraph) -> set[tuple[str, str]]:
    return {(note.point_id, note.stance) for note in row.notes if note.point_id}

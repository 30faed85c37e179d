"""Who may write in a summary now, and the trace that writing leaves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Stale
from panel.domain.policy import require
from panel.models import Summary, SummaryHand, SummaryParagraph
from panel.services._collation_input import Material
from panel.services._journal import record
from panel.services._summary_history import keep


def writable(actor: Actor, summary: Summary) -> None:
    """Raise Forbidden or IllegalMove unless the actor may write in the summary now."""
    require(actor, Action.SUMMARY_DRAFT, summary)
    if summary.state == "in_check":
        raise IllegalMove(
            N_("The draft is open to contributors. Take it back for revision before you change it.")
        )
    if summary.state not in {"outline", "drafting"}:
        raise IllegalMove(N_("The summary is adopted. Its text does not change any more."))


def lay_hand(actor: Actor, summary: Summary) -> None:
    """Note that the actor drafted or edited; who did may not adopt."""
    summary.revision += 1
    if actor.account_id is not None and actor.account_id not in summary.hands:
        hand = SummaryHand(summary_id=summary.id, account_id=actor.account_id)
        summary.drafters.append(hand)
    db.session.flush()


def claim(paragraph: SummaryParagraph, revision: int) -> None:
    """Take the next revision of a paragraph; Stale if somebody saved since the page was opened."""
    db.session.flush()
    changed = db.session.execute(
        update(SummaryParagraph)
        .where(SummaryParagraph.id == paragraph.id, SummaryParagraph.revision == revision)
        .values(revision=revision + 1)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale()
    db.session.refresh(paragraph, ["revision"])


def edited(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    *,
    now: datetime,
    way: str = "edited",
    material: Material | None = None,
) -> None:
    """Write down who edited which paragraph, and keep the wording; ``material`` if it is at hand."""
    paragraph.edited_by, paragraph.edited_at = actor.account_id, now
    lay_hand(actor, summary)
    keep(actor, summary, paragraph, way, now=now, material=material)
    record(actor, "summary:edited", summary, now=now, paragraph=paragraph.id)

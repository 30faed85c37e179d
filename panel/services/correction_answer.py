"""Answers to corrections: one by one with the new text, or one for the like; each with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.domain import correction as rules
from panel.domain import text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.correction import NEW_TEXT, OUTCOMES, SAFETY
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, problem
from panel.domain.lifecycle import CORRECTION
from panel.domain.policy import require
from panel.models import Correction, Summary, SummaryParagraph
from panel.services import _correction_text, _out_of_sight
from panel.services._advance import advance
from panel.services._outbox import tell_organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How it is answered: outcome, a standing reason, one in own words, and the paragraph as it shall read
    (marked text at a revision), where the text changes."""

    outcome: str
    ground: str = ""
    reason: str = ""
    paragraph_id: str = ""
    text: str | None = None
    revision: int = 0


def answer(actor: Actor, correction: Correction, given: Answer, *, now: datetime) -> None:
    """Answer a correction; where the text changes, the new words are saved with it and compared with those
    that were read. An answer can be given anew until the summary is adopted.

    Raises Invalid for an answer without reason or without change, Stale where somebody saved the paragraph.
    """
    require(actor, Action.CORRECTION_ANSWER, correction)
    summary = correction.summary
    _answerable(correction, given.outcome)
    problems = rules.check_answer(given.outcome, given.ground, given.reason)
    problems += _correction_text.leaks(summary, "reason", given.reason)
    if problems:
        raise Invalid(*problems)
    changes = given.outcome in NEW_TEXT
    if changes and summary.state != "issued":
        row = _row(correction, given)
        if row is not None:
            correction.after = _correction_text.reword(
                actor, summary, row, given.text, given.revision, correction.before, now=now
            )
            correction.paragraph_id = row.id
    elif not changes:
        correction.after = ""
    correction.outcome, correction.ground = given.outcome, given.ground or None
    correction.reason = text.normalise(given.reason).strip()
    correction.answered_by, correction.answered_at = actor.account_id, now
    # What was issued is not mended: it stays out of sight, and what takes its place has another symbol.
    correction.suspends = correction.kind == SAFETY and changes and summary.state == "issued"
    advance(actor, correction, CORRECTION, "answer", now=now, outcome=given.outcome)
    call = summary.thematic_session
    tell_organisation(
        correction.organisation_id,
        "correction_answered",
        now=now,
        thematic_session_id=call.id,
        path=f"/summaries/{call.slug}/check",
    )


def answer_all(actor: Actor, found: Sequence[Correction], given: Answer, *, now: datetime) -> int:
    """The same answer to several that ask the like, none of which changes the text; how many there were."""
    if not found:
        raise Invalid(problem("chosen", N_("Choose the corrections that the answer is for.")))
    if given.outcome in NEW_TEXT:
        raise Invalid(problem("outcome", N_("An answer that changes the text is given one by one.")))
    if any(each.kind == SAFETY for each in found):
        raise Invalid(problem("chosen", N_("A safety correction is answered by itself.")))
    for each in found:
        answer(actor, each, given, now=now)
    return len(found)


def _answerable(correction: Correction, outcome: str) -> None:
    state, safety = correction.summary.state, correction.kind == SAFETY
    if state in {"adopted", "issued"} and (not safety or correction.state == "answered"):
        raise IllegalMove(N_("The summary is adopted. Answers do not change any more."))
    if state == "adopted" and outcome in NEW_TEXT:
        raise IllegalMove(N_("The chair sends the summary back to drafting first; then the text can change."))
    if state == "in_check" and outcome in NEW_TEXT and not safety:
        raise IllegalMove(
            N_("The draft is open to contributors. Its text changes when the check is over, with the answer.")
        )


def _row(correction: Correction, given: Answer) -> SummaryParagraph | None:
    """The paragraph that changes; None where a name is mended in the registry."""
    row_id = given.paragraph_id or correction.paragraph_id or ""
    row = _correction_text.row(correction.summary, row_id) if row_id else None
    if row is None and correction.kind != "name":
        said = N_("Choose the paragraph that says it now.")
        raise Missing() if given.paragraph_id else Invalid(problem("paragraph_id", said))
    return row


def paragraphs(summary: Summary) -> list[tuple[str, int, str]]:
    """The body paragraphs of a draft: id, printed number, first words, without those out of sight."""
    hidden = _out_of_sight.numbers(summary)
    return [each for each in _correction_text.numbered(summary) if each[1] not in hidden]


def outcomes(correction: Correction) -> list[str]:
    """Codes of the answers that can be given now: while the text stands still, those that leave it as it is."""
    still = correction.summary.state in {"in_check", "adopted"} and not changeable(correction)
    return [code for code in OUTCOMES if not (still and code in NEW_TEXT)]


def changeable(correction: Correction) -> bool:
    """Whether the text can change with the answer now."""
    state = correction.summary.state
    return state == "drafting" or (state == "in_check" and correction.kind == SAFETY)


def is_final(correction: Correction) -> bool:
    """Whether the answer does not change any more."""
    state = correction.summary.state
    return state in {"adopted", "issued"} and (correction.kind != SAFETY or correction.state == "answered")

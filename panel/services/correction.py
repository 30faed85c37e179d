"""Corrections: asked for by contributors, answered by those who draft, each with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.db import db
from panel.domain import correction as rules
from panel.domain import text, wordcount
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.correction import NEW_ARGUMENT, NEW_TEXT, SAFETY
from panel.domain.drafting import STOP, Finding
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Problem, Stale, problem
from panel.domain.lifecycle import CORRECTION
from panel.domain.policy import require
from panel.models import Correction, Summary, SummaryParagraph
from panel.queries import commentary as commentaries
from panel.queries import correction as corrections
from panel.services import _correction_text, _out_of_sight, contributors_check
from panel.services._advance import advance
from panel.services._correction_text import Place
from panel.services._journal import record
from panel.services._outbox import tell_organisation
from panel.services.contributors_check import Standing

#: Requests of one submission that may wait at once; a contributor has a few sentences to look at.
MOST = 60

#: States in which a paragraph can be taken out of sight.
_SHOWN = frozenset({"in_check", "drafting", "adopted", "issued"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: the type, the words, where (printed number, sentence from 0, revision seen), and
    the paragraph of one's own text that bears it out."""

    kind: str
    text: str
    paragraph: int | None = None
    sentence: int | None = None
    revision: int = 0
    borne_by: int | None = None


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


def file(actor: Actor, standing: Standing, wanted: Wanted, *, now: datetime) -> Correction:
    """Ask for a correction. A safety correction hides its paragraph in the same transaction.

    Raises Invalid for what is no correction or says too much, IllegalMove outside the check, Stale where
    the paragraph has changed since it was read. The same request twice is one.
    """
    require(actor, Action.CORRECTION_FILE, standing)
    summary, commentary = standing.summary, standing.commentaries[0]
    _in_time(summary, wanted.kind, now)
    words = text.normalise(wanted.text).strip()
    place = _correction_text.place_of(summary, wanted.paragraph, wanted.sentence)
    problems = [*_problems(standing, wanted, place), *_of_words(standing, words)]
    if problems:
        raise Invalid(*problems)
    if place is not None and place.revision != wanted.revision:
        raise Stale(N_("The paragraph has changed since the page was opened. Read it again."))
    earlier = _same(standing, wanted, words)
    if earlier is not None:
        return earlier
    made = Correction(
        summary_id=summary.id,
        commentary_id=commentary.id,
        organisation_id=standing.organisation_id,
        filed_by=actor.account_id,
        filed_at=now,
        number=corrections.next_number(summary.id),
        kind=wanted.kind,
        paragraph_id=place.row_id if place else None,
        paragraph=wanted.paragraph,
        sentence=wanted.sentence,
        revision=wanted.revision,
        seen=place.seen if place else "",
        before=place.whole if place else "",
        borne_by=wanted.borne_by,
        text=words,
        words=wordcount.count(words),
        rule=wordcount.RULE,
        suspends=wanted.kind == SAFETY,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "correction:filed", made, now=now, kind=made.kind)
    _tell(made, summary, place, now)
    return made


def _tell(made: Correction, summary: Summary, place: Place | None, now: datetime) -> None:
    path = f"/desk/corrections/{made.id}"
    if made.kind != SAFETY:
        contributors_check.tell_drafters("correction_waits", summary, now=now, path=path)
        return
    _correction_text.keep(place)
    contributors_check.tell_drafters("paragraph_suspended", summary, now=now, path=path)


def _in_time(summary: Summary, kind: str, now: datetime) -> None:
    if kind == SAFETY and summary.state in _SHOWN:
        return
    if not contributors_check.is_open(summary, now):
        raise IllegalMove(N_("The contributors’ check is not open. Only safety corrections are taken now."))


def _problems(standing: Standing, wanted: Wanted, place: Place | None) -> list[Problem]:
    """What is wrong with the type and the place."""
    kind = rules.kind(wanted.kind)
    if wanted.kind == NEW_ARGUMENT:
        return [problem("kind", N_("A new argument is no correction of the summary."))]
    if kind is None:
        return [problem("kind", N_("Choose what is wrong."))]
    commentary = standing.commentaries[0]
    if commentary.consent == "text_withheld" and kind.code != SAFETY:
        return [problem("kind", N_("A text that is withheld is not cited. Only safety can be asked for."))]
    found = []
    if wanted.paragraph in _out_of_sight.numbers(standing.summary):
        found.append(problem("paragraph", N_("This paragraph is out of sight already.")))
    if wanted.paragraph is not None and place is None:
        found.append(problem("paragraph", N_("The draft has no such paragraph.")))
    if kind.placed and wanted.paragraph is None:
        found.append(problem("paragraph", N_("Give the number of the paragraph.")))
    if kind.own and place is not None and not _cites(standing, wanted):
        said = N_("That sentence does not cite your text. Choose one that does, or another type.")
        found.append(problem("paragraph", said))
    if kind.borne and wanted.borne_by not in _own_paragraphs(standing):
        said = N_(
            "Give the paragraph P of your own text that says it. What it does not say is no correction."
        )
        found.append(problem("borne_by", said))
    return found


def _of_words(standing: Standing, words: str) -> list[Problem]:
    found = rules.check_words(words)
    commentary = standing.commentaries[0]
    if commentary.consent == "public" or found:
        return found
    body = commentary.organisation
    names = {body.name, body.english_name or ""} - {""}
    if any(name.casefold() in words.casefold() for name in names):
        said = N_("Your name is withheld, and corrections are published with their answers. Take it out.")
        return [problem("text", said)]
    return []


def _cites(standing: Standing, wanted: Wanted) -> bool:
    own = contributors_check.own_sentences(standing.summary, standing.commentaries[0])
    return any(
        each.paragraph == wanted.paragraph and wanted.sentence in (None, each.sentence) for each in own
    )


def _own_paragraphs(standing: Standing) -> frozenset[int | None]:
    version = standing.commentaries[0].admitted_version_id or ""
    return frozenset(each.number for each in commentaries.paragraphs(version) if each.number)


def _same(standing: Standing, wanted: Wanted, words: str) -> Correction | None:
    """The request that waits and says the same; Invalid where too many wait."""
    mine = corrections.of_commentaries(standing.summary.id, [standing.commentaries[0].id])
    waiting = [each for each in mine if each.state == "filed"]
    for each in waiting:
        asked = (each.kind, each.paragraph, each.sentence, each.text)
        if asked == (wanted.kind, wanted.paragraph, wanted.sentence, words):
            return each
    if len(waiting) >= MOST and wanted.kind != SAFETY:
        said = N_("%(limit)d corrections of this submission wait already. Wait for the answers.")
        raise Invalid(problem("text", said, limit=MOST))
    return None


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


def bars(summary: Summary, *, now: datetime) -> tuple[Finding, ...]:
    """What of the contributors' check bars adoption: time that was promised, answers that are missing."""
    found = []
    if contributors_check.still_due(summary, now):
        said = N_("The contributors’ check is not over. Nothing is adopted before its end.")
        found.append(Finding("check-open", STOP, said))
    waiting = corrections.unanswered(summary.id)
    if waiting:
        listed = ", ".join(map(str, waiting))
        said = N_("Corrections without an answer: %(list)s.")
        found.append(Finding("unanswered", STOP, said, params=(("list", listed),)))
    return tuple(found)


def revision(summary: Summary, number: int) -> int:
    """The present revision of a paragraph, by its printed number."""
    return _correction_text.revision_of(summary, number)


def is_hidden(summary: Summary, correction: Correction) -> bool:
    """Whether the words a correction stands on are out of sight now."""
    if correction.suspends:
        return True
    hidden = _out_of_sight.numbers(summary)
    if not hidden or summary.frozen is not None:
        return correction.paragraph in hidden
    where = _out_of_sight.printed(corrections.places(summary.id))
    return where.get(correction.paragraph_id or "") in hidden


def paragraphs(summary: Summary) -> list[tuple[str, int, str]]:
    """The body paragraphs of a draft: id, printed number, first words, without those out of sight."""
    hidden = _out_of_sight.numbers(summary)
    return [each for each in _correction_text.numbered(summary) if each[1] not in hidden]


def changeable(correction: Correction) -> bool:
    """Whether the text can change with the answer now."""
    state = correction.summary.state
    return state == "drafting" or (state == "in_check" and correction.kind == SAFETY)


def is_final(correction: Correction) -> bool:
    """Whether the answer does not change any more."""
    state = correction.summary.state
    return state in {"adopted", "issued"} and (correction.kind != SAFETY or correction.state == "answered")


def hidden(summary: Summary) -> frozenset[int]:
    """Printed numbers of the paragraphs that are out of sight."""
    return _out_of_sight.numbers(summary)


def unanswered(summary: Summary) -> Sequence[int]:
    """Numbers of the corrections that wait for an answer."""
    return corrections.unanswered(summary.id)

"""Corrections that contributors ask for, and what of them bars adoption. Answers: ``correction_answer``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.db import db
from panel.domain import correction as rules
from panel.domain import text, wordcount
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.correction import NEW_ARGUMENT, SAFETY
from panel.domain.drafting import STOP, Finding, withheld
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, Stale, problem
from panel.domain.policy import require
from panel.models import Correction, Summary
from panel.queries import commentary as commentaries
from panel.queries import correction as corrections
from panel.services import _correction_text, _out_of_sight, contributors_check
from panel.services._correction_text import Place
from panel.services._journal import record
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
    if withheld.stands(words, (body.name, body.english_name or "")):
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


def hidden(summary: Summary) -> frozenset[int]:
    """Printed numbers of the paragraphs that are out of sight."""
    return _out_of_sight.numbers(summary)


def unanswered(summary: Summary) -> Sequence[int]:
    """Numbers of the corrections that wait for an answer."""
    return corrections.unanswered(summary.id)

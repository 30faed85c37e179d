"""The words a correction stands on: found by their printed place, reworded with the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from panel.collation import read_summary
from panel.domain.actor import Actor
from panel.domain.drafting import withheld
from panel.domain.errors import N_, Invalid, Missing, Problem, problem
from panel.models import Summary, SummaryParagraph
from panel.queries import summary as summaries
from panel.services import _marks, summary_check
from panel.services._collation_input import gather
from panel.services._out_of_sight import printed
from panel.services._summary_guard import claim, edited
from panel.services.summary_editing import opened, problems_of, words_of


@dataclass(frozen=True)
class Place:
    """Where a correction stands: the row, if there is one, its revision, the sentence read and the whole
    paragraph."""

    row: SummaryParagraph | None
    revision: int
    seen: str
    whole: str

    @property
    def row_id(self) -> str | None:
        """The id of the row."""
        return self.row.id if self.row is not None else None


def place_of(summary: Summary, number: int | None, sentence: int | None) -> Place | None:
    """The place of a printed number; None where the text has none such."""
    if number is None:
        return None
    said = _said(summary, number)
    if said is None or (sentence is not None and not 0 <= sentence < len(said)):
        return None
    row = _row_of(summary, number)
    seen = " ".join(said) if sentence is None else said[sentence]
    return Place(row, row.revision if row is not None else 0, seen, " ".join(said))


def revision_of(summary: Summary, number: int) -> int:
    """The revision of a paragraph by its printed number; 0 where it has no row of its own."""
    row = _row_of(summary, number)
    return row.revision if row is not None else 0


def keep(place: Place | None) -> None:
    """Let a hidden paragraph count as edited: a build would write its words anew in another row."""
    if place is not None and place.row is not None and place.row.revision == 0:
        claim(place.row, 0)


def row(summary: Summary, row_id: str) -> SummaryParagraph | None:
    """A body paragraph that stands in the draft; None where it is gone or of another kind."""
    try:
        found = opened(summary, row_id)
    except Missing:
        return None
    return found if found.kind == "body" else None


def reword(
    actor: Actor,
    summary: Summary,
    row: SummaryParagraph,
    typed: str | None,
    revision: int,
    before: str,
    *,
    now: datetime,
) -> str:
    """Save the paragraph as it shall read and return its words; Invalid where they are what was read."""
    line = row.text if typed is None else words_of(typed)
    problems = problems_of(row, line)
    after = _marks.bare(line).text
    if not problems and before and after == before:
        said = N_("The paragraph reads as it was. Change it, or give another answer.")
        problems.append(problem("text", said))
    if problems:
        raise Invalid(*problems)
    if line != row.text:
        claim(row, revision)
        row.text = line
        edited(actor, summary, row, now=now)
    return after


def leaks(summary: Summary, field: str, words: str) -> list[Problem]:
    """Whether words that are published name somebody whose name is withheld."""
    names = gather(summary.thematic_session).withheld_names if words.strip() else ()
    if withheld.stands(words, names):
        return [problem(field, N_("A withheld name stands here; what you write is published."))]
    return []


def numbered(summary: Summary) -> list[tuple[str, int, str]]:
    """The body paragraphs with their printed numbers and their words without marks."""
    rows = summaries.paragraphs(summary.id)
    where = printed([(each.id, each.kind) for each in rows])
    return [(each.id, where[each.id], _marks.bare(each.text).text) for each in rows if each.kind == "body"]


def _row_of(summary: Summary, number: int) -> SummaryParagraph | None:
    if summary.frozen is not None:
        return None
    rows = summaries.paragraphs(summary.id)
    where = printed([(each.id, each.kind) for each in rows])
    return next((each for each in rows if where.get(each.id) == number and each.kind == "body"), None)


def _said(summary: Summary, number: int) -> list[str] | None:
    found = (
        read_summary(summary.frozen)
        if summary.frozen is not None
        else summary_check.look(summary).present.summary
    )
    paragraph = next((each for each in found.paragraphs if each.number == number), None)
    return None if paragraph is None else [each.text for each in paragraph.sentences]

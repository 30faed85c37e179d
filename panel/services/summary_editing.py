"""Editing the draft of a summary: words, headings, order. Notes and citations are ``summary_notes``.

Every verb takes the revision of the paragraph that the page was opened with. Words that two people changed
at the same time are brought together where the changes do not touch; where they do, and for every other
act, it raises Stale and changes nothing.
"""

from __future__ import annotations

from datetime import datetime

from panel.domain import merging
from panel.domain import text as typed_text
from panel.domain.actor import Actor
from panel.domain.drafting import Finding
from panel.domain.errors import N_, Invalid, Missing, Problem, Stale, problem
from panel.domain.quoting import MARK
from panel.models import Summary, SummaryParagraph
from panel.queries import codebook
from panel.queries import summary as summaries
from panel.queries import summary_history as history
from panel.services import _marks, _summary_carry, summary_check
from panel.services import _summary_rows as rows_of
from panel.services._journal import record
from panel.services._present import body_rows
from panel.services._summary_guard import claim, edited, writable

#: Longest paragraph in code points; four long sentences are a tenth of it.
LONGEST = 6_000
LONGEST_HEADING = 200
LEVELS = (1, 2, 3)


def opened(summary: Summary, paragraph_id: str) -> SummaryParagraph:
    """The row to edit, with its notes; Missing where it is gone or belongs to the background."""
    body = body_rows(summaries.paragraphs(summary.id))
    found = next((row for row in body if row.id == paragraph_id), None)
    if found is None:
        raise Missing()
    return found


def edit(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, typed: str, *, revision: int, now: datetime
) -> bool:
    """Save the words of a paragraph or heading; True where somebody saved meanwhile and both changes stand.

    A note whose mark was taken out is kept as a spare one until somebody removes it. A mark that was cut
    in another paragraph brings its note along; one that was copied gets a note of its own.
    """
    writable(actor, summary)
    line, merged = _together(paragraph, words_of(typed), revision)
    problems = refused(summary, paragraph, line)
    if problems:
        raise Invalid(*problems)
    if line == paragraph.text:
        return False
    claim(paragraph, paragraph.revision if merged else revision)
    paragraph.text = _summary_carry.carry(summary, paragraph, line)
    edited(actor, summary, paragraph, now=now, way="merged" if merged else "edited")
    return merged


def _together(paragraph: SummaryParagraph, line: str, revision: int) -> tuple[str, bool]:
    """What was typed, with what was saved since the page was opened, and whether there was any."""
    if revision == paragraph.revision or line == paragraph.text:
        return line, False
    base = history.at(paragraph.id, revision)
    # A page that was opened before words were erased still has them, and must not bring them back.
    older = base is not None and base.text.count(MARK) > line.count(MARK)
    both = merging.merge(base.text, line, paragraph.text) if base is not None and not older else None
    if both is None:
        raise Stale()
    return both, True


def mend(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    finding_key: str,
    *,
    revision: int,
    now: datetime,
) -> bool:
    """Put the words that a finding offers in place; False where the finding does not stand any more."""
    writable(actor, summary)
    seen = summary_check.look(summary)
    finding = next(
        (each for each in seen.about(paragraph.id) if key_of(each) == finding_key and each.mend is not None),
        None,
    )
    if finding is None or finding.mend is None or finding.sentence is None:
        return False
    start = _marks.said(paragraph.text)[finding.sentence].start
    line = _marks.rewrite(paragraph.text, start + finding.start, start + finding.end, finding.mend)
    edit(actor, summary, paragraph, line, revision=revision, now=now)
    return True


def move(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, *, up: bool, revision: int, now: datetime
) -> None:
    """Move a paragraph or heading by one place, never into the background."""
    writable(actor, summary)
    before = list(summaries.paragraphs(summary.id))
    body = body_rows(before)
    place = next(i for i, row in enumerate(body) if row.id == paragraph.id)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(body):
        raise Invalid(problem("move", N_("It stands at the end already.")))
    claim(paragraph, revision)
    body[place], body[other] = body[other], body[place]
    rows_of.arrange(before, [*before[: len(before) - len(body)], *body])
    edited(actor, summary, paragraph, now=now, way="moved")


def send(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    sentence: int,
    target_id: str,
    *,
    revision: int,
    now: datetime,
) -> SummaryParagraph:
    """Send a sentence (counted from 0) with its notes to the end of another paragraph, which is returned."""
    writable(actor, summary)
    rows = body_rows(summaries.paragraphs(summary.id))
    target = next((row for row in rows if row.id == target_id and row.kind == "body"), None)
    if target is None or target.id == paragraph.id:
        raise Invalid(problem("into", N_("Choose the paragraph to which the sentence goes.")))
    if not 0 <= sentence < len(_marks.said(paragraph.text)):
        raise Invalid(problem("sentence", N_("Choose the sentence to send.")))
    rest, words = _marks.without(paragraph.text, sentence)
    if not rest:
        raise Invalid(problem("sentence", N_("It is the only sentence. Move the paragraph instead.")))
    claim(paragraph, revision)
    claim(target, target.revision)
    paragraph.text = rest
    target.text = _summary_carry.carry(summary, target, f"{target.text} {words}")
    edited(actor, summary, paragraph, now=now)
    edited(actor, summary, target, now=now)
    return target


def remove(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, *, revision: int, now: datetime
) -> None:
    """Delete a paragraph with its notes, or a heading; its history stays, and it can be put back."""
    writable(actor, summary)
    claim(paragraph, revision)
    before = list(summaries.paragraphs(summary.id))
    edited(actor, summary, paragraph, now=now, way="deleted")
    rows_of.arrange(before, [row for row in before if row.id != paragraph.id])


def add_heading(
    actor: Actor, summary: Summary, typed: str, *, level: int, before_id: str, now: datetime
) -> SummaryParagraph:
    """Set a heading before a paragraph, or at the end where ``before_id`` is empty."""
    writable(actor, summary)
    line = words_of(typed)
    made = rows_of.heading(summary, level, line, now)
    problems = problems_of(made, line)
    if level not in LEVELS:
        problems.append(problem("level", N_("Choose how deep the heading stands.")))
    if problems:
        raise Invalid(*problems)
    made.revision = 1
    rows = list(summaries.paragraphs(summary.id))
    place = next((i for i, row in enumerate(rows) if row.id == before_id), len(rows))
    rows_of.arrange(rows, [*rows[:place], made, *rows[place:]])
    edited(actor, summary, made, now=now)
    return made


def name_addressee(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    sentence: int,
    typed: str,
    *,
    revision: int,
    now: datetime,
) -> None:
    """Say to whom the recommendation of a sentence is made; it is kept with the point."""
    writable(actor, summary)
    line = words_of(typed)
    if not line or len(line) > LONGEST_HEADING:
        raise Invalid(problem("addressee", N_("Say in a few words to whom it is recommended.")))
    said = _marks.said(paragraph.text)
    keys = {mark.key for mark in said[sentence].marks} if 0 <= sentence < len(said) else set()
    wanted = {note.point_id for note in paragraph.notes if note.key in keys}
    points = [each for each in codebook.points(summary.thematic_session_id) if each.id in wanted]
    if not points:
        raise Stale()
    claim(paragraph, revision)
    for each in points:
        each.addressee = each.addressee or line
        record(actor, "codebook:changed", each, now=now, what="addressee")
    edited(actor, summary, paragraph, now=now)


def key_of(finding: Finding) -> str:
    """A name for a finding that survives reloading the page while nothing changes."""
    return f"{finding.rule}.{finding.sentence or 0}.{finding.start}.{finding.end}"


def words_of(typed: str) -> str:
    """What is stored of what was typed: NFC, one line, marks where marks belong."""
    return _marks.tidy(typed_text.normalise(typed))


def refused(summary: Summary, paragraph: SummaryParagraph, line: str) -> list[Problem]:
    """Everything that keeps a line from being saved, marks that call no note of the summary included."""
    return [*problems_of(paragraph, line), *_summary_carry.problems(summary, paragraph, line)]


def problems_of(paragraph: SummaryParagraph, line: str) -> list[Problem]:
    """Everything that keeps a line from being saved; findings of the drafting rules do not."""
    found = []
    if not _marks.bare(line).text.strip():
        found.append(
            problem("text", N_("Nothing is left of the text. To take it out, delete the paragraph."))
        )
    else:
        found += [
            problem(
                "text",
                N_("Character %(place)d cannot be recorded (%(name)s)."),
                place=p.position,
                name=p.name,
            )
            for p in typed_text.problems(line)
        ]
    most = LONGEST_HEADING if paragraph.kind == "heading" else LONGEST
    if len(line) > most:
        found.append(
            problem("text", N_("%(found)d characters; at most %(most)d."), found=len(line), most=most)
        )
    return found

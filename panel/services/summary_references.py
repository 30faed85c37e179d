"""Mending a note as a whole: sources that may not be cited any more, their order, two notes at one place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Missing, problem
from panel.models import Citation, Note, Summary, SummaryParagraph
from panel.services import _marks
from panel.services._collation_input import gather
from panel.services._summary_guard import claim, edited, writable


def release(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Take everything out of a note that may not be cited any more; with its last source the note goes."""
    writable(actor, summary)
    material, note = gather(summary.thematic_session), _note(paragraph, key)
    gone = [each for each in note.citations if each.commentary_id not in material.versions]
    if not gone:
        raise Invalid(problem("key", N_("Every source of note [%(key)d] may be cited."), key=key))
    claim(paragraph, revision)
    _let_go(paragraph, note, gone)
    edited(actor, summary, paragraph, now=now, material=material)


def without_coding(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Take the sources out of a note that are not coded on its point; with its last source the note goes."""
    writable(actor, summary)
    material, note = gather(summary.thematic_session), _note(paragraph, key)
    coded = material.codings_of.get((note.point_id or "", note.stance), ())
    making = {each.passage.source_id for each in coded}
    gone = [each for each in note.citations if each.kind == "primary" and each.commentary_id not in making]
    claim(paragraph, revision)
    _let_go(paragraph, note, gone)
    edited(actor, summary, paragraph, now=now, material=material)


def order(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Put the sources of a note in house order; the first, the closest to the wording, stays first."""
    writable(actor, summary)
    material, note = gather(summary.thematic_session), _note(paragraph, key)
    standing = sorted(note.citations, key=lambda each: (each.kind == "see_also", each.position))
    first = standing[0].commentary_id if standing and standing[0].kind == "primary" else ""
    place = material.book.place

    def rank(each: Citation) -> tuple[bool, bool, int, int]:
        other = each.commentary_id != first or each.kind == "see_also"
        return each.kind == "see_also", other, place.get(each.commentary_id, len(place)), each.start

    claim(paragraph, revision)
    _number(sorted(standing, key=rank))
    edited(actor, summary, paragraph, now=now, material=material)


def lead(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Make the first source of a note the one whose wording was used."""
    writable(actor, summary)
    note = _note(paragraph, key)
    claim(paragraph, revision)
    min(note.citations, key=lambda each: each.position).kind = "primary"
    edited(actor, summary, paragraph, now=now)


def join(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    key: int,
    into: int,
    *,
    revision: int,
    now: datetime,
) -> None:
    """Put the sources of one note into another of the same paragraph; the first note goes."""
    writable(actor, summary)
    note, other = _note(paragraph, key), _note(paragraph, into)
    if note is other:
        raise Missing()
    claim(paragraph, revision)
    held = {(each.commentary_id, each.start, each.end) for each in other.citations}
    last = max((each.position for each in other.citations), default=0)
    for each in list(note.citations):
        if (each.commentary_id, each.start, each.end) not in held:
            last += 1
            note.citations.remove(each)
            each.note_id, each.position = other.id, last
            other.citations.append(each)
    db.session.flush()
    _let_go(paragraph, note, list(note.citations))
    edited(actor, summary, paragraph, now=now)


def _note(paragraph: SummaryParagraph, key: int) -> Note:
    found = next((each for each in paragraph.notes if each.key == key), None)
    if found is None:
        raise Missing()
    return found


def _let_go(paragraph: SummaryParagraph, note: Note, gone: Sequence[Citation]) -> None:
    """Take sources out of a note; with its last source the note goes, and its mark."""
    for each in gone:
        note.citations.remove(each)
        db.session.delete(each)
    db.session.flush()
    if not note.citations:
        paragraph.text = _marks.silence(paragraph.text, note.key)
        paragraph.notes.remove(note)
        db.session.delete(note)
        db.session.flush()


def _number(ordered: Sequence[Citation]) -> None:
    """New positions, by way of free ones: no two sources of a note have one position even for a moment."""
    for shift in (max((each.position for each in ordered), default=0), 0):
        for place, each in enumerate(ordered, 1):
            each.position = shift + place
        db.session.flush()

"""Paragraphs that a safety correction keeps out of sight, in every text that leaves the desk.

One place decides what is hidden; whoever shows a summary asks here first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from panel.collation import Note, Sentence
from panel.collation import Summary as Collated
from panel.i18n import gettext as _
from panel.i18n import use_locale
from panel.models import Correction, Summary
from panel.queries import correction as corrections
from panel.services._collation_input import LANGUAGE
from panel.services._present import FRONT


def numbers(summary: Summary, *, issued_at: datetime | None = None) -> frozenset[int]:
    """Printed numbers of the hidden paragraphs; of an issued text, of that which was issued at ``issued_at``.

    A paragraph that a correction found to be unsafe stays hidden in what was issued before the answer;
    what took its place is shown.
    """
    found = corrections.suspending(summary.id)
    if not found:
        return frozenset()
    if summary.frozen is not None:
        dated = issued_at or summary.issued_at
        return frozenset(each.paragraph or 0 for each in found if _concerns(each, dated))
    where = printed(corrections.places(summary.id))
    placed = (where.get(each.paragraph_id or "", _front(each)) for each in found)
    return frozenset(number for number in placed if number)


def printed(rows: Collection[tuple[str, str]]) -> dict[str, int]:
    """The printed number of each paragraph by the id of its row, from (id, kind) in order."""
    front = [row_id for row_id, kind in rows if kind == "front"]
    body = [row_id for row_id, kind in rows if kind == "body"]
    found = {row_id: number for number, row_id in enumerate(front, 1)}
    return found | {row_id: number for number, row_id in enumerate(body, FRONT + 1)}


def without(found: Collated, hidden: Collection[int]) -> Collated:
    """The summary with a line in the place of each hidden paragraph; its notes keep their numbers and say
    nothing."""
    if not hidden:
        return found
    with use_locale(LANGUAGE):
        said = _("This paragraph is out of sight while a request for safety is examined.")
    paragraphs = tuple(
        replace(each, sentences=(_blank(each.sentences, said),), table=()) if each.number in hidden else each
        for each in found.paragraphs
    )
    return replace(found, paragraphs=paragraphs)


def _blank(sentences: Collection[Sentence], said: str) -> Sentence:
    notes = [note for sentence in sentences for note in sentence.notes]
    return Sentence(said, tuple(Note(note.number, len(said), text="–") for note in notes))


def _concerns(correction: Correction, dated: datetime | None) -> bool:
    """Whether it hides a paragraph of what was issued then: while it waits, of everything."""
    answered = correction.answered_at
    return answered is None or dated is None or dated <= answered


def _front(correction: Correction) -> int:
    """Paragraphs of the background are written anew each time and have no row to stand on."""
    number = correction.paragraph or 0
    return number if correction.paragraph_id is None and number <= FRONT else 0

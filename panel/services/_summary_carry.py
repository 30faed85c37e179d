"""Notes that follow their marks: a mark that is cut in one paragraph and pasted into another takes its note
along, and one that is copied gets a note of its own with the same sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from panel.db import db
from panel.domain.errors import N_, Problem, problem
from panel.models import Citation, Note, Summary, SummaryParagraph
from panel.models._columns import new_id
from panel.queries import summary as summaries
from panel.services import _marks
from panel.services._present import body_rows

#: What a note and a citation are, without where they hang.
_NOTE = ("point_id", "stance", "fixed_text")
_CITATION = ("position", "kind", "commentary_id", "version_id", "paragraph", "start", "end", "span_hash")


def foreign(paragraph: SummaryParagraph, line: str) -> frozenset[int]:
    """Keys that a line calls and that are not the paragraph's own."""
    return frozenset(_marks.bare(line).keys) - {note.key for note in paragraph.notes}


def elsewhere(summary: Summary, paragraph: SummaryParagraph, keys: Iterable[int]) -> Mapping[int, Note]:
    """Notes of other paragraphs, by key."""
    wanted = set(keys)
    return {
        note.key: note
        for row in (body_rows(summaries.paragraphs(summary.id)) if wanted else ())
        for note in row.notes
        if row.id != paragraph.id and note.key in wanted
    }


def problems(summary: Summary, paragraph: SummaryParagraph, line: str) -> list[Problem]:
    """Marks that call no note of the whole summary."""
    strange = foreign(paragraph, line)
    known = elsewhere(summary, paragraph, strange) if strange else {}
    return [
        problem("text", N_("There is no note [%(key)d] in this summary. Add a source first."), key=key)
        for key in sorted(strange - known.keys())
    ]


def carry(summary: Summary, paragraph: SummaryParagraph, line: str) -> str:
    """Bring the notes that a line calls into its paragraph; returns the line with the keys they have there.

    Every mark must call a note of the summary; see ``problems``.
    """
    strange = foreign(paragraph, line)
    if not strange and not _marks.repeated(line):
        return line
    others = elsewhere(summary, paragraph, strange)
    rows = {row.id: row for row in body_rows(summaries.paragraphs(summary.id))}
    free = _marks.free(summaries.note_keys(summary.id))
    text, seen = _marks.bare(line), set[int]()
    marks = []
    for mark in text.marks:
        key = mark.key
        if key in others and key not in seen and _cut(rows[others[key].paragraph_id], key):
            _move(others[key], rows[others[key].paragraph_id], paragraph)
        elif key in others or key in seen:
            original = others.get(key) or next(note for note in paragraph.notes if note.key == key)
            key = copy(original, paragraph, next(free)).key
        seen.add(mark.key)
        marks.append(_marks.Mark(key, mark.at))
    db.session.flush()
    return _marks.marked(_marks.Bare(text.text, tuple(marks)))


def copy(note: Note, paragraph: SummaryParagraph, key: int) -> Note:
    """The same sources under a key of their own."""
    made = bound(paragraph, key, {name: getattr(note, name) for name in _NOTE})
    for each in note.citations:
        add(made, {name: getattr(each, name) for name in _CITATION})
    return made


def bound(paragraph: SummaryParagraph, key: int, about: Mapping[str, Any]) -> Note:
    """A new note of a paragraph, without sources yet."""
    made = Note(id=new_id(), paragraph_id=paragraph.id, key=key, **about)
    made.citations = []
    paragraph.notes.append(made)
    return made


def add(note: Note, about: Mapping[str, Any]) -> None:
    """A source of a note."""
    note.citations.append(Citation(id=new_id(), note_id=note.id, **about))


def lent(rows: Sequence[SummaryParagraph], paragraph_id: str, line: str) -> Iterator[Note]:
    """Notes of other paragraphs that a typed line calls, as they would come with it."""
    home = next((row for row in rows if row.id == paragraph_id), None)
    strange = foreign(home, line) if home is not None else frozenset()
    for row in body_rows(rows) if strange else ():
        yield from (note for note in row.notes if note.key in strange)


def _cut(row: SummaryParagraph, key: int) -> bool:
    return key not in _marks.bare(row.text).keys


def _move(note: Note, before: SummaryParagraph, paragraph: SummaryParagraph) -> None:
    before.notes.remove(note)
    note.paragraph_id = paragraph.id
    paragraph.notes.append(note)

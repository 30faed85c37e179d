"""A summary as a table: one row a reference, with the figures of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from panel.collation import Sentence, Summary, SummaryParagraph
from panel.documents.csv import render_csv

COLUMNS = (
    "paragraph",
    "kind",
    "heading",
    "sentence",
    "text",
    "quantifier",
    "n",
    "population",
    "contrary",
    "note",
    "code",
    "source",
    "paragraphs",
    "citation",
    "note_text",
)

Row = tuple[str | int, ...]


def summary_csv(summary: Summary) -> bytes:
    """Every sentence in order: a row for each reference of its notes, one row where it has none."""
    return render_csv(COLUMNS, [list(each) for each in _rows(summary)])


def _rows(summary: Summary) -> Iterator[Row]:
    heading = ""
    for paragraph in summary.paragraphs:
        if paragraph.headings:
            heading = paragraph.headings[-1].text
        for place, sentence in enumerate(paragraph.sentences, start=1):
            said = _said(paragraph, heading, place, sentence)
            notes = list(_notes(sentence)) or [("",) * 6]
            yield from ((*said, *each) for each in notes)


def _said(paragraph: SummaryParagraph, heading: str, place: int, sentence: Sentence) -> Row:
    counts: Row = ("", "", "")
    if sentence.point_ids:
        counts = (sentence.n, sentence.population, sentence.contrary)
    return (paragraph.number, paragraph.kind, heading, place, sentence.text, sentence.quantifier, *counts)


def _notes(sentence: Sentence) -> Iterator[Row]:
    for note in sentence.notes:
        if not note.citations:
            yield note.number, "", "", "", "", note.text
        for each in note.citations:
            numbers = " ".join(f"P{number}" for number in each.paragraphs)
            yield note.number, each.code, each.source_id, numbers, each.kind, ""

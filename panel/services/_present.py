"""The summary as its rows say it now, in the values of the collation.

The background is written from the registry each time, so that its figures are those of today; headings
get their numerals, paragraphs and notes their numbers, sentences the figures of the notes they carry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from panel.collation import (
    Citation,
    Coding,
    Heading,
    Note,
    Sentence,
    Summary,
    SummaryParagraph,
    body_text,
    contributors,
    numbers_at,
    rekeyed,
    renumber,
    uncited,
)
from panel.collation.background import background, counts
from panel.collation.collate import source_ref
from panel.collation.outline import numeral
from panel.collation.summary import ParagraphKind
from panel.collation.tally import units
from panel.collation.wording import weakest
from panel.domain.drafting import main_verb
from panel.domain.drafting.quotes import unquoted
from panel.domain.wordcount import RULE, count
from panel.models import Citation as CitationRow
from panel.models import Note as NoteRow
from panel.models import SummaryParagraph as Row
from panel.services import _marks, _opposition
from panel.services._attended import with_attendance
from panel.services._collation_input import Material

FRONT = 3
"""Paragraphs of the background: mandate, participation, method."""


@dataclass(frozen=True)
class Present:
    """The summary now, and where its rows are printed.

    ``numbers`` maps rows to paragraph numbers, ``notes`` the ids of notes to printed numbers; spare
    notes are in neither. ``numerals`` maps headings to theirs; one with nothing under it has none.
    ``keys`` has the public key of every source that is cited or may be; ``gone`` the code of those that are
    cited and may not be any more.
    """

    summary: Summary
    material: Material
    rows: tuple[Row, ...]
    numbers: Mapping[str, int]
    notes: Mapping[str, int]
    numerals: Mapping[str, str]
    keys: Mapping[str, str]
    gone: Mapping[str, str] = field(default_factory=dict)

    @property
    def published(self) -> Summary:
        """The summary as it may be handed out: sources under their public keys."""
        return rekeyed(self.summary, self.keys)


@dataclass
class _Writer:
    """Goes through the rows once."""

    material: Material
    codes: Mapping[str, str]
    paragraphs: list[SummaryParagraph] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)
    numerals: dict[str, str] = field(default_factory=dict)

    def write(self, rows: Sequence[Row]) -> None:
        """All rows after the background."""
        waiting: list[Row] = []
        places: dict[int, int] = {1: 1}
        leading = True
        for row in rows:
            if row.kind == "heading":
                waiting = [*(each for each in waiting if each.level < row.level), row]
                continue
            headings = tuple(self._heading(each, places) for each in waiting)
            waiting = []
            leading = leading and self._institutional(row)
            self.numbers[row.id] = FRONT + len(self.numbers) + 1
            kind: ParagraphKind = "nhri" if leading else "body"
            sentences = tuple(self._sentence(row, each) for each in _marks.said(row.text))
            self.paragraphs.append(SummaryParagraph(0, sentences, headings, kind))

    def _heading(self, row: Row, places: dict[int, int]) -> Heading:
        for level in [level for level in places if level > row.level]:
            del places[level]
        places[row.level] = places.get(row.level, 0) + 1
        self.numerals[row.id] = numeral(row.level, places[row.level])
        theme = next((t.id for t in self.material.themes if t.label == row.text), "")
        return Heading(row.level, self.numerals[row.id], row.text, theme)

    def _institutional(self, row: Row) -> bool:
        """Whether a paragraph rests on institutions with A status alone."""
        book = self.material.book.by_id
        cited = [book.get(each.commentary_id) for note in called(row) for each in note.citations]
        return bool(cited) and all(source is not None and source.asterisk for source in cited)

    def _sentence(self, row: Row, said: _marks.Said) -> Sentence:
        by_key = {note.key: note for note in row.notes}
        notes = [(by_key[mark.key], mark.at) for mark in said.marks if mark.key in by_key]
        self.called += [note.id for note, _ in notes]
        points = tuple(dict.fromkeys(note.point_id for note, _ in notes if note.point_id))
        contrary = bool(points) and all(note.stance == "contrary" for note, _ in notes if note.point_id)
        codings = [coding for note, _ in notes for coding in behind(note, self.material)]
        ids = {each.commentary_id for note, _ in notes for each in note.citations}
        book = self.material.book
        sources = [book.by_id[each] for each in ids if each in book.by_id]
        known = [self.material.point_by_id[each] for each in points if each in self.material.point_by_id]
        verb = main_verb(unquoted(said.text))
        return Sentence(
            said.text,
            tuple(Note(0, at, self._citations(note), note.fixed_text) for note, at in notes),
            points,
            "contrary" if contrary else "for",
            known[0].kind if known and not contrary else _shared(coding.type for coding in codings),
            verb.rung.past if verb is not None and verb.rung is not None else "",
            weakest(codings).past if codings else "",
            _shared(point.addressee for point in known) or _shared(coding.addressee for coding in codings),
            n=len(units(sources)),
            population=book.population,
        )

    def _citations(self, note: NoteRow) -> tuple[Citation, ...]:
        ordered = sorted(note.citations, key=lambda each: (each.kind == "see_also", each.position))
        return tuple(self._citation(each) for each in ordered)

    def _citation(self, row: CitationRow) -> Citation:
        source = self.material.book.by_id.get(row.commentary_id)
        code = source.code if source else self.codes.get(row.commentary_id, "")
        current = source is not None and self.material.versions[source.id] == row.version_id
        document = self.material.documents.get(row.commentary_id)
        numbers = numbers_at(document, row.start, row.end) if current and document else (row.paragraph,)
        return Citation(
            row.commentary_id,
            code,
            numbers,
            row.start,
            row.end,
            "see_also" if row.kind == "see_also" else "primary",
            source is not None and source.asterisk,
            "",
            row.span_hash,
        )


def behind(note: NoteRow, material: Material) -> list[Coding]:
    """The codings a note was made from, of the sources it still cites."""
    cited = {each.commentary_id for each in note.citations}
    stored = material.codings_of.get((note.point_id or "", note.stance), ())
    return [coding for coding in stored if coding.passage.source_id in cited]


def called(row: Row) -> list[NoteRow]:
    """The notes whose marks stand in the text, in order; the others are spare."""
    by_key = {note.key: note for note in row.notes}
    return [by_key[key] for key in _marks.bare(row.text).keys if key in by_key]


def spare(row: Row) -> list[NoteRow]:
    """Notes that lost their mark; they are kept until somebody removes them, and are not printed."""
    keys = set(_marks.bare(row.text).keys)
    return [note for note in row.notes if note.key not in keys]


def present(rows: Sequence[Row], material: Material, gone: Mapping[str, tuple[str, str]]) -> Present:
    """Read the rows of a summary; ``gone`` has code and public key of cited texts that may no longer be."""
    writer = _Writer(material, {each: code for each, (code, _) in gone.items()})
    writer.write(body_rows(rows))
    front = with_attendance(background(material.book, material.plan), material.attendance)
    paragraphs = renumber((*front, *_opposition.told(writer.paragraphs, material.book)))
    first = sum(len(sentence.notes) for each in front for sentence in each.sentences) + 1
    notes = {note_id: number for number, note_id in enumerate(writer.called, first)}
    keys = {**material.keys, **{each: key for each, (_, key) in gone.items()}}
    return Present(
        _summary(material, paragraphs),
        material,
        tuple(rows),
        writer.numbers,
        notes,
        writer.numerals,
        keys,
        writer.codes,
    )


def body_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows after the background."""
    last = max((place for place, row in enumerate(rows) if row.kind == "front"), default=-1)
    return list(rows[last + 1 :])


def _summary(material: Material, paragraphs: tuple[SummaryParagraph, ...]) -> Summary:
    book, plan = material.book, material.plan
    refs = tuple(
        source_ref(source, material.documents[source.id]) for source in book.by_id.values() if source.citable
    )
    figures = counts(book, plan)
    return Summary(
        plan.title,
        plan.symbol,
        paragraphs,
        contributors(book.by_id.values()),
        refs,
        uncited(paragraphs, refs),
        figures["admitted"],
        figures["population"],
        figures["organisations"],
        figures["confidential"],
        count(body_text(paragraphs)),
        plan.word_limit,
        RULE,
    )


def _shared(values: Iterable[str]) -> str:
    """The value all that have one share, else nothing."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""

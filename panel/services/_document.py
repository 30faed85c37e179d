"""A summary as a document: masthead, numbered paragraphs, notes that lead to the texts, the annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from panel.collation import (
    Citation,
    ContributorGroup,
    Note,
    Sentence,
    Summary,
    SummaryParagraph,
    TableRow,
)
from panel.collation.notes import SEE_ALSO
from panel.documents import blocks
from panel.documents.blocks import Block, Document, Frame, Run, Runs, Text
from panel.domain import symbols
from panel.domain.deadline import GENEVA
from panel.i18n import direction, format_date, use_locale
from panel.i18n import gettext as _
from panel.services._collation_input import LANGUAGE


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the first page says beside the text. Without ``issued_at`` it is a draft; ``revises`` is the symbol of
    what a revision takes the place of."""

    slug: str
    base_url: str
    dated: datetime
    adopted_at: datetime | None = None
    issued_at: datetime | None = None
    language: str = LANGUAGE
    revises: str = ""


def frame(language: str = LANGUAGE) -> Frame:
    """The words around the document, in its language."""
    with use_locale(language):
        return Frame(
            notes=_("Notes"),
            back=_("Back to the text"),
            note=_("Note {number}"),
            paragraph=_("Paragraph {number}"),
            notes_to=_("Notes to paragraph {number}"),
            show_notes=_("Show all notes under their paragraphs"),
            contents=_("Contents"),
            page=_("Page {page} of {pages}"),
            continued=_("continued on page {page}"),
        )


def document(summary: Summary, imprint: Imprint) -> Document:
    """The summary ready to be rendered; the same summary and imprint give the same document."""
    with use_locale(imprint.language):
        body = _("Standing Panel on Migration and Human Rights")
        return Document(
            title=summary.title,
            subtitle=_subtitle(imprint),
            language=imprint.language,
            direction="rtl" if direction(imprint.language) == "rtl" else "ltr",
            masthead=_masthead(summary, imprint, body),
            disclaimer=_(
                "Issued without formal editing. What is reported here are the views of those who contributed, "
                "not those of the Panel."
            ),
            blocks=tuple(_blocks(summary, imprint)),
            notes=tuple(_notes(summary, imprint)),
            meta=blocks.Meta(
                _day(imprint.dated), body, _("Summary of stakeholders’ submissions"), _facts(summary)
            ),
        )


def paragraphs(summary: Summary, imprint: Imprint) -> tuple[tuple[Block, ...], tuple[blocks.Note, ...]]:
    """Its numbered paragraphs alone, and their notes: of an addendum, which has no more."""
    found = tuple(blocks.NumberedParagraph(each.number, tuple(_runs(each))) for each in summary.paragraphs)
    return found, tuple(_notes(summary, imprint))


def note_runs(note: Note, imprint: Imprint) -> Runs:
    """A note as printed, each reference a link to the paragraph it names."""
    if note.text:
        return _named(note.text, imprint)
    found: list[Run] = []
    see_also = f"{SEE_ALSO.get(imprint.language, SEE_ALSO[LANGUAGE])} "
    for kind, opening in (("primary", ""), ("see_also", see_also)):
        entries = _entries((each for each in note.citations if each.kind == kind), imprint)
        if entries:
            found += [Text(f" {opening}" if found else opening)] if found or opening else []
            found += [*_listed(entries), Text(".")]
    return tuple(found)


def _named(text: str, imprint: Imprint) -> Runs:
    """A note without sources; the digest of a thread is a link to it."""
    symbol, stop = (text[:-1], ".") if text.endswith(".") else (text, "")
    try:
        found = symbols.parse(symbol)
    except symbols.SymbolError:
        return (Text(text),)
    if found.digest is None or not imprint.slug:
        return (Text(text),)
    return (blocks.Link(symbol, f"{imprint.base_url}/threads/{imprint.slug}/{found.item}/digest"), Text(stop))


def _subtitle(imprint: Imprint) -> str:
    if imprint.issued_at is None or imprint.adopted_at is None:
        return _("Summary of stakeholders’ submissions. Draft, not for citation.")
    adopted = format_date(imprint.adopted_at)
    if imprint.revises:
        return _(
            "Summary of stakeholders’ submissions, revised. It takes the place of %(symbol)s, adopted by the chair "
            "on %(day)s.",
            symbol=imprint.revises,
            day=adopted,
        )
    return _(
        "Summary of stakeholders’ submissions. Report of the secretariat, adopted by the chair on %(day)s.",
        day=adopted,
    )


def _masthead(summary: Summary, imprint: Imprint, body: str) -> blocks.Masthead:
    day = format_date(imprint.dated)
    issued = imprint.issued_at is not None
    return blocks.Masthead(
        symbol=summary.symbol,
        distribution=_("Distr.: General") if issued else _("Distr.: Participants only"),
        date_text=day if issued else _("Draft of %(day)s", day=day),
        original_language_text=_("Original: English"),
        body_name=body,
    )


def _facts(summary: Summary) -> tuple[tuple[str, str | int], ...]:
    return (
        ("words", summary.words),
        ("word_rule", summary.word_rule),
        ("word_limit", summary.word_limit),
        ("submissions", summary.admitted),
        ("organizations", summary.organisations),
        ("received_in_confidence", summary.confidential),
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(GENEVA).date()


def _blocks(summary: Summary, imprint: Imprint) -> Iterator[Block]:
    for paragraph in summary.paragraphs:
        for heading in paragraph.headings:
            yield blocks.Heading(min(heading.level, 3), heading.text, heading.numeral)
        yield blocks.NumberedParagraph(paragraph.number, tuple(_runs(paragraph)))
        if paragraph.table:
            yield _table(paragraph.table)
    if summary.contributors:
        yield blocks.Heading(1, _("Annex: contributors"), anchor="annex")
        for group in summary.contributors:
            yield _group(group, imprint)


def _runs(paragraph: SummaryParagraph) -> Iterator[Run]:
    for place, sentence in enumerate(paragraph.sentences):
        if place:
            yield Text(" ")
        yield from _said(sentence)


def _said(sentence: Sentence) -> Iterator[Run]:
    last = 0
    for note in sorted(sentence.notes, key=lambda each: each.number):
        if note.at > last:
            yield Text(sentence.text[last : note.at])
        yield blocks.NoteMark(note.number)
        last = max(last, note.at)
    if last < len(sentence.text):
        yield Text(sentence.text[last:])


def _table(rows: Iterable[TableRow]) -> blocks.Table:
    return blocks.Table(
        _("How many is “many”"),
        (_("Submissions making the point"), _("Word used"), _("Here")),
        tuple((row.condition, row.word, row.here) for row in rows),
        frozenset({2}),
        1,
    )


def _group(group: ContributorGroup, imprint: Imprint) -> blocks.Table:
    rows: list[tuple[blocks.Cell, ...]] = []
    for entry in group.entries:
        address = _address(entry.source_id, None, imprint)
        code: Run = blocks.Link(entry.code, address) if address else blocks.Code(entry.code)
        rows.append(((code,), entry.text))
    return blocks.Table(group.heading, (_("Code"), _("Contributor")), tuple(rows), row_header=0)


def _notes(summary: Summary, imprint: Imprint) -> Iterator[blocks.Note]:
    for paragraph in summary.paragraphs:
        for sentence in paragraph.sentences:
            for note in sentence.notes:
                yield blocks.Note(note.number, _led(note, imprint), tuple(_source(c) for c in note.citations))


def _led(note: Note, imprint: Imprint) -> Runs:
    """The note; that on the contributors (note 2) leads from its own words to the annex and the full texts."""
    before, annex, rest = note.text.partition("annex")
    between, published, after = rest.partition("published as received")
    if note.number != 2 or not published or not imprint.slug:
        return note_runs(note, imprint)
    room = f"{imprint.base_url}/reading-room/{imprint.slug}"
    return (
        Text(before),
        blocks.Link(annex, "#annex"),
        Text(between),
        blocks.Link(published, room),
        Text(after),
    )


def _source(citation: Citation) -> blocks.Source:
    return blocks.Source(
        citation.code,
        citation.paragraphs[0],
        "",
        citation.start,
        citation.end,
        citation.kind,
        citation.span_hash,
    )


def _entries(cited: Iterable[Citation], imprint: Imprint) -> list[list[Run]]:
    """One entry a code, in order of first mention: “CMF, P4–P6, P9”, each part a link."""
    numbers: dict[tuple[str, str], set[int]] = {}
    for each in cited:
        code = f"{each.code}*" if each.asterisk else each.code
        numbers.setdefault((code, each.source_id), set()).update(each.paragraphs)
    return [_entry(code, source_id, sorted(those), imprint) for (code, source_id), those in numbers.items()]


def _entry(code: str, source_id: str, numbers: list[int], imprint: Imprint) -> list[Run]:
    found: list[Run] = []
    for start, end in _stretches(numbers):
        words = f"P{start}" if start == end else f"P{start}–P{end}"
        if not found:
            words = f"{code}, {words}"
        else:
            found.append(Text(", "))
        address = _address(source_id, start, imprint)
        found.append(blocks.Link(words, address) if address else blocks.Code(words))
    return found


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = previous = numbers[0]
    for number in numbers[1:]:
        if number != previous + 1:
            yield start, previous
            start = number
        previous = number
    yield start, previous


def _listed(entries: list[list[Run]]) -> Iterator[Run]:
    """Two are joined by “and”; of more, the last has “; and” before it."""
    for place, entry in enumerate(entries):
        if place:
            last = place == len(entries) - 1
            yield Text(" and " if last and place == 1 else "; and " if last else "; ")
        yield from entry


def _address(source_id: str, paragraph: int | None, imprint: Imprint) -> str:
    """Where a text, or a paragraph of it, is read: its key is its symbol, and a symbol is an address.

    Empty for a summary that stands in no database, whose sources have any keys.
    """
    if not imprint.slug:
        return ""
    found = symbols.parse(source_id)
    anchor = "" if paragraph is None else f"#P{paragraph}"
    return f"{imprint.base_url}/reading-room/{found.slug}/{found.kind.lower()}/{found.item}{anchor}"

"""A collated summary as rows: headings, paragraphs with ``[k]`` in the text, notes, citations.

Rows that nobody has edited may be written anew; those that somebody has edited are kept where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from sqlalchemy import delete

from panel.collation import Heading, Sentence, SummaryParagraph
from panel.collation.flow import flowing
from panel.db import db
from panel.models import Citation, Note, Summary
from panel.models import SummaryParagraph as Row
from panel.models._columns import new_id

#: The section of institutions with A status, which is no theme of the codebook.
INSTITUTIONS = "institutions"


@dataclass
class Section:
    """A heading with what stands under it; ``key`` is a theme, INSTITUTIONS, or empty."""

    key: str
    rows: list[Row] = field(default_factory=list)
    gap: int | None = None


def made(
    summary: Summary,
    paragraph: SummaryParagraph,
    versions: Mapping[str, str],
    now: datetime,
    keys: Iterator[int],
) -> Row:
    """The row of one collated paragraph, with its notes; nothing is added to the database.

    ``keys`` are those that its notes may take; the background has keys of its own, which no mark calls.
    """
    keys = count(1) if paragraph.kind == "background" else keys
    row = Row(
        id=new_id(),
        summary_id=summary.id,
        kind="front" if paragraph.kind == "background" else "body",
        level=0,
        text="",
        revision=0,
        edited_at=now,
    )
    row.notes = []
    row.text = " ".join(spell(row, sentence, versions, keys) for sentence in paragraph.sentences)
    return row


def spell(row: Row, sentence: Sentence, versions: Mapping[str, str], keys: Iterator[int]) -> str:
    """The sentence with its marks; its notes are added to the row under the next of the keys."""
    parts: list[str] = []
    last = 0
    for note in sentence.notes:
        key = next(keys)
        parts += [sentence.text[last : note.at], f"[{key}]"]
        last = note.at
        added = Note(
            id=new_id(),
            paragraph_id=row.id,
            key=key,
            point_id=sentence.point_ids[0] if sentence.point_ids else None,
            stance=sentence.stance,
            fixed_text=note.text,
        )
        added.citations = [
            Citation(
                id=new_id(),
                note_id=added.id,
                position=place,
                kind=each.kind,
                commentary_id=each.source_id,
                version_id=versions[each.source_id],
                paragraph=each.paragraphs[0],
                start=each.start,
                end=each.end,
                span_hash=each.span_hash,
            )
            for place, each in enumerate(note.citations, 1)
        ]
        row.notes.append(added)
    return "".join(parts) + sentence.text[last:]


def heading(summary: Summary, level: int, text: str, now: datetime) -> Row:
    """The row of a heading."""
    row = Row(
        id=new_id(), summary_id=summary.id, kind="heading", level=level, text=text, revision=0, edited_at=now
    )
    row.notes = []
    return row


def untold(paragraphs: Iterable[SummaryParagraph], old: Iterable[Section]) -> list[SummaryParagraph]:
    """Collated paragraphs without the sentences that edited rows tell, or told until somebody cut them."""
    told = {
        (note.point_id, note.stance, section.key == INSTITUTIONS)
        for section in old
        for row in section.rows
        if row.revision
        for note in row.notes
    }
    found: list[SummaryParagraph] = []
    waiting: tuple[Heading, ...] = ()
    for paragraph in paragraphs:
        place = paragraph.kind == "nhri"
        left = tuple(
            each
            for each in paragraph.sentences
            if not each.point_ids or (each.point_ids[0], each.stance, place) not in told
        )
        waiting = (*waiting, *paragraph.headings)
        if left:
            left = flowing(left) if place else left
            found.append(replace(paragraph, sentences=left, headings=waiting))
            waiting = ()
    return found


def sections(
    summary: Summary,
    paragraphs: Iterable[SummaryParagraph],
    versions: Mapping[str, str],
    now: datetime,
    keys: Iterator[int],
) -> list[Section]:
    """Collated paragraphs as sections of new rows, in order, the background first."""
    found: list[Section] = []
    for paragraph in paragraphs:
        for each in paragraph.headings:
            found.append(Section(each.theme_id, [heading(summary, each.level, each.text, now)]))
        if paragraph.kind == "nhri":
            found[-1].key = INSTITUTIONS
        found[-1].rows.append(made(summary, paragraph, versions, now, keys))
    return found


def split(rows: Iterable[Row], theme_of: Mapping[str, str], institutions: frozenset[str]) -> list[Section]:
    """Present rows as sections; a section belongs to the theme that most of its notes belong to."""
    found: list[Section] = []
    for row in rows:
        if row.kind == "heading" or not found:
            found.append(Section(""))
        found[-1].rows.append(row)
    for section in found:
        section.key = _key(section, theme_of, institutions)
    return found


def _key(section: Section, theme_of: Mapping[str, str], institutions: frozenset[str]) -> str:
    notes = [note for row in section.rows for note in row.notes]
    cited = [each.commentary_id for note in notes for each in note.citations]
    if section.rows[0].level == 1 and cited and institutions.issuperset(cited):
        return INSTITUTIONS
    points = [note.point_id for note in notes if note.point_id in theme_of]
    themes = Counter(theme_of[each] for each in points if each)
    return themes.most_common(1)[0][0] if themes else ""


def merge(old: list[Section], new: list[Section], order: Sequence[str]) -> list[Row]:
    """Old sections without their unedited paragraphs, with the new ones in their places.

    ``order`` is the order of keys for sections that the old text does not have. Headings that nobody
    has edited and that nothing stands under are left out.
    """
    for section in old:
        kept = [row for row in section.rows if row.kind == "heading" or row.revision]
        first = next(
            (i for i, row in enumerate(section.rows) if row.kind == "body" and not row.revision), None
        )
        section.gap = None if first is None else sum(row in kept for row in section.rows[:first])
        section.rows = kept
    fresh = {section.key: section for section in new if section.key}
    previous = ""
    for key in order:
        home = next((section for section in old if section.key == key), None)
        if key in fresh and home is not None:
            place = len(home.rows) if home.gap is None else home.gap
            home.rows[place:place] = [row for row in fresh[key].rows if row.kind != "heading"]
        elif key in fresh:
            old.insert(_after(old, previous, fresh[key]), fresh[key])
        previous = key if home is not None or key in fresh else previous
    return _without_empty([row for section in old for row in section.rows])


def _after(old: list[Section], previous: str, section: Section) -> int:
    """Where a section that is new in the text goes: behind the one before it in the codebook."""
    if section.key == INSTITUTIONS:
        return 0
    for place, each in enumerate(old):
        if previous and each.key == previous:
            return place + 1
    tops = [place for place, each in enumerate(old) if each.rows and each.rows[0].level == 1]
    return tops[-1] + 1 if tops else len(old)


def _without_empty(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for place, row in enumerate(rows):
        below: list[Row] = []
        for each in rows[place + 1 :]:
            if each.kind == "heading" and each.level <= row.level:
                break
            below.append(each)
        if row.kind != "heading" or row.revision or any(each.kind != "heading" for each in below):
            kept.append(row)
    return kept


def arrange(before: Sequence[Row], after: Sequence[Row]) -> None:
    """Store ``after`` in place of ``before``: rows that are gone are deleted, new ones added, all placed."""
    known = {row.id for row in before}
    gone = known - {row.id for row in after}
    if gone:
        db.session.execute(
            delete(Row).where(Row.id.in_(sorted(gone))).execution_options(synchronize_session=False)
        )
        for row in before:
            if row.id in gone:
                db.session.expunge(row)
    moved = [(row, place) for place, row in enumerate(after, 1) if row.id in known and row.position != place]
    for row, place in moved:
        row.position = -place
    db.session.flush()
    for row, place in moved:
        row.position = place
    db.session.flush()
    for place, row in enumerate(after, 1):
        if row.id not in known:
            row.position = place
            db.session.add(row)
    db.session.flush()

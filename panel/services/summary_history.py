"""The history of a paragraph: every wording against the one before it, and the way back to one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from panel.collation import span_hash
from panel.db import db
from panel.domain import difference
from panel.domain.actor import Actor
from panel.domain.difference import Piece
from panel.domain.errors import Missing
from panel.models import Note, ParagraphRevision, Summary, SummaryParagraph
from panel.queries import summary as summaries
from panel.queries import summary_history as history
from panel.queries.summary_history import Wording
from panel.services import _marks, _summary_carry
from panel.services import _summary_rows as rows_of
from panel.services._collation_input import Material, gather
from panel.services._present import body_rows
from panel.services._summary_guard import claim, edited, writable


@dataclass(frozen=True, slots=True)
class Step:
    """One wording and its pieces against the one before it; the first is all kept."""

    wording: Wording
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether the words are those of the wording before."""
        return all(kind == "keep" for kind, _ in self.pieces)


def steps(paragraph_id: str) -> list[Step]:
    """The history of a paragraph, the newest wording first; empty where none was kept."""
    found = history.wordings(paragraph_id)
    older = [each.text for each in found[1:]]
    return [Step(each, compared(was, each.text)) for each, was in zip_longest(found, older)]


def compared(before: str | None, after: str) -> tuple[Piece, ...]:
    """What changed between two wordings."""
    if before is None or before == after:
        return (("keep", after),)
    return tuple(piece for change in difference.compare([before], [after]) for piece in change.pieces)


def restore(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, number: int, *, revision: int, now: datetime
) -> None:
    """Write an earlier wording again, as a new revision, with the notes that it had.

    A note that still exists stays bound as it is now; one that was removed is bound to its passages again,
    as far as they may still be cited. Raises Missing where there is no such wording.
    """
    writable(actor, summary)
    wanted = history.at(paragraph.id, number)
    if wanted is None:
        raise Missing()
    material = gather(summary.thematic_session)
    claim(paragraph, revision)
    paragraph.text = _bound_again(summary, paragraph, wanted, material)
    edited(actor, summary, paragraph, now=now, way="restored", material=material)


def put_back(
    actor: Actor, summary: Summary, paragraph_id: str, typed: str, *, now: datetime
) -> SummaryParagraph:
    """Put a paragraph or heading that is gone back in its theme, in the last wording or in the words typed.

    Raises Missing where nothing is known of it, or where it stands in the text.
    """
    writable(actor, summary)
    wanted = history.latest(paragraph_id)
    rows = list(summaries.paragraphs(summary.id))
    if wanted is None or wanted.summary_id != summary.id or any(row.id == paragraph_id for row in rows):
        raise Missing()
    material = gather(summary.thematic_session)
    made = rows_of.heading(summary, wanted.level, "", now)
    made.id, made.kind, made.revision = paragraph_id, wanted.kind, wanted.revision + 1
    rows_of.arrange(rows, _placed(rows, made, wanted))
    line = _marks.tidy(typed) or wanted.text
    made.text = _bound_again(summary, made, wanted, material, line)
    edited(actor, summary, made, now=now, way="restored", material=material)
    return made


def _placed(
    rows: Sequence[SummaryParagraph], made: SummaryParagraph, wanted: ParagraphRevision
) -> list[SummaryParagraph]:
    """Behind the last paragraph that shares a point or a source with it; at the end where none does."""
    told = {each["commentary_id"] for note in wanted.notes for each in note["citations"]}
    points = {note["point_id"] for note in wanted.notes if note["point_id"]}

    def near(row: SummaryParagraph) -> int:
        sources = {each.commentary_id for note in row.notes for each in note.citations}
        return 1000 * len(points & {note.point_id for note in row.notes}) + len(told & sources)

    body = body_rows(rows)
    best = max(body, key=near, default=None)
    place = rows.index(best) + 1 if best is not None and near(best) else len(rows)
    return [*rows[:place], made, *rows[place:]]


def _bound_again(
    summary: Summary,
    paragraph: SummaryParagraph,
    wanted: ParagraphRevision,
    material: Material,
    line: str | None = None,
) -> str:
    """The words with marks that call notes of the paragraph; what can be bound no more loses its mark."""
    text = _marks.bare(wanted.text if line is None else line)
    kept = {note["key"]: note for note in wanted.notes}
    own = {note.id: note for note in paragraph.notes}
    keys = {note.key for note in paragraph.notes}
    free = _marks.free(summaries.note_keys(summary.id))
    marks, seen = [], set[int]()
    for mark in text.marks:
        told = kept.get(mark.key)
        if told is not None and told["id"] in own:
            key = own[told["id"]].key
        elif told is not None:
            made = _rebound(paragraph, told, material, free)
            key = made.key if made is not None else 0
        else:
            key = mark.key if mark.key in keys else 0
        if key and key not in seen:
            seen.add(key)
            marks.append(_marks.Mark(key, mark.at))
    db.session.flush()
    return _marks.marked(_marks.Bare(text.text, tuple(marks)))


def _rebound(
    paragraph: SummaryParagraph, told: Mapping[str, Any], material: Material, free: Any
) -> Note | None:
    """The note again under a free key; None where none of its passages may be cited as it stood."""
    passages = [
        (place, each)
        for place, each in enumerate(told["citations"], 1)
        if material.versions.get(each["commentary_id"]) == each["version_id"]
    ]
    if not passages and not told["fixed_text"]:
        return None
    about = {name: told[name] for name in ("point_id", "stance", "fixed_text")}
    if about["point_id"] not in material.point_by_id:
        about["point_id"] = None
    made = _summary_carry.bound(paragraph, next(free), about)
    for place, each in passages:
        source = material.book.by_id[each["commentary_id"]]
        words = source.text[each["start"] : each["end"]]
        _summary_carry.add(made, {**each, "position": place, "span_hash": span_hash(source.salt, words)})
    return made

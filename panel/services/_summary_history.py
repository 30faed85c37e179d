"""Keeping every wording of a paragraph, with the notes it had and what they counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from panel.collation.tally import units
from panel.db import db
from panel.domain.actor import Actor
from panel.models import ParagraphRevision, Summary, SummaryParagraph
from panel.models._columns import new_id
from panel.queries import summary_history as history
from panel.services import _marks
from panel.services._collation_input import Material, gather

#: Of a citation, what is kept: its place, and no hash by which words could be known after an erasure.
_PLACE = ("kind", "commentary_id", "version_id", "paragraph", "start", "end")


def keep(
    actor: Actor,
    summary: Summary,
    row: SummaryParagraph,
    way: str,
    *,
    now: datetime,
    material: Material | None = None,
) -> None:
    """Keep the wording that a row has now.

    Sentences that stand as they stood, with the same sources, keep their figures: what has changed
    behind them is not passed over because somebody saved the paragraph for another reason.
    """
    figures: list[dict[str, Any]] = []
    if row.kind == "body" and way != "deleted":
        last = history.latest(row.id) if way != "checked" else None
        figures = _figures(summary, row, last.figures if last is not None else [], material)
    db.session.add(_revision(row, way, figures, actor.account_id, now))
    db.session.flush()


def keep_built(summary: Summary, rows: Iterable[SummaryParagraph], material: Material, now: datetime) -> None:
    """Keep the first wording of rows that the collation wrote."""
    db.session.add_all(
        _revision(row, "built", weighed(row, material) if row.kind == "body" else [], None, now)
        for row in rows
    )
    db.session.flush()


def keep_without_figures(row: SummaryParagraph, *, now: datetime) -> None:
    """Keep the wording that an erasure left; nobody wrote it, and its figures are found anew when it is read."""
    db.session.add(_revision(row, "edited", [], None, now))


def weighed(row: SummaryParagraph, material: Material) -> list[dict[str, Any]]:
    """Sentence by sentence: its words, the sources bound to it, and what they count for now.

    ``n`` of ``of`` submissions, ``against`` who are coded the other way, ``cited`` those bound that may be
    cited, ``coded`` all that are coded on its points. A sentence without a point has no figures.
    """
    return [each | _weight(row, each, material) for each in _bound(row)]


def _figures(
    summary: Summary, row: SummaryParagraph, old: list[dict[str, Any]], material: Material | None
) -> list[dict[str, Any]]:
    bound = _bound(row)
    known = {_name(each): each for each in old}
    if all(_name(each) in known for each in bound):
        return [known[_name(each)] for each in bound]
    material = material or gather(summary.thematic_session)
    return [known.get(_name(each)) or each | _weight(row, each, material) for each in bound]


def _name(figure: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    return figure["text"], tuple(figure["bound"])


def _bound(row: SummaryParagraph) -> list[dict[str, Any]]:
    by_key = {note.key: note for note in row.notes}
    found = []
    for said in _marks.said(row.text):
        notes = [by_key[mark.key] for mark in said.marks if mark.key in by_key]
        ids = sorted({each.commentary_id for note in notes for each in note.citations})
        found.append({"text": said.text, "bound": ids, "keys": [note.key for note in notes]})
    return found


def _weight(row: SummaryParagraph, bound: dict[str, Any], material: Material) -> dict[str, Any]:
    by_key = {note.key: note for note in row.notes}
    sides = {(n.point_id, n.stance) for n in (by_key[key] for key in bound["keys"]) if n.point_id}
    if not sides:
        return {}
    book, coded = material.book, material.codings_of
    ours = {c.passage.source_id for side in sides for c in coded.get(side, ())}
    flipped = {(point, "for" if stance == "contrary" else "contrary") for point, stance in sides}
    against = {book.by_id[c.passage.source_id].unit for side in flipped for c in coded.get(side, ())}
    cited = [each for each in bound["bound"] if each in book.by_id]
    return {
        "n": len(units(book.by_id[each] for each in cited)),
        "of": book.population,
        "against": len(against),
        "cited": cited,
        "coded": sorted(ours),
    }


def _revision(
    row: SummaryParagraph, way: str, figures: list[dict[str, Any]], by: str | None, now: datetime
) -> ParagraphRevision:
    return ParagraphRevision(
        id=new_id(),
        summary_id=row.summary_id,
        paragraph_id=row.id,
        revision=row.revision,
        way=way,
        kind=row.kind,
        level=row.level,
        text=row.text,
        notes=[_note(each) for each in row.notes],
        figures=figures,
        made_by=by,
        made_at=now,
    )


def _note(note: Any) -> dict[str, Any]:
    return {
        "id": note.id,
        "key": note.key,
        "point_id": note.point_id,
        "stance": note.stance,
        "fixed_text": note.fixed_text,
        "citations": [{name: getattr(each, name) for name in _PLACE} for each in note.citations],
    }

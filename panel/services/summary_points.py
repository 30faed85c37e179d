"""Sending a point into the draft: what the collation would write about it is proposed, with its notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.collation import SummaryParagraph as Collated
from panel.collation import collate
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.models import Summary, SummaryParagraph
from panel.queries import summary as summaries
from panel.services import _marks
from panel.services import _summary_rows as rows_of
from panel.services._collation_input import Material, gather
from panel.services._summary_guard import claim, edited, writable
from panel.services._summary_history import keep_built


def add(
    actor: Actor,
    summary: Summary,
    point_id: str,
    *,
    now: datetime,
    paragraph: SummaryParagraph | None = None,
    revision: int = 0,
) -> SummaryParagraph:
    """Add the proposed sentences of a point with their notes: to a paragraph, or as one of their own.

    Raises Invalid where no citable text is coded on the point.
    """
    writable(actor, summary)
    material = gather(summary.thematic_session)
    proposal = _proposal(material, point_id)
    keys = _marks.free(summaries.note_keys(summary.id))
    if paragraph is not None:
        claim(paragraph, revision)
        words = [rows_of.spell(paragraph, each, material.versions, keys) for each in proposal.sentences]
        paragraph.text = " ".join([paragraph.text, *words])
        edited(actor, summary, paragraph, now=now, material=material)
        return paragraph
    made = rows_of.made(summary, proposal, material.versions, now, keys)
    made.revision = 1
    rows = list(summaries.paragraphs(summary.id))
    place = _end_of_theme(rows, material, point_id)
    new = (
        [made] if place is not None else [rows_of.heading(summary, 2, _theme(material, point_id), now), made]
    )
    place = len(rows) if place is None else place
    rows_of.arrange(rows, [*rows[:place], *new, *rows[place:]])
    keep_built(summary, new[:-1], material, now)
    edited(actor, summary, made, now=now, material=material)
    return made


def _proposal(material: Material, point_id: str) -> Collated:
    """What the collation would write about one point, as one paragraph."""
    point = material.point_by_id.get(point_id)
    codings = [coding for coding in material.codings if coding.point_id == point_id]
    if point is None or not codings:
        raise Invalid(problem("point_id", N_("Choose a point that a text which may be cited makes.")))
    written = collate(material.sources, codings, [point], material.themes, material.plan)
    body = [each for each in written.paragraphs if each.kind == "body"] or [
        each for each in written.paragraphs if each.kind == "nhri"
    ]
    return Collated(0, tuple(sentence for each in body for sentence in each.sentences))


def _theme(material: Material, point_id: str) -> str:
    theme_id = material.point_by_id[point_id].theme_id
    return next(theme.label for theme in material.themes if theme.id == theme_id)


def _end_of_theme(rows: Sequence[SummaryParagraph], material: Material, point_id: str) -> int | None:
    """The place behind the last paragraph that tells a point of the same theme."""
    theme = material.point_by_id[point_id].theme_id
    theme_of = {point.id: point.theme_id for point in material.points}
    found = None
    for place, row in enumerate(rows):
        if any(theme_of.get(note.point_id or "") == theme for note in row.notes):
            found = place + 1
    return found

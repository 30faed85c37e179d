"""Notes of the draft: sources added, completed, taken out; marks set and taken back.

Like all editing these verbs take the revision of the paragraph; see ``summary_editing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from panel.collation import Coding, Source, passage, span_hash
from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Missing, problem
from panel.models import Citation, Note, Summary, SummaryParagraph
from panel.models._columns import new_id
from panel.queries import sources as texts
from panel.queries import summary as summaries
from panel.services import _marks, _summary_carry
from panel.services._collation_input import Material, gather
from panel.services._summary_guard import claim, edited, writable

KINDS = ("primary", "see_also")


def cite(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    code: str,
    number: int,
    *,
    kind: str,
    revision: int,
    now: datetime,
    key: int | None = None,
    sentence: int | None = None,
) -> Note:
    """Bind paragraph P ``number`` of a text to a note, or to a new one called at the end of a sentence.

    Where the text is coded there on the note's own point, the coded words are bound, else the whole
    paragraph. Raises Invalid for a text that may not be cited or a paragraph that does not exist.
    """
    writable(actor, summary)
    material = gather(summary.thematic_session)
    source = _source(material, code)
    note = None if key is None else _note(paragraph, key)
    span = _span(material, source, number, note)
    if kind not in KINDS:
        raise Invalid(problem("kind", N_("Choose how the source is cited.")))
    if note is not None and any(
        each.commentary_id == source.id and each.start == span[0] for each in note.citations
    ):
        raise Invalid(
            problem(
                "code", N_("Note [%(key)d] cites this paragraph of %(code)s already."), key=key, code=code
            )
        )
    claim(paragraph, revision)
    if note is None:
        free = next(_marks.free(summaries.note_keys(summary.id)))
        note = _summary_carry.bound(paragraph, free, {"stance": "for", "fixed_text": ""})
        paragraph.text = _marks.call(paragraph.text, note.key, sentence)
        kind = "primary"
    _bind(note, source, number, span, kind, material)
    edited(actor, summary, paragraph, now=now, material=material)
    return note


def complete(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Bind every submission that is coded on a note's point and that it does not name yet."""
    writable(actor, summary)
    material = gather(summary.thematic_session)
    note = _note(paragraph, key)
    named = {each.commentary_id for each in note.citations}
    coded = material.codings_of.get((note.point_id or "", note.stance), ())
    left = sorted(
        (each for each in coded if each.passage.source_id not in named),
        key=lambda each: (material.book.place[each.passage.source_id], each.passage.start, each.passage.end),
    )
    if not left:
        raise Invalid(problem("key", N_("The note names every submission that makes the point.")))
    claim(paragraph, revision)
    for each in left:
        place = each.passage
        source = material.book.by_id[place.source_id]
        _bind(note, source, place.paragraph, (place.start, place.end), each.citation, material)
    edited(actor, summary, paragraph, now=now, material=material)


def uncite(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    citation_id: str,
    *,
    revision: int,
    now: datetime,
) -> None:
    """Take one source out of its note; the note stays, with its last source too."""
    writable(actor, summary)
    note, found = _citation(paragraph, citation_id)
    if len(note.citations) == 1:
        raise Invalid(
            problem(
                "key", N_("It is the last source of note [%(key)d]. Remove the note instead."), key=note.key
            )
        )
    claim(paragraph, revision)
    note.citations.remove(found)
    db.session.delete(found)
    edited(actor, summary, paragraph, now=now)


def turn(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    citation_id: str,
    *,
    revision: int,
    now: datetime,
) -> None:
    """Make a primary source “see also”, or the other way round."""
    writable(actor, summary)
    _, found = _citation(paragraph, citation_id)
    claim(paragraph, revision)
    found.kind = "primary" if found.kind == "see_also" else "see_also"
    edited(actor, summary, paragraph, now=now)


def rebind(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Bind a note to the same words in texts that have a newer version, a redacted one for instance.

    Raises Invalid, and changes nothing, where the words do not stand there any more.
    """
    writable(actor, summary)
    material = gather(summary.thematic_session)
    note = _note(paragraph, key)
    old = [each for each in note.citations if material.versions.get(each.commentary_id) != each.version_id]
    found = [(each, _again(each, material)) for each in old if each.commentary_id in material.versions]
    claim(paragraph, revision)
    for each, start in found:
        source = material.book.by_id[each.commentary_id]
        length = each.end - each.start
        place = passage(source.id, material.documents[source.id], start, start + length)
        each.version_id, each.paragraph = material.versions[source.id], place.paragraph
        each.start, each.end = start, start + length
        each.span_hash = span_hash(source.salt, source.text[start : start + length])
    edited(actor, summary, paragraph, now=now)


def restore(
    actor: Actor,
    summary: Summary,
    paragraph: SummaryParagraph,
    key: int,
    *,
    revision: int,
    now: datetime,
    sentence: int | None = None,
) -> None:
    """Call a spare note again, at the end of a sentence (counted from 0) or of the paragraph."""
    writable(actor, summary)
    _note(paragraph, key)
    if key in _marks.bare(paragraph.text).keys:
        return
    claim(paragraph, revision)
    paragraph.text = _marks.call(paragraph.text, key, sentence)
    edited(actor, summary, paragraph, now=now)


def drop(
    actor: Actor, summary: Summary, paragraph: SummaryParagraph, key: int, *, revision: int, now: datetime
) -> None:
    """Remove a note for good, with its mark if that still stands."""
    writable(actor, summary)
    note = _note(paragraph, key)
    claim(paragraph, revision)
    paragraph.text = _marks.silence(paragraph.text, key)
    for each in list(note.citations):
        db.session.delete(each)
    db.session.flush()
    paragraph.notes.remove(note)
    db.session.delete(note)
    edited(actor, summary, paragraph, now=now)


def _again(citation: Citation, material: Material) -> int:
    """Where the words of a citation stand in the present version of their text."""
    source = material.book.by_id[citation.commentary_id]
    words = texts.words(citation.version_id, citation.start, citation.end)
    places = [hit.start() for hit in re.finditer(re.escape(words), source.text)]
    if not places:
        raise Invalid(
            problem(
                "key",
                N_("The words cited do not stand in %(code)s any more. Take the source out or bind another."),
                code=source.code,
            )
        )
    return min(places, key=lambda place: abs(place - citation.start))


def _note(paragraph: SummaryParagraph, key: int) -> Note:
    found = next((each for each in paragraph.notes if each.key == key), None)
    if found is None:
        raise Missing()
    return found


def _citation(paragraph: SummaryParagraph, citation_id: str) -> tuple[Note, Citation]:
    for note in paragraph.notes:
        for each in note.citations:
            if each.id == citation_id:
                return note, each
    raise Missing()


def _source(material: Material, code: str) -> Source:
    found = next((each for each in material.sources if each.code.casefold() == code.strip().casefold()), None)
    if found is None:
        raise Invalid(
            problem("code", N_("%(code)s is not among the texts that may be cited."), code=code.strip())
        )
    return found


def _span(material: Material, source: Source, number: int, note: Note | None) -> tuple[int, int]:
    """The words to bind: those coded on the note's point in that paragraph, else the whole paragraph."""
    document = material.documents[source.id]
    block = next((each for each in document.paragraphs if each.number == number), None)
    if block is None:
        raise Invalid(
            problem(
                "number", N_("%(code)s has paragraphs P1 to P%(last)d."), code=source.code, last=document.last
            )
        )
    point = (note.point_id or "", note.stance) if note is not None else ("", "")
    coded: Iterable[Coding] = material.codings_of.get(point, ())
    return next(
        (
            (each.passage.start, each.passage.end)
            for each in coded
            if each.passage.source_id == source.id and each.passage.paragraph == number
        ),
        (block.start, block.end),
    )


def _bind(
    note: Note, source: Source, number: int, span: tuple[int, int], kind: str, material: Material
) -> None:
    start, end = span
    place = passage(source.id, material.documents[source.id], start, end)
    note.citations.append(
        Citation(
            id=new_id(),
            note_id=note.id,
            position=max((each.position for each in note.citations), default=0) + 1,
            kind=kind,
            commentary_id=source.id,
            version_id=material.versions[source.id],
            paragraph=place.paragraph,
            start=start,
            end=end,
            span_hash=span_hash(source.salt, source.text[start:end]),
        )
    )

"""Where the words of a commentary went: for each of its paragraphs the place in the summary, or a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, Missing
from panel.domain.grounds import NonUse, non_use
from panel.models import Commentary, Summary
from panel.queries import codebook
from panel.queries import commentary as commentaries
from panel.queries import non_use as reasons
from panel.queries import summary as summaries

_DESK = (Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR)

#: Not a decision about the paragraph but the absence of one.
NOT_CODED = NonUse(
    "not_coded", N_("Not coded"), N_("No point was read out of this paragraph when the texts were coded.")
)

#: Told to its contributor alone: a text that is withheld is nobody else's to know of.
WITHHELD = NonUse(
    "withheld",
    N_("Text withheld"),
    N_("You withheld this text. It is neither cited nor counted, and nobody else is told where it went."),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Cited in paragraph ``paragraph`` of the summary, in note ``note``."""

    paragraph: int
    note: int
    see_also: bool


@dataclass(frozen=True, slots=True)
class Went:
    """One paragraph P ``number``: its places, or the reason why it has none."""

    number: int
    places: tuple[Place, ...]
    reason: NonUse | None = None


@dataclass(frozen=True, slots=True)
class Reflected:
    """Where a commentary stands in a summary; before issue the numbers may still change."""

    slug: str
    symbol: str
    issued: bool
    paragraphs: tuple[Went, ...]

    @property
    def cited(self) -> int:
        """How many of its paragraphs are cited."""
        return sum(bool(each.places) for each in self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Citing:
    """A citation of the commentary: where, which of its paragraphs, and the points the sentence tells."""

    place: Place
    numbers: tuple[int, ...]
    points: tuple[str, ...]


def where_words_went(actor: Actor, commentary: Commentary) -> Reflected | None:
    """For every paragraph of an admitted text, where it is cited or why it is not; None where that is not told.

    Public once the summary is issued; before that for its contributor, from the contributors' check
    on, and for the desk. Of a text that is withheld its contributor alone is told, that nothing is cited of it.
    """
    if commentary.state != "admitted" or commentary.admitted_version_id is None:
        return None
    try:
        summary = summaries.readable(actor, commentary.thematic_session_id)
    except Missing:
        return None
    own = not actor.organisation_ids.isdisjoint(_authors(commentary))
    if commentary.consent == "text_withheld":
        return _in_confidence(summary, commentary.admitted_version_id) if own else None
    if summary.state != "issued" and not own and not actor.has(*_DESK):
        return None
    citing = list(_frozen(summary, commentary) if summary.frozen else _present(summary, commentary.id))
    coded: dict[int, set[str]] = {}
    for coding in codebook.of_version(commentary.admitted_version_id):
        coded.setdefault(coding.paragraph, set()).add(coding.point_id)
    given = reasons.given(commentary.admitted_version_id)
    numbers = [p.number for p in commentaries.paragraphs(commentary.admitted_version_id) if p.number]
    return Reflected(
        summary.thematic_session.slug,
        summary.symbol,
        summary.state == "issued",
        tuple(_went(number, citing, coded.get(number, set()), given) for number in numbers),
    )


def _in_confidence(summary: Summary, version_id: str) -> Reflected:
    """What is told to the contributor of a text that is withheld: that none of it was used, and why."""
    numbers = [p.number for p in commentaries.paragraphs(version_id) if p.number]
    issued = summary.state == "issued"
    lines = tuple(Went(number, (), WITHHELD) for number in numbers)
    return Reflected(summary.thematic_session.slug, summary.symbol, issued, lines)


def _authors(commentary: Commentary) -> set[str]:
    """Who filed it and the members that confirmed it; needs ``signatures`` loaded."""
    confirmed = {each.organisation_id for each in commentary.signatures if each.state == "confirmed"}
    return {commentary.organisation_id, *confirmed}


def _went(number: int, citing: list[_Citing], points: set[str], given: Mapping[int, str]) -> Went:
    """An officer's word on the paragraph goes before what follows from codings, and that before one on
    the whole text."""
    places = tuple(each.place for each in citing if number in each.numbers)
    if places:
        return Went(number, places)
    elsewhere = {point for each in citing for point in each.points}
    if number in given or not points:
        return Went(number, (), non_use(given.get(number) or given.get(0, "")) or NOT_CODED)
    return Went(number, (), non_use("merged" if points & elsewhere else "no_space"))


def _frozen(summary: Summary, commentary: Commentary) -> Iterator[_Citing]:
    """Citations in the issued text, in which sources stand under their symbols."""
    symbol = f"{summary.thematic_session.symbol}/{commentary.symbol_suffix}"
    for paragraph in (summary.frozen or {})["paragraphs"]:
        for sentence in paragraph["sentences"]:
            for note in sentence["notes"]:
                for each in note["citations"]:
                    if each["source_id"] == symbol:
                        place = Place(paragraph["number"], note["number"], each["kind"] == "see_also")
                        yield _Citing(place, tuple(each["paragraphs"]), tuple(sentence["point_ids"]))


def _present(summary: Summary, commentary_id: str) -> Iterator[_Citing]:
    """Citations in the draft, numbered as the present text would print them."""
    paragraph = note_number = 0
    for row in summaries.paragraphs(summary.id):
        if row.kind == "heading":
            continue
        paragraph += 1
        places = {row.text.find(f"[{note.key}]"): note for note in row.notes}
        for called in sorted(place for place in places if place >= 0):
            note_number += 1
            note = places[called]
            for each in note.citations:
                if each.commentary_id == commentary_id:
                    place = Place(paragraph, note_number, each.kind == "see_also")
                    points = (note.point_id,) if note.point_id else ()
                    yield _Citing(place, (each.paragraph,), points)

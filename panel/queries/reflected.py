"""Where the words of a commentary went: for each of its paragraphs the place in the summary, or a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from panel.db import db
from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, Missing
from panel.domain.grounds import NonUse, non_use
from panel.domain.quoting import MARK
from panel.models import Coding, Commentary, CommentaryVersion, NonUseReason, Paragraph, Summary
from panel.queries import codebook
from panel.queries import commentary as commentaries
from panel.queries import non_use as reasons
from panel.queries import summary as summaries
from panel.queries import summary_change as changes

_DESK = (Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR)

#: Not a decision about the paragraph but that there is none yet. It bars adoption, and stands only before it.
OPEN = NonUse(
    "open",
    N_("Not decided yet"),
    N_("Before the summary can be adopted, this paragraph is used in it or a reason is given why it is not."),
)

#: The chair did not have the text: admitted since, or out of sight then.
AFTER_ADOPTION = NonUse(
    "after_adoption",
    N_("Admitted after the summary was adopted"),
    N_(
        "When the summary was adopted, this text was not yet among those that it could use. An adopted text does "
        "not change; an addendum to it may still rest on this one."
    ),
)

#: The chair had other words: these were coded, and then redacted.
TAKEN_OUT = NonUse(
    "taken_out",
    N_("Taken out after the summary was adopted"),
    N_(
        "Words of this paragraph were taken out of the text after the adoption, and with them the point that had "
        "been read there."
    ),
)

#: Adopted before every paragraph had to be accounted for, or a coding was taken back since.
NOTHING_RECORDED = NonUse(
    "nothing_recorded",
    N_("Not used"),
    N_(
        "The summary was adopted without a point from this paragraph, and no reason was recorded. The secretariat "
        "answers questions about it."
    ),
)

#: Told to its contributor alone: a text that is withheld is nobody else's to know of.
WITHHELD = NonUse(
    "withheld",
    N_("Text withheld"),
    N_("You withheld this text. It is neither cited nor counted, and nobody else is told where it went."),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Cited in paragraph ``paragraph`` of the summary, or of the addendum with that number, in note ``note``."""

    paragraph: int
    note: int
    see_also: bool
    addendum: int = 0


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
    undecided = _undecided(summary, commentary)
    coded: dict[int, list[Coding]] = {}
    for coding in codebook.of_version(commentary.admitted_version_id):
        coded.setdefault(coding.paragraph, []).append(coding)
    given = {each.paragraph: each for each in reasons.rows(commentary.admitted_version_id)}
    numbered = [each for each in commentaries.paragraphs(commentary.admitted_version_id) if each.number]
    return Reflected(
        summary.thematic_session.slug,
        summary.symbol,
        summary.state == "issued",
        tuple(_went(each, citing, coded.get(each.number or 0, ()), given, undecided) for each in numbered),
    )


@dataclass(frozen=True, slots=True)
class _Undecided:
    """What is told of a paragraph about which nothing was decided: ``always`` of every paragraph that is not
    cited; ``where_marked`` of those in which ``body`` has the mark of a redaction, else ``otherwise``."""

    otherwise: NonUse
    always: NonUse | None = None
    where_marked: NonUse | None = None
    body: str = ""

    def of(self, paragraph: Paragraph) -> NonUse:
        """The reason that stands beside the paragraph."""
        marked = MARK in self.body[paragraph.start : paragraph.end]
        return self.where_marked if self.where_marked is not None and marked else self.otherwise


def _undecided(summary: Summary, commentary: Commentary) -> _Undecided:
    """By what the chair had when the summary was adopted: not this text, or its words before they were redacted."""
    if summary.frozen is None or summary.adopted_at is None:
        return _Undecided(OPEN)
    if commentary.symbol not in {each["id"] for each in summary.frozen["sources"]}:
        return _Undecided(NOTHING_RECORDED, always=AFTER_ADOPTION)
    version = db.session.get(CommentaryVersion, commentary.admitted_version_id)
    if version is None or not version.redacts or version.filed_at < summary.adopted_at:
        return _Undecided(NOTHING_RECORDED)
    return _Undecided(NOTHING_RECORDED, where_marked=TAKEN_OUT, body=version.body)


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


def _went(
    paragraph: Paragraph,
    citing: list[_Citing],
    codings: Sequence[Coding],
    given: Mapping[int, NonUseReason],
    undecided: _Undecided,
) -> Went:
    """Where the paragraph is cited; else what was decided about it last, and if nothing was, why not.

    An officer's word on the paragraph goes before what follows from its codings, unless one was made since: who
    codes what was set aside has thought better of it. A word on the whole text is for what is not coded.
    """
    number = paragraph.number or 0
    places = tuple(each.place for each in citing if number in each.numbers)
    if places:
        return Went(number, places)
    if undecided.always is not None:
        return Went(number, (), undecided.always)
    said = given.get(number)
    if not codings:
        said = said or given.get(0)
        return Went(number, (), (non_use(said.reason) if said else None) or undecided.of(paragraph))
    if said is not None and all(each.made_at <= said.given_at for each in codings):
        return Went(number, (), non_use(said.reason))
    elsewhere = {point for each in citing for point in each.points}
    told = any(each.point_id in elsewhere for each in codings)
    return Went(number, (), non_use("merged" if told else "no_space"))


def _frozen(summary: Summary, commentary: Commentary) -> Iterator[_Citing]:
    """Citations in the adopted text and its addenda, in which sources stand under their symbols."""
    yield from _citing(summary.frozen or {}, commentary.symbol)
    for each in changes.of_summary(summary.id) if summary.state == "issued" else ():
        if each.kind == "Add" and each.frozen["symbol"] != summary.symbol:
            yield from _citing(each.frozen, commentary.symbol, each.number)


def _citing(frozen: Mapping[str, Any], symbol: str, addendum: int = 0) -> Iterator[_Citing]:
    for paragraph in frozen["paragraphs"]:
        for sentence in paragraph["sentences"]:
            for note in sentence["notes"]:
                for each in note["citations"]:
                    if each["source_id"] == symbol:
                        also = each["kind"] == "see_also"
                        place = Place(paragraph["number"], note["number"], also, addendum)
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

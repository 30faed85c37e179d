"""Proposals of the library for passages: those that wait, those decided, and the runs that made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, or_, select

from panel.db import db
from panel.models import Commentary, CommentaryVersion, Suggestion, SuggestionDecision, SuggestionRun
from panel.models.suggestion import OFFERS
from panel.queries import flags

_TEXT = (CommentaryVersion.body, CommentaryVersion.language)
_WAITING = (
    select(Suggestion, Commentary.code)
    .outerjoin(Commentary, (Commentary.id == Suggestion.value) & (Suggestion.offer == "campaign"))
    .where(Suggestion.version_id == bindparam("version"), Suggestion.state == "open")
    .order_by(Suggestion.paragraph, Suggestion.score.desc(), Suggestion.start, Suggestion.id)
)


@dataclass(frozen=True, slots=True)
class Group:
    """A claim that is no point yet and that ``texts`` texts make: the words of its clearest passage."""

    texts: int
    commentary_id: str
    code: str
    paragraph: int
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What waits for one paragraph: points best first, then what else is proposed, each by its offer."""

    paragraph: int
    points: tuple[Suggestion, ...] = ()
    themes: tuple[Suggestion, ...] = ()
    type: Suggestion | None = None
    verb: Suggestion | None = None
    citations: tuple[Suggestion, ...] = ()
    campaign: Suggestion | None = None
    campaign_code: str = field(default="")

    @property
    def proposes(self) -> bool:
        """Whether there is something to accept, not a notice alone."""
        return bool(self.points or self.themes or self.type)


def of_version(version_id: str) -> dict[int, Offered]:
    """What waits for the paragraphs of a version, by number."""
    rows = db.session.execute(_WAITING, {"version": version_id}).all()
    found: dict[int, dict[str, list[tuple[Suggestion, str]]]] = {}
    for row, code in rows:
        of_paragraph = found.setdefault(row.paragraph, {offer: [] for offer in OFFERS})
        of_paragraph[row.offer].append((row, code or ""))
    return {number: _offered(number, by_offer) for number, by_offer in found.items()}


def groups(offers: Mapping[int, Offered]) -> dict[int, Group]:
    """The claims among these offers that are no point yet, by paragraph; one query if there is any, of texts that
    may be cited now and in the version that was compared."""
    told = {
        number: each.type.detail["group"]
        for number, each in offers.items()
        if each.type is not None and not each.points and "group" in each.type.detail
    }
    if not told:
        return {}
    rows = db.session.execute(
        select(CommentaryVersion.id, Commentary.id, Commentary.code, *_TEXT)
        .join(Commentary, Commentary.admitted_version_id == CommentaryVersion.id)
        .where(
            CommentaryVersion.id.in_(sorted({each["version"] for each in told.values()})),
            Commentary.state == "admitted",
            Commentary.consent != "text_withheld",
            Commentary.id.not_in(flags.TEXTS_ASIDE),
        )
    )
    texts = {version_id: (id_, code or "", body, language) for version_id, id_, code, body, language in rows}
    found = {}
    for number, each in told.items():
        if each["version"] in texts:
            id_, code, body, language = texts[each["version"]]
            words = body[each["start"] : each["end"]]
            found[number] = Group(each["texts"], id_, code, each["paragraph"], words, language)
    return found


def of_paragraph(version_id: str, paragraph: int) -> Sequence[Suggestion]:
    """What waits for one paragraph, best first."""
    return db.session.scalars(
        select(Suggestion)
        .where(
            Suggestion.version_id == version_id,
            Suggestion.paragraph == paragraph,
            Suggestion.state == "open",
        )
        .order_by(Suggestion.score.desc(), Suggestion.id)
    ).all()


def open_at(version_id: str, start: int, end: int) -> Sequence[Suggestion]:
    """What waits for words that overlap a passage."""
    return db.session.scalars(
        select(Suggestion).where(
            Suggestion.version_id == version_id,
            Suggestion.state == "open",
            Suggestion.start < end,
            Suggestion.end > start,
        )
    ).all()


def decided_by(coding_id: str) -> Sequence[Suggestion]:
    """What a coding decided."""
    return db.session.scalars(select(Suggestion).where(Suggestion.coding_id == coding_id)).all()


def kept(thematic_session_id: str) -> Sequence[Suggestion]:
    """What a new run leaves alone: all that somebody has decided about, reopened or not."""
    decided = select(SuggestionDecision.suggestion_id)
    return db.session.scalars(
        select(Suggestion).where(
            Suggestion.thematic_session_id == thematic_session_id,
            or_(Suggestion.state != "open", Suggestion.id.in_(decided)),
        )
    ).all()


def last_run(thematic_session_id: str) -> SuggestionRun | None:
    """The run that was asked for last."""
    return db.session.scalar(
        select(SuggestionRun)
        .where(SuggestionRun.thematic_session_id == thematic_session_id)
        .order_by(SuggestionRun.asked_at.desc(), SuggestionRun.id)
        .limit(1)
    )


def _offered(number: int, by_offer: dict[str, list[tuple[Suggestion, str]]]) -> Offered:
    rows = {offer: tuple(row for row, _ in held) for offer, held in by_offer.items()}
    # A copy of a text that is coded may say what the words alone say as well: once is enough.
    points = tuple({each.value: each for each in reversed(rows["point"])}.values())[::-1]
    return Offered(
        number,
        points,
        rows["theme"],
        next(iter(rows["type"]), None),
        next(iter(rows["verb"]), None),
        rows["citation"],
        next(iter(rows["campaign"]), None),
        next((code for _, code in by_offer["campaign"]), ""),
    )

"""What the reading room shows: labels and texts that this reader may see, and nothing to hide later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, false, func, or_, select, tuple_

from panel.db import db
from panel.domain import scopes
from panel.domain.actor import Actor, Role
from panel.domain.attribution import REGION_AT_LEAST, Label, label
from panel.domain.errors import Missing
from panel.models import Commentary, CommentaryVersion, CoSignature, Organisation, SearchEntry
from panel.queries import commentary as commentaries
from panel.queries import search
from panel.queries.places import country_name
from panel.queries.scope import where

DESK = (Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR, Role.SAFEGUARDING)
PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; empty values ask for everything."""

    words: str = ""
    constituency: str = ""
    region: str = ""
    language: str = ""
    question: int = 0
    reader_language: str = "en"

    @property
    def given(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.constituency or self.region or self.language or self.question)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    kind: str
    number: int
    title: str
    language: str
    words: int
    label: Label
    members: int
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of lines, how many there are in all, and how many the filters leave."""

    rows: tuple[Row, ...]
    total: int
    matching: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as read: its number (None for headings and footnotes), kind and text."""

    number: int | None
    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text for one reader."""

    label: Label
    title: str
    language: str
    words: int
    parts: tuple[Part, ...]
    filed_at: datetime | None
    version_id: str
    questions: tuple[int, ...] = ()
    base_numbers: tuple[int, ...] = ()
    members: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    redacted_words: int = 0
    redaction_ground: str = field(default="")


def label_of(actor: Actor | None, commentary: Any, organisation: Any, peers: int) -> Label:
    """The label of a commentary's contributor for a reader; both may be rows or lines of a result."""
    return label(
        code=commentary.code or "",
        consent=commentary.consent,
        constituency=organisation.constituency,
        region=organisation.region,
        peers=peers,
        organisation=organisation,
        country_name=country_name(organisation.country),
        actor=actor,
    )


def crowd() -> Mapping[tuple[str, str], int]:
    """Accredited organizations by (constituency, region)."""
    counted = db.session.execute(
        select(Organisation.constituency, Organisation.region, func.count())
        .where(Organisation.state == "accredited")
        .group_by(Organisation.constituency, Organisation.region)
    )
    return {(constituency, region): n for constituency, region, n in counted}


def found(actor: Actor, thematic_session_id: str, filters: Filters, page: int) -> Found:
    """One page of what is published in a session, and tombstones, in order of code."""
    crowded = crowd()
    readable = _readable(actor, thematic_session_id)
    total = db.session.scalar(select(func.count()).select_from(Commentary).where(*readable)) or 0
    wanted = [*readable, *_conditions(filters, crowded)]
    matching = total
    if filters.given:
        matching = db.session.scalar(_joined(select(func.count())).where(*wanted)) or 0
    pages = max(1, -(-matching // PAGE))
    page = min(max(page, 1), pages)
    lines = db.session.execute(
        _joined(select(*_COLUMNS))
        .where(*wanted)
        .order_by(Commentary.code)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    rows = tuple(_row(actor, line, crowded) for line in lines)
    return Found(rows, total, matching, page, pages)


def late(actor: Actor, thematic_session_id: str) -> Sequence[tuple[Label, datetime | None]]:
    """What came after the deadline: listed, neither checked nor shown nor counted."""
    crowded = crowd()
    lines = db.session.execute(
        _joined(select(*_COLUMNS, Commentary.filed_at))
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "late",
            Commentary.consent != "text_withheld",
        )
        .order_by(Commentary.code)
    )
    return [
        (label_of(actor, line, line, crowded.get((line.constituency, line.region), 0)), line.filed_at)
        for line in lines
    ]


def refusals(thematic_session_id: str) -> Sequence[tuple[str, int]]:
    """How many texts were not admitted, by ground; published without names."""
    return commentaries.refusals_by_ground(thematic_session_id)


_COLUMNS = (
    Commentary.kind,
    Commentary.number,
    Commentary.code,
    Commentary.consent,
    Commentary.listed_as_withdrawn,
    Commentary.withdrawn_at,
    CommentaryVersion.title,
    CommentaryVersion.language,
    CommentaryVersion.words,
    Organisation.id,
    Organisation.name,
    Organisation.city,
    Organisation.country,
    Organisation.constituency,
    Organisation.region,
    select(func.count())
    .where(CoSignature.commentary_id == Commentary.id, CoSignature.state == "confirmed")
    .correlate(Commentary)
    .scalar_subquery()
    .label("members"),
)


def _joined(selected: Select[Any]) -> Select[Any]:
    return (
        selected.select_from(Commentary)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .outerjoin(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
    )


def _readable(actor: Actor, thematic_session_id: str) -> list[ColumnElement[bool]]:
    return [
        Commentary.thematic_session_id == thematic_session_id,
        or_(Commentary.published.is_(True), Commentary.listed_as_withdrawn.is_(True)),
        where(scopes.commentaries(actor), Commentary),
    ]


def _conditions(filters: Filters, crowded: Mapping[tuple[str, str], int]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.constituency:
        conditions.append(Organisation.constituency == filters.constituency)
    if filters.region:
        # Where a withheld name hides its region, the filter must not tell it.
        shown = [cell for cell, n in crowded.items() if n >= REGION_AT_LEAST]
        open_cells = tuple_(Organisation.constituency, Organisation.region).in_(shown) if shown else false()
        conditions.append(
            and_(Organisation.region == filters.region, or_(Commentary.consent == "public", open_cells))
        )
    if filters.language:
        conditions.append(CommentaryVersion.language == filters.language)
    if filters.question:
        listed = func.replace(func.replace(cast(CommentaryVersion.questions, String), "[", ","), "]", ",")
        conditions.append(func.replace(listed, " ", "").like(f"%,{filters.question},%"))
    if filters.words:
        conditions.append(_containing(filters))
    return conditions


def _containing(filters: Filters) -> ColumnElement[bool]:
    """Texts whose words match, analysed in the reader's language and in each other one.

    A reader who types “clinics” in English also means English texts while she reads the site in Arabic.
    """
    branches = []
    for language in dict.fromkeys((filters.reader_language, "en", "fr", "es")):
        wanted = search.terms(filters.words, language)
        if wanted:
            branches.append(search.matching(wanted))
    if not branches:
        return false()
    hits = select(SearchEntry.commentary_id).where(or_(*branches))
    return and_(Commentary.id.in_(hits), Commentary.published.is_(True))


def _row(actor: Actor, line: Any, crowded: Mapping[tuple[str, str], int]) -> Row:
    return Row(
        kind="js" if line.kind == "joint" else "sub",
        number=line.number,
        title="" if line.listed_as_withdrawn else line.title,
        language=line.language or "",
        words=line.words or 0,
        label=label_of(actor, line, line, crowded.get((line.constituency, line.region), 0)),
        members=line.members if line.kind == "joint" else 0,
        withdrawn_at=line.withdrawn_at if line.listed_as_withdrawn else None,
    )


def reading(actor: Actor, commentary: Commentary) -> Reading:
    """The text this reader may read: the admitted version; for officers the one that waits."""
    desk = actor.has(*DESK)
    own = commentary.organisation_id in actor.organisation_ids
    version_id = commentary.admitted_version_id
    if not commentary.published and (desk or own):
        version_id = version_id or commentary.version_id
    hidden = commentary.consent == "text_withheld" and not (desk or own)
    if version_id is None or hidden or commentary.state in {"withdrawn", "erased"}:
        raise Missing()
    return of_version(actor, commentary, version_id)


def of_version(actor: Actor | None, commentary: Commentary, version_id: str) -> Reading:
    """One version as this reader sees it; the caller has decided that it may be seen."""
    version = next(v for v in commentaries.versions(commentary.id) if v.id == version_id)
    peers = commentaries.peers(commentary.organisation.constituency, commentary.organisation.region)
    signed = commentaries.signatories(commentary.id) if commentary.kind == "joint" else ()
    named = commentary.consent == "public"
    return Reading(
        label=label_of(actor, commentary, commentary.organisation, peers),
        title=version.title,
        language=version.language,
        words=version.words,
        parts=tuple(
            Part(p.number, p.kind, version.body[p.start : p.end], p.start)
            for p in commentaries.paragraphs(version.id)
        ),
        filed_at=version.filed_at,
        version_id=version.id,
        questions=tuple(version.questions),
        base_numbers=tuple(version.base_numbers),
        members=tuple(name for name, state in signed if state == "confirmed") if named else (),
        dropped=tuple(name for name, state in signed if state == "dropped") if named else (),
        redacted_words=version.redacted_words,
        redaction_ground=version.redaction_ground,
    )

"""What the invented session consists of: frozen values, each one thing a person would point at.

No clock is asked here: every date is a day counted from the opening of the call and a wall-clock time in
Geneva, so that a demonstration can be laid around any present day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GENEVA = ZoneInfo("Europe/Zurich")
"""The zone of every time in the data."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day counted from the opening (0; negative before it) and a time of that day, Geneva."""

    day: int
    time: time

    def at(self, opening: date) -> datetime:
        """The instant, aware, for a call that opens on that date."""
        return datetime.combine(opening + timedelta(days=self.day), self.time, tzinfo=GENEVA)


def opening_for(today: date, day: int) -> date:
    """The Monday on which to open so that ``today`` is day ``day`` of the session, or up to six days later.

    Decisions of the secretariat fall on working days only if the opening is a Monday.
    """
    first = today - timedelta(days=day)
    return first - timedelta(days=first.weekday())


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """An invented person who acts for an organization; the address ends in ``.example``."""

    name: str
    email: str
    locale: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An invented body, or one of the two Member States; ``country`` is ISO 3166-1 alpha-2."""

    code: str
    name: str
    english_name: str
    name_language: str
    constituency: str
    subtype: str
    country: str
    city: str
    region: str
    ecosoc: str
    migrant_led: bool
    website: str
    founded: str
    activities: str
    state: str
    registered: Moment
    accredited: Moment | None
    focal_point: FocalPoint

    @property
    def domain(self) -> str:
        """The part of the e-mail address after the sign; also that of the website."""
        return self.focal_point.email.partition("@")[2]


@dataclass(frozen=True, slots=True)
class Member:
    """An organization invited to a joint submission; ``confirmed`` is None where it never answered."""

    organisation: str
    confirmed: Moment | None


@dataclass(frozen=True, slots=True)
class Commentary:
    """A filed text with its history: ``state`` is where it ends, the moments say how it got there.

    ``ground`` and ``reason`` are those of a text that was not admitted; ``positions`` are origin,
    transit, destination as declared for this session.
    """

    id: str
    organisation: str
    members: tuple[Member, ...]
    language: str
    title: str
    questions: tuple[int, ...]
    base_paragraphs: tuple[int, ...]
    positions: tuple[str, ...]
    consent: str
    state: str
    filed: Moment
    decided: Moment | None
    ground: str
    reason: str
    withdrawn: Moment | None
    withdrawal_reason: str
    listed_as_withdrawn: bool
    text: str

    @property
    def citable(self) -> bool:
        """Whether the summary may refer to it: admitted, and its text not withheld."""
        return self.state == "admitted" and self.consent != "text_withheld"


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading of the codebook; ``label`` and ``terms`` by language, ``order`` from 1."""

    id: str
    order: int
    label: Mapping[str, str]
    definition: str
    terms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Point:
    """One claim; ``wording`` stands after “reported that”, “recommended that” or “asked whether”.

    ``contrary`` is the wording of those who differ and stands after “considered, however, that”.
    """

    id: str
    theme: str
    kind: str
    wording: str
    addressee: str
    contrary: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A passage under a point; ``quote`` is the passage itself, ``verb`` a rung of the ladder."""

    commentary: str
    quote: str
    theme: str
    point: str
    kind: str
    verb: str
    stance: str
    see_also: bool

    def place(self, text: str) -> tuple[int, int]:
        """Start and end of the passage in code points; ValueError unless it occurs exactly once."""
        if text.count(self.quote) != 1:
            raise ValueError(f"{self.commentary}: the passage occurs {text.count(self.quote)} times")
        start = text.index(self.quote)
        return start, start + len(self.quote)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Paragraph P ``paragraph`` of a text, which is not used, and why: a code of the closed list."""

    commentary: str
    paragraph: int
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """An ordered part of the session with its purpose."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """What the secretariat publishes: the call, its questions, the base document, the calendar."""

    year: int
    number: int
    issues: tuple[str, ...]
    title: str
    concept_note: str
    objectives: tuple[str, ...]
    questions: tuple[str, ...]
    segments: tuple[Segment, ...]
    base_document_title: str
    base_paragraphs: tuple[str, ...]
    languages: tuple[str, ...]
    word_limit: int
    joint_word_limit: int
    body_limit: int
    who: str
    publication: str
    reference_opening: date
    schedule: Mapping[str, Moment]

    @property
    def symbol(self) -> str:
        """The symbol of the session."""
        return f"SPMHR/{self.year}/{self.number}"


@dataclass(frozen=True, slots=True)
class DemoContent:
    """Everything; commentaries in order of receipt, organizations and codings in that of the files."""

    call: Call
    organisations: tuple[Organisation, ...]
    commentaries: tuple[Commentary, ...]
    themes: tuple[Theme, ...]
    points: tuple[Point, ...]
    codings: tuple[Coding, ...]
    set_aside: tuple[SetAside, ...]

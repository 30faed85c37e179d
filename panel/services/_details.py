"""What comes with a letter: who sent it, and the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of an organization; codes as in ``domain.constituencies`` and ISO 3166."""

    name: str
    acronym: str = ""
    english_name: str = ""
    constituency: str = "NGO"
    subtype: str = "national"
    country: str | None = None
    city: str = ""
    region: str = "GLOBAL"
    ecosoc: str = "none"
    migrant_led: bool = False
    website: str = ""
    founded: str = ""
    activities: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A text as it came by e-mail. ``key`` tells it from every other: the same key is never entered twice."""

    key: str
    title: str
    body: str
    language: str
    questions: tuple[int, ...] = ()
    consent: str = "public"


@dataclass(frozen=True, slots=True)
class Letter:
    """A text and who sent it."""

    lead: Details
    text: Received

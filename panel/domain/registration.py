"""What an organization says of itself when it registers, and what of that is needed.

Registration is open at all times. A certificate is asked of nobody: many migrants' associations cannot
have one. What counts is a contact, a paragraph on what it does, and how an officer could verify it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from panel.domain import constituencies, names, refusals
from panel.domain.errors import N_, Problem, problem
from panel.reference import countries, country, region_of

LONGEST: Mapping[str, int] = {
    "name": 200,
    "english_name": 200,
    "city": 100,
    "website": 200,
    "activities": 2_000,
    "references": 2_000,
}
_ONE_LINE = ("name", "english_name", "acronym", "city", "website", "founded")
_SEVERAL_LINES = ("activities", "references")
#: Questions, answers, appeals and reasons, in characters.
LONGEST_SENTENCE = 2_000
_YEAR = re.compile(r"[12][0-9]{3}")
_ACRONYM = re.compile(r"[^\W_][\w&.\-]{0,6}[^\W_]")

#: Constituencies under which a person, not an organization, would stand.
NOT_ORGANISATIONS = frozenset({"IND"})

#: How an officer verified an organization; the words are shown at its public entry.
VERIFIED: Mapping[str, str] = {
    "ecosoc": N_("Consultative status with ECOSOC, checked in its list"),
    "ganhri": N_("Status as a national human rights institution, checked in the list of GANHRI"),
    "official": N_("Note verbale, or an official address and a second confirmation"),
    "earlier": N_("Accredited to the Panel before"),
    "sponsor": N_("Confirmed by an accredited organization"),
    "references": N_("Two references, both asked"),
    "call": N_("A call with its people, logged by the secretariat"),
}

#: Grounds on which an organization is not accredited; a sentence goes with each.
GROUNDS: Mapping[str, str] = {
    "A1": N_("we could not verify that it exists"),
    "A2": N_("it is registered already"),
    "A3": N_("it claims to be, or to speak for, somebody else"),
    "A4": N_("its aims are contrary to the human rights of migrants"),
    "A5": N_("it is a person, not an organization"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """The answers of the form. ``country`` is an alpha-2 code or empty, ``region`` empty where it follows
    from the country, ``founded`` a year or empty."""

    name: str
    english_name: str = ""
    acronym: str = ""
    constituency: str = ""
    subtype: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    ecosoc: str = "none"
    migrant_led: bool = False
    website: str = ""
    founded: str = ""
    activities: str = ""
    references: str = ""

    @property
    def short_form(self) -> str:
        """The acronym as given, or one made from the name."""
        if self.acronym:
            return self.acronym
        return self.suggested

    @property
    def suggested(self) -> str:
        """A short form made from the name; empty where none can be made."""
        return names.acronym_suggestion(self.english_name or self.name)

    @property
    def place(self) -> str:
        """The region: as chosen, or that of the country; empty where neither is known."""
        if self.region or not self.country:
            return self.region
        return region_of(self.country)

    @property
    def address(self) -> str:
        """The website with its scheme."""
        return self.website if "://" in self.website or not self.website else f"https://{self.website}"


def check(given: Registration, *, year: int) -> tuple[Problem, ...]:
    """Everything that needs another look, in the order of the form; ``year`` is the present one."""
    found = [*_lines(given), *_name(given), *_kind(given), *_where(given), *_rest(given, year)]
    order = list(Registration.__dataclass_fields__)
    return tuple(sorted(found, key=lambda p: order.index(p.field) if p.field in order else 3))


def _lines(given: Registration) -> list[Problem]:
    found = []
    for field in _ONE_LINE:
        found += refusals.of_field(field, getattr(given, field))
    for field in _SEVERAL_LINES:
        found += refusals.of_field(field, getattr(given, field), one_line=False)
    for field, most in LONGEST.items():
        if len(getattr(given, field)) > most:
            found.append(
                problem(
                    field,
                    refusals.TOO_LONG,
                    most=most,
                    found=len(getattr(given, field)),
                )
            )
    return found


def _name(given: Registration) -> list[Problem]:
    if not any(c.isalnum() for c in given.name):
        return [problem("name", N_("Give the name of the organization in its own language."))]
    if not _ACRONYM.fullmatch(given.short_form):
        return [problem("acronym", N_("Give a short form of two to eight letters."))]
    return []


def _kind(given: Registration) -> list[Problem]:
    known = {c.code: dict(c.subtypes) for c in constituencies.TREE if c.code not in NOT_ORGANISATIONS}
    if given.subtype not in known.get(given.constituency, {}):
        return [problem("kind", N_("Choose what kind of organization it is."))]
    return []


def _where(given: Registration) -> list[Problem]:
    found = []
    if given.country and given.country not in {c.alpha2 for c in countries()}:
        return [problem("country", N_("Choose a country from the list."))]
    if given.region and given.region not in dict(constituencies.REGIONS):
        found.append(problem("region", N_("Choose a region from the list.")))
    elif not given.place:
        found.append(
            problem("country", N_("Choose the country you work from; if there are several, choose a region."))
        )
    return found


def _rest(given: Registration, year: int) -> list[Problem]:
    found = []
    if given.ecosoc not in dict(constituencies.ECOSOC):
        found.append(problem("ecosoc", N_("Choose the status from the list.")))
    if given.website and not _is_address(given.address):
        found.append(
            problem("website", N_("Give the address as it stands in a browser, such as www.example.org."))
        )
    if given.founded and not (_YEAR.fullmatch(given.founded) and int(given.founded) <= year):
        found.append(
            problem("founded", N_("Give a year with four figures, such as 2011, that is not in the future."))
        )
    if not any(c.isalnum() for c in given.activities):
        found.append(problem("activities", N_("Say in a few sentences what the organization does.")))
    return found


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in {"http", "https"}
            and "." in (parts.hostname or "")
            and not re.search(r"\s", address)
        )
    except ValueError:
        return False


def country_name(code: str | None) -> str:
    """The short name of a State in the usage of the United Nations, as a msgid; empty for none."""
    return country(code).label if code else ""

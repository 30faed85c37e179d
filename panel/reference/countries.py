"""The 193 Member States and two observer States: codes, UN short names, regional groups and commissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from panel.reference.countries_table import ROWS
from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import GENERAL

STATUS: Mapping[str, str] = {
    "member": N_("Member State of the United Nations"),
    "observer": N_("Non-member State with the standing of an observer"),
}

OBSERVERS = ("VA", "PS")

_NOTES: Mapping[str, str] = {
    "US": N_(
        "Member of no regional group; observes the Western European and other States and is counted "
        "with them in elections."
    ),
    "TR": N_(
        "Takes part in the groups of Asia-Pacific and of Western European and other States; counted "
        "with the latter in elections."
    ),
    "IL": N_("Member of the Western European and other States since 2000, without a time limit since 2004."),
    "KI": N_("Older lists show it in no regional group."),
    "VA": N_(
        "Observes the Western European and other States; takes part in the Economic Commission for "
        "Europe without being a member."
    ),
    "PS": N_(
        "Takes part in the group of Asia-Pacific States; full member of the Economic and Social "
        "Commission for Western Asia."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Entry):
    """A State. ``id`` is its alpha-2 code, ``label`` its short name in the usage of the United Nations.

    ``un_group`` is empty where it belongs to none. ``commission`` is the one region a page shows by default,
    ``commissions`` are all of which the State is a member.
    """

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"status": STATUS}

    alpha2: str
    alpha3: str
    m49: str
    un_group: str
    commission: str
    commissions: tuple[str, ...]
    status: str = "member"
    note: str = ""

    @property
    def electoral_group(self) -> str:
        """The group it is counted with in elections; empty for an observer State."""
        if self.status == "observer":
            return ""
        return self.un_group or "WEOG"


def _country(line: str) -> Country:
    alpha2, alpha3, m49, group, commission, memberships, name = line.split(maxsplit=6)
    return Country(
        id=alpha2,
        label=name,
        source=GENERAL,
        as_of="2025",
        alpha2=alpha2,
        alpha3=alpha3,
        m49=m49,
        un_group="" if group == "-" else group,
        commission=commission,
        commissions=() if memberships == "-" else tuple(memberships.split(",")),
        status="observer" if alpha2 in OBSERVERS else "member",
        note=_NOTES.get(alpha2, ""),
    )


COUNTRIES = ReferenceList(
    id="countries",
    title=N_("Countries"),
    version="1",
    as_of="2025",
    source=GENERAL,
    note=N_(
        "House rule for the default region: it follows the regional group (African States to ECA, Latin "
        "American and Caribbean States to ECLAC, Eastern European and Western European and other States "
        "to ECE, Asia-Pacific States to ESCAP), except that Arab States of Asia stand under ESCWA, "
        "Cyprus and the United States under ECE, Australia and New Zealand under ESCAP. Memberships are "
        "listed in full beside it. The order and the names imply no opinion on the status of any "
        "country."
    ),
    entries=tuple(_country(line) for line in ROWS.splitlines()),
)


@cache
def _by_code() -> Mapping[str, Country]:
    return {code: entry for entry in COUNTRIES.entries for code in (entry.alpha2, entry.alpha3, entry.m49)}


def countries() -> tuple[Country, ...]:
    """All States, in the alphabetical order of their English short names."""
    return COUNTRIES.entries


def country(code: str) -> Country:
    """The State with this alpha-2, alpha-3 (either in any case) or M49 code; KeyError where there is none."""
    return _by_code()[code.upper()]


def region_of(code: str) -> str:
    """The acronym of the regional commission a State stands under by default; KeyError as for country()."""
    return country(code).commission

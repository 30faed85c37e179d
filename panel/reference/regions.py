"""Regions: the five commissions, the UN's regional groups, the regional bodies the sources name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import GENERAL, HRB_2007, IOM_2009, OHCHR_2013

KINDS: Mapping[str, str] = {
    "community": N_("Regional political and economic community"),
    "organization": N_("Regional organization"),
    "process": N_("Informal process"),
    "mechanism": N_("Mechanism within the United Nations system"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """A regional commission or a regional group of States; ``id`` is the acronym used as a code."""

    acronym: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionalBody(Entry):
    """A regional body or process named in the sources."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"kind": KINDS}

    kind: str
    acronym: str = ""
    note: str = ""


_ANNEX_2 = OHCHR_2013.at("Annex 2")
_CH_3 = OHCHR_2013.at("chapter 3")
_OAS = HRB_2007.at("section “The OAS, Migrants, and Human Rights”")
_LITERATURE = IOM_2009.at("bibliography")
_AS_OF = {_CH_3: "2013", _OAS: "2007", _LITERATURE: "2009-03-25"}


def _commission(code: str, label: str) -> Region:
    return Region(id=code, label=label, source=f"{_ANNEX_2} (acronym)", as_of="2013", acronym=code)


def _group(code: str, label: str) -> Region:
    return Region(id=code, label=label, source=GENERAL, as_of="2025")


def _body(
    key: str, label: str, kind: str, source: str = _CH_3, acronym: str = "", note: str = ""
) -> RegionalBody:
    return RegionalBody(
        id=key, label=label, source=source, as_of=_AS_OF[source], kind=kind, acronym=acronym or key, note=note
    )


COMMISSIONS = ReferenceList(
    id="regional-commissions",
    title=N_("United Nations regional commissions"),
    version="1",
    as_of="2013",
    source=_ANNEX_2,
    note=N_(
        "The default region of a country or an organization. The annex gives the acronyms; the names are "
        "public record."
    ),
    entries=(
        _commission("ECA", N_("Economic Commission for Africa")),
        _commission("ECE", N_("Economic Commission for Europe")),
        _commission("ECLAC", N_("Economic Commission for Latin America and the Caribbean")),
        _commission("ESCAP", N_("Economic and Social Commission for Asia and the Pacific")),
        _commission("ESCWA", N_("Economic and Social Commission for Western Asia")),
    ),
)

UN_GROUPS = ReferenceList(
    id="regional-groups",
    title=N_("Regional groups of Member States"),
    version="1",
    as_of="2025",
    source=GENERAL,
    note=N_(
        "Informal arrangements, used above all in elections. The United States of America is a member of "
        "none; Türkiye takes part in two and is counted in one."
    ),
    entries=(
        _group("AFR", N_("African States")),
        _group("APG", N_("Asia-Pacific States")),
        _group("EEG", N_("Eastern European States")),
        _group("GRULAC", N_("Latin American and Caribbean States")),
        _group("WEOG", N_("Western European and other States")),
    ),
)

REGIONAL_BODIES = ReferenceList(
    id="regional-bodies",
    title=N_("Regional bodies and processes"),
    version="1",
    as_of="2013",
    source=f"{_CH_3}; {HRB_2007.source}; {IOM_2009.source}",
    open=True,
    entries=(
        _body("EU", N_("European Union"), "community"),
        _body("CIS", N_("Commonwealth of Independent States"), "community"),
        _body("ASEAN", N_("Association of South-East Asian Nations"), "community"),
        _body("MERCOSUR", N_("Southern Common Market"), "community"),
        _body("CARICOM", N_("Caribbean Community"), "community"),
        _body("ECOWAS", N_("Economic Community of West African States"), "community"),
        _body(
            "OAS",
            N_("Organization of American States"),
            "organization",
            _OAS,
            note=N_(
                "Inter-American Program for the Promotion and Protection of the Human Rights of "
                "Migrants, Including Migrant Workers and their Families, adopted by its General "
                "Assembly in 2005."
            ),
        ),
        _body("COE", N_("Council of Europe"), "organization", _LITERATURE, "CoE"),
        _body(
            "RCP",
            N_("Regional consultative processes on migration"),
            "process",
            acronym="RCPs",
            note=N_(
                "An array of informal processes since the late 1980s; none is named. The report finds "
                "challenges “in regard to the full integration of human rights issues in their "
                "agenda, as well as in relation to inclusive participation and transparency”."
            ),
        ),
        _body(
            "RCM",
            N_("Regional Coordination Mechanisms"),
            "mechanism",
            acronym="RCMs",
            note=N_(
                "Convened by the UN Regional Commissions since 1999; some, such as that of "
                "Asia-Pacific, have a working group on international migration."
            ),
        ),
    ),
)

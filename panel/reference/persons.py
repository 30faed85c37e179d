"""Persons and groups the sources single out; a text may concern several of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import IOM_2009, OHCHR_2013

KINDS: Mapping[str, str] = {
    "category": N_("Category of international migrant"),
    "vulnerability": N_("Ground of vulnerability"),
    "work": N_("Situation of work"),
    "left-behind": N_("Persons who do not move"),
}

_FN_2 = OHCHR_2013.at("chapter 1, footnote 2")
_CH_2 = OHCHR_2013.at("chapter 2")
_CH_3 = OHCHR_2013.at("chapter 3, section “Global Migration Group”")
_CH_4 = OHCHR_2013.at("chapter 4, section C")
_IOM = IOM_2009.at("section “Human Rights and Migration: Challenges in Practice”")
_IOM_WORK = IOM_2009.at(
    "section “Steps towards Implementation of Human Rights of Migrants”, on the labour market"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Entry):
    """Persons or a group of persons."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"kind": KINDS}

    kind: str


def _row(key: str, label: str, kind: str, *sources: str) -> Group:
    return Group(
        id=key,
        label=label,
        source="; ".join(sources),
        kind=kind,
        as_of="2013" if sources[0] in (_FN_2, _CH_2, _CH_3, _CH_4) else "2009-03-25",
    )


PERSONS = ReferenceList(
    id="persons-groups",
    title=N_("Persons and groups"),
    version="1",
    as_of="2013",
    source=f"{OHCHR_2013.source}; {IOM_2009.source}",
    open=True,
    note=N_(
        "More than one applies at once: “Many migrants will be or may become vulnerable on more than one "
        "ground”. There is no universally accepted definition of an international migrant; the report "
        "includes the categories here within the term."
    ),
    entries=(
        _row("migrant-workers", N_("migrant workers"), "category", _FN_2),
        _row("irregular", N_("migrants in an irregular situation"), "category", _FN_2),
        _row("asylum-seekers", N_("asylum-seekers"), "category", _FN_2),
        _row("refugees", N_("refugees"), "category", _FN_2),
        _row("stateless", N_("stateless persons"), "category", _FN_2, _CH_2),
        _row("trafficked", N_("victims of human trafficking"), "category", _FN_2),
        _row("smuggled", N_("smuggled migrants"), "category", _FN_2),
        _row("stranded", N_("stranded migrants"), "category", _CH_3, _IOM),
        _row("disability", N_("migrants with disabilities"), "vulnerability", _CH_2, _IOM),
        _row("children", N_("migrant children"), "vulnerability", _CH_2, _IOM),
        _row("unaccompanied", N_("unaccompanied minors"), "vulnerability", _IOM),
        _row("women", N_("migrant women"), "vulnerability", _IOM),
        _row("pregnant", N_("pregnant women"), "vulnerability", _CH_2),
        _row(
            "gbv-survivors",
            N_("women who have suffered sexual and other forms of gender-based violence"),
            "vulnerability",
            _CH_2,
        ),
        _row("elderly", N_("elderly migrants"), "vulnerability", _IOM),
        _row("minorities", N_("minorities"), "vulnerability", _CH_2),
        _row("indigenous", N_("indigenous migrants"), "vulnerability", _CH_2, _IOM),
        _row("hiv", N_("persons with HIV/AIDS"), "vulnerability", _CH_2),
        _row("lgbt", N_("lesbian, gay, bisexual and transgender migrants"), "vulnerability", _CH_2),
        _row("torture-victims", N_("victims of torture"), "vulnerability", _CH_2),
        _row("low-skilled", N_("low-skilled workers"), "work", _IOM_WORK),
        _row("domestic-workers", N_("migrants engaged in domestic work"), "work", _IOM_WORK),
        _row("sex-workers", N_("migrants engaged in sex work"), "work", _IOM_WORK),
        _row("temporary-contract", N_("temporary contract workers"), "work", _IOM_WORK),
        _row("unregulated-sectors", N_("workers in unregulated sectors"), "work", _IOM_WORK),
        _row("informal", N_("workers in the informal labour market"), "work", _IOM_WORK),
        _row("families-left-behind", N_("families left behind in countries of origin"), "left-behind", _CH_4),
        _row(
            "born-abroad",
            N_("children born to migrant parents in countries of destination"),
            "left-behind",
            _CH_4,
        ),
    ),
)

"""The 13 declarations, guidelines and principles of Annex 1: no binding effect, “undeniable moral force”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import BINDING, N_
from panel.reference.works import OHCHR_2013

ANNEX_1 = OHCHR_2013.at("Annex 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftLaw(Entry):
    """A text without binding effect. ``as_cited`` is set where the annex words the title otherwise."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"binding": BINDING}

    year: int
    short_names: tuple[str, ...] = ()
    as_cited: str = ""
    binding: str = "declaration"


def _row(key: str, year: int, label: str, short: str = "", cited: str = "") -> SoftLaw:
    return SoftLaw(
        id=key,
        label=label,
        source=ANNEX_1,
        as_of="2013",
        year=year,
        short_names=tuple(short.split("; ")) if short else (),
        as_cited=cited,
    )


SOFT_LAW = ReferenceList(
    id="soft-law",
    title=N_("Declarations, guidelines and principles"),
    version="1",
    as_of="2013",
    source=ANNEX_1,
    open=True,
    note=N_("The annex introduces its thirteen texts with “These include”."),
    entries=(
        _row(
            "DECL-NON-NATIONALS-1985",
            1985,
            N_(
                "Declaration on the Rights of Individuals who are Not Nationals of the Country in Which They "
                "Live"
            ),
        ),
        _row(
            "ICPD",
            1994,
            N_("Programme of Action of the International Conference on Population and Development"),
            "ICPD Programme of Action",
        ),
        _row("DURBAN", 2001, N_("Durban Declaration and Programme of Action"), "Durban Declaration"),
        _row(
            "UNDRIP",
            2007,
            N_("United Nations Declaration on the Rights of Indigenous Peoples"),
            "UNDRIP",
            "United Nations Declaration on the Rights of Indigenous People (2007)",
        ),
        _row(
            "GPA-TRAFFICKING-2010",
            2010,
            N_("United Nations Global Plan of Action to Combat Trafficking in Persons"),
            "Global Plan of Action",
        ),
        _row(
            "UNGP-BHR", 2011, N_("UN Guiding Principles on Business and Human Rights"), "Guiding Principles"
        ),
        _row(
            "FUTURE-WE-WANT",
            2012,
            N_("United Nations Conference on Sustainable Development, Outcome document “The future we want”"),
            "The future we want; Rio+20 outcome",
        ),
        _row(
            "OHCHR-RPG-TRAFFICKING-2002",
            2002,
            N_("OHCHR, Recommended Principles and Guidelines on Human Rights and Human Trafficking"),
            "Recommended Principles and Guidelines",
        ),
        _row(
            "ILO-MFLM-2006",
            2006,
            N_("ILO Multilateral Framework on Labour Migration"),
            "Multilateral Framework",
        ),
        _row(
            "UNHCR-10-POINT-2007",
            2007,
            N_("UNHCR, Refugee Protection and Mixed Migration: A 10-Point Plan of Action"),
            "10-Point Plan",
        ),
        _row(
            "UNODC-FRAMEWORK-TIP-2009",
            2009,
            N_("UNODC International Framework for Action to Implement the Trafficking in Persons Protocol"),
        ),
        _row(
            "UNODC-FRAMEWORK-SOM-2011",
            2011,
            N_("UNODC International Framework for Action to Implement the Smuggling of Migrants Protocol"),
        ),
        _row("IOM-MCOF-2012", 2012, N_("IOM Migration Crisis Operational Framework"), "MCOF"),
    ),
)

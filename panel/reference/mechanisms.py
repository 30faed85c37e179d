"""The 17 monitoring mechanisms of Box 5, in its order and under its headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

GROUPS: Mapping[str, str] = {
    "treaty-bodies": N_("Human rights treaty bodies"),
    "human-rights-council": N_("Human Rights Council"),
    "ilo": N_("International Labour Organization supervisory mechanisms"),
    "unhcr": N_("United Nations High Commissioner for Refugees"),
    "unodc": N_("United Nations Office on Drugs and Crime"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Entry):
    """A mechanism to which a matter may be referred. ``monitors`` are ids of the list of instruments."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"group": GROUPS}

    group: str
    acronym: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()


BOX_5 = OHCHR_2013.at("Box 5")


def _row(key: str, group: str, label: str, acronym: str = "", monitors: str = "") -> Mechanism:
    return Mechanism(
        id=key,
        label=label,
        source=BOX_5,
        as_of="2013",
        group=group,
        acronym=tuple(acronym.split()),
        monitors=tuple(monitors.split()),
    )


MECHANISMS = ReferenceList(
    id="mechanisms",
    title=N_("Monitoring mechanisms within the United Nations system"),
    version="1",
    as_of="2013",
    source=BOX_5,
    note=N_(
        "The seventeen entries of the box; two of them name more than one body. The acronyms of the last "
        "eight and which instrument a body monitors are public record, not part of the box."
    ),
    entries=(
        _row("ccpr", "treaty-bodies", N_("Human Rights Committee"), "CCPR", "ICCPR"),
        _row(
            "cescr",
            "treaty-bodies",
            N_("Committee on Economic, Social and Cultural Rights"),
            "CESCR",
            "ICESCR",
        ),
        _row(
            "cerd",
            "treaty-bodies",
            N_("Committee on the Elimination of Racial Discrimination"),
            "CERD",
            "ICERD",
        ),
        _row(
            "cedaw",
            "treaty-bodies",
            N_("Committee on the Elimination of Discrimination against Women"),
            "CEDAW",
            "CEDAW",
        ),
        _row(
            "cat-spt",
            "treaty-bodies",
            N_("Committee against Torture and Subcommittee on Prevention of Torture"),
            "CAT SPT",
            "CAT",
        ),
        _row("crc", "treaty-bodies", N_("Committee on the Rights of the Child"), "CRC", "CRC"),
        _row("cmw", "treaty-bodies", N_("Committee on Migrant Workers"), "CMW", "ICRMW"),
        _row(
            "crpd",
            "treaty-bodies",
            N_("Committee on the Rights of Persons with Disabilities"),
            "CRPD",
            "CRPD",
        ),
        _row("ced", "treaty-bodies", N_("Committee on Enforced Disappearances"), "CED", "CPED"),
        _row(
            "special-procedures",
            "human-rights-council",
            N_("Special Procedures (including Special Rapporteur on the Human Rights of Migrants)"),
        ),
        _row("upr", "human-rights-council", N_("Universal Periodic Review"), "UPR"),
        _row("ilo-governing-body", "ilo", N_("ILO Tripartite Governing Body")),
        _row(
            "ilo-ceacr",
            "ilo",
            N_("Committee of Experts on the Application of Conventions and Recommendations"),
            "CEACR",
        ),
        _row(
            "ilo-application",
            "ilo",
            N_("International Labour Conference Committee on the Application of Standards"),
            "CAS",
        ),
        _row(
            "ilo-cfa", "ilo", N_("Governing Body Committee on Freedom of Association"), "CFA", "ILO-87 ILO-98"
        ),
        _row(
            "unhcr-supervision",
            "unhcr",
            N_("Supervisory responsibility for the 1951 Refugee Convention"),
            "UNHCR",
            "REFUGEE-1951",
        ),
        _row(
            "untoc-conference",
            "unodc",
            N_(
                "Conference of the Parties to the United Nations Convention against Transnational Organized "
                "Crime and the Protocols Thereto, and the open-ended intergovernmental working groups "
                "established by the Conference to address Trafficking in Persons and Smuggling of "
                "Migrants"
            ),
            "",
            "UNTOC TRAFFICKING-PROTOCOL SMUGGLING-PROTOCOL",
        ),
    ),
)

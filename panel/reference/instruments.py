"""The 36 instruments of Box 1, each with the box's own wording, and the kinds and shape they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import BINDING, N_
from panel.reference.works import OHCHR_2013

KINDS: Mapping[str, str] = {
    "declaration": N_("Universal declaration"),
    "core": N_("Core international human rights treaty"),
    "ilo": N_("ILO convention"),
    "refugees": N_("Refugees"),
    "statelessness": N_("Statelessness"),
    "crime": N_("Transnational organized crime"),
    "general": N_("Of general relevance to migration"),
    "regional": N_("Regional, human rights in general"),
    "regional-workers": N_("Regional, migrant workers"),
}

ASSEMBLY = "United Nations General Assembly"
LABOUR = "International Labour Conference"
BOX_1 = OHCHR_2013.at("Box 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Entry):
    """A treaty or declaration. ``label`` is its official title, ``as_cited`` the wording of the source.

    ``parties_2013`` and ``signatories_2013`` are the figures the report prints, nothing later.
    """

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"kind": KINDS, "binding": BINDING}

    kind: str
    year: int
    as_cited: str
    adopted_by: str
    acronym: str = ""
    short_names: tuple[str, ...] = ()
    ilo_number: int | None = None
    binding: str = "treaty"
    parties_2013: int | None = None
    signatories_2013: int | None = None


def _row(
    key: str,
    kind: str,
    year: int,
    title: str,
    short: str,
    *,
    cited: str = "",
    by: str = ASSEMBLY,
    acronym: str = "",
) -> Instrument:
    """A row whose wording in the box, where ``cited`` is not given, is the title and the year in brackets."""
    return Instrument(
        id=key,
        label=title,
        source=BOX_1,
        as_of="2013",
        kind=kind,
        year=year,
        adopted_by=by,
        acronym=acronym,
        as_cited=cited or f"{title} ({year})",
        short_names=tuple(short.split("; ")),
    )


def _ilo(number: int, year: int, title: str, short: str, *, cited: str = "") -> Instrument:
    return Instrument(
        id=f"ILO-{number}",
        label=title,
        source=BOX_1,
        as_of="2013",
        kind="ilo",
        year=year,
        adopted_by=LABOUR,
        acronym=f"C{number}",
        short_names=(short, f"ILO Convention No. {number}"),
        ilo_number=number,
        as_cited=cited or title,
    )


def _counted(row: Instrument, place: str, parties: int, signatories: int | None = None) -> Instrument:
    """The same row with the figures the report prints in a note."""
    return replace(
        row,
        source=f"{row.source}; figures: chapter 2, {place}",
        parties_2013=parties,
        signatories_2013=signatories,
    )


_UNTOC_CITED = "Convention against Transnational Organized Crime (2000)"
_TIP_CITED = "Protocol to Prevent, Suppress and Punish Trafficking in Persons, especially Women and Children"
_SOM_CITED = "Protocol against the Smuggling of Migrants by Land, Sea and Air"

INSTRUMENTS = ReferenceList(
    id="instruments",
    title=N_("International instruments"),
    version="1",
    as_of="2013",
    source=BOX_1,
    note=N_(
        "Official titles, adopting bodies and short names come from the instruments themselves; the "
        "wording of the report stands beside them. Numbers of States parties are those of 2013, printed "
        "because the report prints them: for present figures ask the depositary."
    ),
    entries=(
        replace(
            _row(
                "UDHR",
                "declaration",
                1948,
                N_("Universal Declaration of Human Rights"),
                "Universal Declaration",
                acronym="UDHR",
            ),
            binding="declaration",
        ),
        _row(
            "ICCPR",
            "core",
            1966,
            N_("International Covenant on Civil and Political Rights"),
            "Civil and Political Rights Covenant",
            acronym="ICCPR",
        ),
        _row(
            "ICESCR",
            "core",
            1966,
            N_("International Covenant on Economic, Social and Cultural Rights"),
            "Economic, Social and Cultural Rights Covenant",
            acronym="ICESCR",
        ),
        _row(
            "ICERD",
            "core",
            1965,
            N_("International Convention on the Elimination of All Forms of Racial Discrimination"),
            "Racial Discrimination Convention",
            acronym="ICERD",
        ),
        _row(
            "CEDAW",
            "core",
            1979,
            N_("Convention on the Elimination of All Forms of Discrimination against Women"),
            "Women’s Convention",
            acronym="CEDAW",
        ),
        _row(
            "CAT",
            "core",
            1984,
            N_("Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"),
            "Convention against Torture",
            acronym="CAT",
        ),
        _counted(
            _row(
                "CRC",
                "core",
                1989,
                N_("Convention on the Rights of the Child"),
                "Children’s Convention",
                acronym="CRC",
            ),
            "footnote 19",
            193,
        ),
        _counted(
            _row(
                "ICRMW",
                "core",
                1990,
                N_(
                    "International Convention on the Protection of the Rights of All Migrant Workers "
                    "and Members of Their Families"
                ),
                "Migrant Workers Convention",
                acronym="ICRMW",
            ),
            "footnote 18",
            46,
            18,
        ),
        _row(
            "CRPD",
            "core",
            2006,
            N_("Convention on the Rights of Persons with Disabilities"),
            "Disability Convention",
            acronym="CRPD",
        ),
        _row(
            "CPED",
            "core",
            2006,
            N_("International Convention for the Protection of All Persons from Enforced Disappearance"),
            "Enforced Disappearance Convention",
            acronym="CPED",
        ),
        _ilo(29, 1930, N_("Forced Labour Convention, 1930 (No. 29)"), "Forced Labour Convention"),
        _ilo(81, 1947, N_("Labour Inspection Convention, 1947 (No. 81)"), "Labour Inspection Convention"),
        _ilo(
            87,
            1948,
            N_("Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)"),
            "Freedom of Association Convention",
        ),
        _ilo(
            98,
            1949,
            N_("Right to Organise and Collective Bargaining Convention, 1949 (No. 98)"),
            "Collective Bargaining Convention",
        ),
        _ilo(100, 1951, N_("Equal Remuneration Convention, 1951 (No. 100)"), "Equal Remuneration Convention"),
        _ilo(
            105,
            1957,
            N_("Abolition of Forced Labour Convention, 1957 (No. 105)"),
            "Abolition of Forced Labour Convention",
        ),
        _ilo(
            111,
            1958,
            N_("Discrimination (Employment and Occupation) Convention, 1958 (No. 111)"),
            "Discrimination Convention",
        ),
        _ilo(138, 1973, N_("Minimum Age Convention, 1973 (No. 138)"), "Minimum Age Convention"),
        _ilo(
            181,
            1997,
            N_("Private Employment Agencies Convention, 1997 (No. 181)"),
            "Private Employment Agencies Convention",
        ),
        _ilo(
            182,
            1999,
            N_("Worst Forms of Child Labour Convention, 1999 (No. 182)"),
            "Worst Forms of Child Labour Convention",
        ),
        _ilo(189, 2011, N_("Domestic Workers Convention, 2011 (No. 189)"), "Domestic Workers Convention"),
        _counted(
            _ilo(
                97,
                1949,
                N_("Migration for Employment Convention (Revised), 1949 (No. 97)"),
                "Migration for Employment Convention",
            ),
            "footnote 18",
            49,
        ),
        _counted(
            _ilo(
                143,
                1975,
                N_("Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)"),
                "Migrant Workers (Supplementary Provisions) Convention",
                cited="Migrations in Abusive Conditions and the Promotion of Equality of Opportunity "
                "and Treatment of Migrant Workers, 1975 (No. 143)",
            ),
            "footnote 18",
            23,
        ),
        _counted(
            _row(
                "REFUGEE-1951",
                "refugees",
                1951,
                N_("Convention relating to the Status of Refugees"),
                "Refugee Convention; 1951 Convention",
                by="United Nations Conference of Plenipotentiaries on the Status of Refugees and "
                "Stateless Persons",
            ),
            "footnote 16",
            144,
        ),
        _counted(
            _row(
                "REFUGEE-1967P",
                "refugees",
                1967,
                N_("Protocol relating to the Status of Refugees"),
                "Refugee Protocol; 1967 Protocol",
                by="Economic and Social Council and General Assembly",
            ),
            "footnote 16",
            145,
        ),
        _row(
            "STATELESS-1954",
            "statelessness",
            1954,
            N_("Convention relating to the Status of Stateless Persons"),
            "Stateless Persons Convention; 1954 Convention",
            by="United Nations Conference on the Status of Stateless Persons",
        ),
        _row(
            "STATELESS-1961",
            "statelessness",
            1961,
            N_("Convention on the Reduction of Statelessness"),
            "1961 Convention",
            by="United Nations Conference on the Elimination or Reduction of Future Statelessness",
        ),
        _row(
            "UNTOC",
            "crime",
            2000,
            N_("United Nations Convention against Transnational Organized Crime"),
            "Organized Crime Convention; Palermo Convention",
            acronym="UNTOC",
            cited=_UNTOC_CITED,
        ),
        _counted(
            _row(
                "TRAFFICKING-PROTOCOL",
                "crime",
                2000,
                N_(
                    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women "
                    "and Children, supplementing the United Nations Convention against Transnational "
                    "Organized Crime"
                ),
                "Trafficking in Persons Protocol; Trafficking Protocol; Palermo Protocol",
                cited=_TIP_CITED,
            ),
            "footnote 17",
            155,
        ),
        _counted(
            _row(
                "SMUGGLING-PROTOCOL",
                "crime",
                2000,
                N_(
                    "Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the "
                    "United Nations Convention against Transnational Organized Crime"
                ),
                "Smuggling of Migrants Protocol; Smuggling Protocol",
                cited=_SOM_CITED,
            ),
            "footnote 17",
            136,
        ),
        _row(
            "GENEVA-1949",
            "general",
            1949,
            N_("Geneva Conventions of 12 August 1949"),
            "Geneva Conventions",
            by="Diplomatic Conference of Geneva",
            cited="International humanitarian law: Geneva Conventions (1949)",
        ),
        _row(
            "VCCR",
            "general",
            1963,
            N_("Vienna Convention on Consular Relations"),
            "Consular Relations Convention",
            by="United Nations Conference on Consular Relations",
            acronym="VCCR",
            cited="Convention on Consular Relations (1963)",
        ),
        _row(
            "SOLAS",
            "general",
            1974,
            N_("International Convention for the Safety of Life at Sea"),
            "Safety of Life at Sea Convention",
            by="International Conference on Safety of Life at Sea",
            acronym="SOLAS",
        ),
        _row(
            "SAR-1979",
            "general",
            1979,
            N_("International Convention on Maritime Search and Rescue"),
            "Search and Rescue Convention",
            by="International Conference on Maritime Search and Rescue",
            acronym="SAR",
        ),
        _row(
            "UNCLOS",
            "general",
            1982,
            N_("United Nations Convention on the Law of the Sea"),
            "Law of the Sea Convention",
            by="Third United Nations Conference on the Law of the Sea",
            acronym="UNCLOS",
            cited="Convention on the Law of the Sea (1982)",
        ),
        _row(
            "ROME-STATUTE",
            "general",
            1998,
            N_("Rome Statute of the International Criminal Court"),
            "Rome Statute; ICC Statute",
            by="United Nations Diplomatic Conference of Plenipotentiaries on the Establishment of an "
            "International Criminal Court",
        ),
    ),
)

"""Regional instruments the IOM background paper of 2009 names in its footnote 5, absent from Box 1."""

from __future__ import annotations

from panel.reference.entry import ReferenceList
from panel.reference.instruments import Instrument
from panel.reference.labels import N_
from panel.reference.works import IOM_2009

_PLACE = IOM_2009.at("footnote 5")


def _row(
    key: str,
    year: int,
    title: str,
    cited: str,
    short: str,
    by: str,
    *,
    kind: str = "regional",
    binding: str = "treaty",
    acronym: str = "",
) -> Instrument:
    return Instrument(
        id=key,
        label=title,
        source=_PLACE,
        as_of="2009-03-25",
        kind=kind,
        year=year,
        adopted_by=by,
        acronym=acronym,
        as_cited=cited,
        short_names=tuple(short.split("; ")),
        binding=binding,
    )


REGIONAL_INSTRUMENTS = ReferenceList(
    id="regional-instruments",
    title=N_("Regional instruments"),
    version="1",
    as_of="2009-03-25",
    source=_PLACE,
    note=N_(
        "The paper gives the year of the last two only; the other years and the adopting bodies come "
        "from the instruments themselves."
    ),
    entries=(
        _row(
            "ACHPR",
            1981,
            N_("African Charter on Human and Peoples’ Rights"),
            "African (Banjul) Charter on Human and Peoples’ Rights",
            "Banjul Charter; African Charter",
            "Organization of African Unity",
            acronym="ACHPR",
        ),
        _row(
            "ACHR",
            1969,
            N_("American Convention on Human Rights"),
            "American Convention on Human Rights",
            "Pact of San José",
            "Inter-American Specialized Conference on Human Rights",
            acronym="ACHR",
        ),
        _row(
            "ARAB-CHARTER",
            2004,
            N_("Arab Charter on Human Rights"),
            "Arab Charter on Human Rights",
            "Arab Charter",
            "League of Arab States",
        ),
        _row(
            "ECHR",
            1950,
            N_("Convention for the Protection of Human Rights and Fundamental Freedoms"),
            "European Convention for the Protection of Human Rights and Fundamental Freedoms",
            "European Convention on Human Rights",
            "Council of Europe",
            acronym="ECHR",
        ),
        _row(
            "ECLSMW",
            1977,
            N_("European Convention on the Legal Status of Migrant Workers"),
            "1977 European Convention on the Legal Status of Migrant Workers",
            "European Migrant Workers Convention",
            "Council of Europe",
            kind="regional-workers",
        ),
        _row(
            "ASEAN-DECL-2007",
            2007,
            N_("ASEAN Declaration on the Protection and Promotion of the Rights of Migrant Workers"),
            "2007 non-binding ASEAN Declaration on the Protection and Promotion of the Rights of Migrant "
            "Workers",
            "Cebu Declaration",
            "Association of Southeast Asian Nations",
            kind="regional-workers",
            binding="declaration",
        ),
    ),
)

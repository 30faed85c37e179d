"""The eight cross-cutting issues, word for word; the list is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

CUTS_ACROSS = "cuts_across_mandates"
GUIDANCE = "guidance_needed"

WHY: Mapping[str, str] = {
    CUTS_ACROSS: N_("It cuts across mandates"),
    GUIDANCE: N_("Further guidance is needed from monitoring and expert bodies"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Entry):
    """A cross-cutting issue. ``id`` is the slug of its address.

    ``why`` is one of the two reasons for which the report lists issues, or both. ``instruments`` are ids
    of the lists of instruments and of non-binding texts; they and ``see_also`` are a house suggestion.
    """

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"why": WHY}

    why: tuple[str, ...]
    instruments: tuple[str, ...]
    see_also: tuple[str, ...] = ()


_PLACE = OHCHR_2013.at("chapter 5, Conclusions and recommendations")


def _issue(slug: str, text: str, instruments: str, *see_also: str) -> Issue:
    return Issue(
        id=slug,
        label=text,
        source=_PLACE,
        as_of="2013",
        why=(CUTS_ACROSS, GUIDANCE),
        instruments=tuple(instruments.split()),
        see_also=see_also,
    )


ISSUES = ReferenceList(
    id="issues",
    title=N_("Cross-cutting issues"),
    version="1",
    as_of="2013",
    source=_PLACE,
    open=True,
    note=N_(
        "The report introduces its list with “such as”: issues may be added, and these eight keep their "
        "wording. It gives two reasons for the list as a whole and does not say which applies to "
        "which issue, so each of the eight carries both; an issue added later states its own. The "
        "linked instruments are a house suggestion, not part of the report’s list."
    ),
    entries=(
        _issue(
            "protection-interface",
            N_("protection interface between asylum and migration movements"),
            "REFUGEE-1951 REFUGEE-1967P CAT UNHCR-10-POINT-2007",
            "CAT, article 3",
        ),
        _issue(
            "smuggled-migrants",
            N_("human rights of smuggled migrants"),
            "SMUGGLING-PROTOCOL UNODC-FRAMEWORK-SOM-2011",
        ),
        _issue(
            "exploitation-workers",
            N_("exploitation and abuse of migrant workers"),
            "ICRMW ILO-97 ILO-143 ILO-189 ILO-181 ILO-29",
        ),
        _issue(
            "discrimination-xenophobia",
            N_("countering discrimination and xenophobia against migrants"),
            "ICERD DURBAN",
            "CERD, General Recommendation No. 30 (2004)",
        ),
        _issue(
            "essential-services",
            N_("access of irregular migrants to essential services such as health and education"),
            "ICESCR CRC",
            "CMW, General Comment No. 2",
        ),
        _issue(
            "disaster-conflict",
            N_("rights of migrants caught in disaster or conflict situations"),
            "GENEVA-1949 SOLAS SAR-1979 IOM-MCOF-2012",
        ),
        _issue(
            "women-sgbv",
            N_(
                "protection of migrant women, particularly in the context of sexual and gender-based violence"
            ),
            "CEDAW TRAFFICKING-PROTOCOL",
        ),
        _issue(
            "children",
            N_("situation of children in the context of migration"),
            "CRC ILO-138 ILO-182",
            "CRC, General Comment No. 6 (2005)",
            "CRC, Day of General Discussion 2012",
        ),
    ),
)

"""The five documents the lists are drawn from, and how a place in them is named."""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_

GENERAL = "Public record, not in the five source documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Entry):
    """A source document. ``source`` is how other entries cite it."""

    publisher: str
    year: int

    def at(self, place: str) -> str:
        """This document and a place in it, as printed under an entry."""
        return f"{self.source}, {place}"


OHCHR_2013 = Work(
    id="ohchr-2013",
    label=N_(
        "Migration and human rights: improving human rights-based governance of international migration"
    ),
    source="OHCHR, Migration and human rights: improving human rights-based governance of "
    "international migration (2013)",
    as_of="2013",
    publisher="Office of the United Nations High Commissioner for Human Rights",
    year=2013,
)
OHCHR_FEB_2013 = Work(
    id="ohchr-hld-2013",
    label=N_(
        "Contributions to the High-level Dialogue on International Migration and Development and beyond"
    ),
    source="OHCHR, Contributions to the High-level Dialogue on International Migration and Development "
    "and beyond, Eleventh Coordination Meeting on International Migration (New York, 21–22 February 2013)",
    as_of="2013-02-21",
    publisher="Office of the United Nations High Commissioner for Human Rights",
    year=2013,
)
IOM_2009 = Work(
    id="iom-idm-2009",
    label=N_("Effective respect for the human rights of migrants: a shared responsibility"),
    source="IOM, International Dialogue on Migration 2009, intersessional workshop “Effective respect for "
    "the human rights of migrants: a shared responsibility”, background paper (25–26 March 2009)",
    as_of="2009-03-25",
    publisher="International Organization for Migration",
    year=2009,
)
HRB_2007 = Work(
    id="human-rights-brief-2007",
    label=N_("Pursuit of a Rights-Based Approach to Migration"),
    source="“Pursuit of a Rights-Based Approach to Migration”, Human Rights Brief (2007)",
    as_of="2007",
    publisher="Human Rights Brief",
    year=2007,
)
UNITAR_2006 = Work(
    id="unitar-2006",
    label=N_("Migration and Human Rights: workshop report"),
    source="UNITAR/UNFPA/IOM Key Migration Issues Workshop Series, Migration and Human Rights, "
    "workshop report (27 June 2006)",
    as_of="2006-06-27",
    publisher="United Nations Institute for Training and Research, New York",
    year=2006,
)

WORKS = ReferenceList(
    id="works",
    title=N_("Source documents"),
    version="1",
    as_of="2013",
    source=GENERAL,
    entries=(OHCHR_2013, OHCHR_FEB_2013, IOM_2009, HRB_2007, UNITAR_2006),
    note=N_("Every other list names the document and the place its entries are taken from."),
)

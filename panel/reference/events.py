"""Meetings the sources report, with attendance as they count it: persons and entities are never added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import HRB_2007, IOM_2009, OHCHR_2013, OHCHR_FEB_2013, UNITAR_2006

PERSONS = "persons"
ENTITIES = "entities"

KINDS: Mapping[str, str] = {
    "dialogue": N_("High-level dialogue"),
    "hearing": N_("Hearing"),
    "dgd": N_("Day of general discussion"),
    "workshop": N_("Workshop"),
    "expert": N_("Expert meeting"),
    "forum": N_("Global Forum on Migration and Development"),
    "civil-society-day": N_("Civil society day"),
    "meeting": N_("Meeting"),
}


@dataclass(frozen=True, slots=True)
class Attendance:
    """One figure of a source: how many, whether persons or entities, and who, in the words of the source."""

    number: int
    counts: str
    who: str

    def __str__(self) -> str:
        return f"{self.number} {self.who}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """A meeting. ``date`` is an ISO date, a span “first/last”, or as much of it as the source gives."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"kind": KINDS}

    kind: str
    date: str
    organizer: str
    place: str = ""
    segments: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    note: str = ""

    def persons(self) -> int | None:
        """How many persons attended; None where the source counts no persons."""
        counted = [line.number for line in self.attendance if line.counts == PERSONS]
        return sum(counted) if counted else None


_UN = HRB_2007.at("section “The UN, Migrant Rights, and Development”")
_ACTIVITIES = OHCHR_FEB_2013.at("section on selected recent activities")
_GFMD = N_("Global Forum on Migration and Development")
_HLD = N_("High-level Dialogue on International Migration and Development")
_CMW = "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families"


def _event(
    key: str,
    label: str,
    kind: str,
    date: str,
    organizer: str,
    source: str,
    place: str = "",
    *,
    segments: tuple[str, ...] = (),
    attendance: tuple[Attendance, ...] = (),
    note: str = "",
) -> Event:
    return Event(
        id=key,
        label=label,
        source=source,
        as_of=date.rpartition("/")[2],
        kind=kind,
        date=date,
        organizer=organizer,
        place=place,
        segments=segments,
        attendance=attendance,
        note=note,
    )


EVENTS = ReferenceList(
    id="events",
    title=N_("Meetings"),
    version="1",
    as_of="2013",
    source="; ".join(work.source for work in (OHCHR_2013, OHCHR_FEB_2013, IOM_2009, HRB_2007, UNITAR_2006)),
    open=True,
    note=N_("Persons and entities represented are counted apart, as the sources do."),
    entries=(
        _event(
            "cmw-dgd-2005",
            N_("Protecting the Rights of Migrant Workers as a Tool to Enhance Development"),
            "dgd",
            "2005-12",
            _CMW,
            _UN,
            segments=(
                "contributions to development in countries of origin (sending countries)",
                "contributions to development in host (receiving) countries",
            ),
        ),
        _event(
            "workshop-2006",
            N_("Migration and Human Rights, Key Migration Issues Workshop Series"),
            "workshop",
            "2006-06-27",
            "UNITAR, in collaboration with UNFPA and IOM",
            UNITAR_2006.at("section “Background”"),
            "United Nations Headquarters, New York",
            segments=(
                "From state control to shared responsibility: international migration and human rights",
                "Sharing responsibilities – different perspectives",
                "Migration and Children’s Rights",
            ),
            attendance=(
                Attendance(36, PERSONS, "delegates"),
                Attendance(32, ENTITIES, "countries"),
                Attendance(
                    31, PERSONS, "staff from UN Secretariat, agencies and other international organizations"
                ),
                Attendance(13, PERSONS, "members of civil society"),
            ),
            note=N_("The 36 delegates represented the 32 countries."),
        ),
        _event(
            "hearings-2006",
            N_("Informal Interactive Civil Society Hearings"),
            "hearing",
            "2006",
            "General Assembly",
            _UN,
            note=N_(
                "Civil society was invited to submit written commentary “limited to 1,000 words or "
                "less”; the UN Non-Governmental Liaison Service collated it."
            ),
        ),
        _event(
            "hld-2006",
            _HLD,
            "dialogue",
            "2006-09-14/2006-09-15",
            "General Assembly",
            _UN,
            attendance=(
                Attendance(127, ENTITIES, "Member States"),
                Attendance(10, ENTITIES, "intergovernmental entities"),
            ),
            note=N_(
                "Twelve members of civil society were invited to round-table discussions: eight NGOs "
                "and four from the private sector. Others could only observe the plenary sessions."
            ),
        ),
        _event(
            "oas-meeting-2007",
            N_("Second special meeting of the Working Group on the Inter-American Program"),
            "meeting",
            "2007-02-17",
            "OAS, Committee on Juridical and Political Affairs",
            HRB_2007.at("section “The OAS, Migrants, and Human Rights”"),
        ),
        _event(
            "gfmd-civil-2007",
            N_("Civil society day of the Global Forum"),
            "civil-society-day",
            "2007-07",
            "King Baudouin Foundation",
            _UN,
            "Belgium",
            note=N_("Announced, at the time of the article."),
        ),
        _event(
            "gfmd-2007",
            _GFMD,
            "forum",
            "2007-07",
            "Government of Belgium",
            _UN,
            "Belgium",
            note=N_("Announced, at the time of the article."),
        ),
        _event(
            "gfmd-2008",
            _GFMD,
            "forum",
            "2008",
            "Government of the Philippines",
            IOM_2009.at("introduction"),
            "Manila",
            note=N_("Central theme: shared responsibilities."),
        ),
        _event(
            "idm-2009-1",
            N_("Effective respect for the human rights of migrants: a shared responsibility"),
            "workshop",
            "2009-03-25/2009-03-26",
            "IOM",
            IOM_2009.at("title page"),
        ),
        _event(
            "idm-2009-2",
            N_("Trafficking and Exploitation of Migrants: Ensuring Protection of Human Rights"),
            "workshop",
            "2009-07-09/2009-07-10",
            "IOM",
            IOM_2009.at("footnote 9"),
        ),
        _event(
            "borders-2012",
            N_("Human Rights at International Borders: Exploring Gaps in Policy and Practice"),
            "expert",
            "2012-03",
            "OHCHR",
            _ACTIVITIES,
        ),
        _event(
            "conversation-2012",
            N_("An informal conversation on global governance, migration and human rights"),
            "expert",
            "2012-09",
            "OHCHR and Global Migration Policy Associates",
            OHCHR_FEB_2013.at("section on preparations for the Dialogue of 2013"),
        ),
        _event(
            "crc-dgd-2012",
            N_("The rights of all children in the context of international migration"),
            "dgd",
            "2012-09-28",
            "Committee on the Rights of the Child",
            _ACTIVITIES,
        ),
        _event(
            "gfmd-2012",
            _GFMD,
            "forum",
            "2012-11",
            "Government of Mauritius",
            _ACTIVITIES,
            "Mauritius",
            segments=(
                "3.1 Improving Public Perceptions of Migrants and Migration",
                "3.2 Migrant Protection as Integral to Migration Management",
            ),
            note=N_("The round table sessions named are those to which OHCHR contributed."),
        ),
        _event(
            "coordination-2013",
            N_("Eleventh Coordination Meeting on International Migration"),
            "meeting",
            "2013-02-21/2013-02-22",
            "UNDESA, Population Division",
            OHCHR_FEB_2013.at("title page"),
            "New York",
        ),
        _event(
            "cmw-dgd-2013",
            N_("The role of migration statistics for treaty reporting and migration policies"),
            "dgd",
            "2013-04-22",
            _CMW,
            f"{_ACTIVITIES}; {OHCHR_2013.at('chapter 4, footnote 38')}",
        ),
        _event("hld-2013", _HLD, "dialogue", "2013", "General Assembly", OHCHR_2013.at("chapter 1")),
    ),
)

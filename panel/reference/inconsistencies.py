"""Where the sources disagree with each other or with themselves: the readings, and where each stands.

Nothing is corrected in silence: a reading is quoted as it stands, ``kept`` says what the other lists print.
"""

from __future__ import annotations

from dataclasses import dataclass

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import GENERAL, HRB_2007, IOM_2009, OHCHR_2013, OHCHR_FEB_2013, UNITAR_2006


@dataclass(frozen=True, slots=True)
class Reading:
    """What one place says, and the place."""

    text: str
    place: str

    def __str__(self) -> str:
        return f"{self.text} — {self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency(Entry):
    """One disagreement. ``kept`` is a msgid: which reading the platform shows, and how."""

    readings: tuple[Reading, ...]
    kept: str


_R = OHCHR_2013.at
_A = HRB_2007.at

_AS_CITED = N_("Each as cited, in its place.")


def _row(key: str, label: str, kept: str, *readings: tuple[str, str]) -> Inconsistency:
    pairs = tuple(Reading(text, place) for text, place in readings)
    works = (OHCHR_2013, OHCHR_FEB_2013, IOM_2009, HRB_2007, UNITAR_2006)
    used = [work for work in works if any(pair.place.startswith(work.source) for pair in pairs)]
    return Inconsistency(
        id=key,
        label=label,
        source="; ".join(work.source for work in used),
        as_of=max(work.as_of[:4] for work in used),
        readings=pairs,
        kept=kept,
    )


INCONSISTENCIES = ReferenceList(
    id="inconsistencies",
    title=N_("Inconsistencies of the sources"),
    version="1",
    as_of="2013",
    source="; ".join(work.source for work in (OHCHR_2013, OHCHR_FEB_2013, IOM_2009, HRB_2007, UNITAR_2006)),
    open=True,
    note=N_("Symbols, dates, names and figures are stored as cited and never corrected in silence."),
    entries=(
        _row(
            "migrants-worldwide",
            N_("Number of international migrants"),
            _AS_CITED,
            ("“more than 215 million international migrants”", _R("chapter 1")),
            ("“Some 214 million people”", _R("Annex 3, message 1")),
            ("“more than 214 million people”", OHCHR_FEB_2013.at("introduction")),
        ),
        _row(
            "icpd-year",
            N_("Year of the International Conference on Population and Development"),
            N_("1994 in the list of non-binding texts; 1995 in the map of bodies, as its annex has it."),
            ("“(1994)”", _R("Annex 1")),
            ("“1994, in its Chapter X”", _R("chapter 3")),
            ("“the 1995 International Conference on Population and Development”", _R("Annex 2")),
        ),
        _row(
            "women-conference-year",
            N_("Year of the World Conference on Women"),
            N_("1994 in the map of bodies, as its annex has it."),
            ("“the 1994 World Conference on Women”", _R("Annex 2")),
            ("the Platform for Action was adopted at Beijing in 1995", GENERAL),
        ),
        _row(
            "sg-report-symbol",
            N_("Symbol of the Secretary-General’s report of 2006"),
            _AS_CITED,
            ("“A/60/781”, for the report itself", _A("endnote 1")),
            ("“A/60/871”, for the responses of NGOs to it", _A("endnote 3")),
        ),
        _row(
            "gcim-date",
            N_("Beginning of the Global Commission on International Migration"),
            _AS_CITED,
            ("“launched … on December 9, 2003”", _R("chapter 1, footnote 6")),
            (
                "“In 2005 the Global Commission on International Migration (GCIM) was established”",
                _R("chapter 3"),
            ),
        ),
        _row(
            "gmg-group-name",
            N_("Name of a working group of the Global Migration Group"),
            N_("The first reading, with the second in a note."),
            ("“human rights, gender and migration”", _R("chapter 3")),
            ("“Migration, Human Rights and Gender”", _R("chapter 5")),
        ),
        _row(
            "icrmw-name",
            N_("Title of the Convention on migrant workers"),
            N_("The first reading, which is the official title."),
            (
                "“… on the Protection of the Rights of All Migrant Workers and Members of Their Families”",
                _R("Box 1"),
            ),
            ("“… on the Rights of All Migrant Workers and Members of their Families”", _R("chapter 3")),
        ),
        _row(
            "cmw-name",
            N_("Name of the Committee on Migrant Workers"),
            N_("The first reading, and the short name of Box 5."),
            (
                "“… on the Protection of the Rights of All Migrant Workers and Members of their Families”",
                _A("first mention"),
            ),
            (
                "“… on the Protection of the Rights of All Migrant Workers and their Families”",
                _A("second mention"),
            ),
            ("“Committee on Migrant Workers (CMW)”", _R("Box 5")),
        ),
        _row(
            "core-treaties",
            N_("Which are the core human rights instruments"),
            N_("The second reading: nine treaties, and the Universal Declaration beside them."),
            ("ten, the Universal Declaration first", IOM_2009.at("footnote 3")),
            ("nine treaties, the Universal Declaration above their heading", _R("Box 1")),
        ),
        _row(
            "cped-name",
            N_("Title of the Convention on enforced disappearance"),
            N_("The second reading, which is the official title."),
            (
                "“Convention for the Protection of All Persons from Enforced Disappearance”",
                IOM_2009.at("footnote 3"),
            ),
            (
                "“International Convention for the Protection of All Persons from Enforced Disappearance”",
                _R("Box 1"),
            ),
        ),
        _row(
            "hrba-principles",
            N_("Principles of a human rights-based approach"),
            N_("The first reading, with the second in a note."),
            (
                "“non-discrimination, empowerment, participation and inclusion, and accountability”",
                _R("chapter 4"),
            ),
            (
                "“non-discrimination, participation, equality and accountability”",
                OHCHR_FEB_2013.at("section on preparations for the Dialogue of 2013"),
            ),
        ),
        _row(
            "undrip-name",
            N_("Title of the Declaration on indigenous peoples"),
            N_("The official title, with the reading of the annex beside it."),
            ("“Rights of Indigenous People”", _R("Annex 1")),
            ("“Rights of Indigenous Peoples”", GENERAL),
        ),
        _row(
            "unctad-acronym",
            N_("Acronym of the Conference on Trade and Development"),
            N_("The first reading, with the second beside it in the map of bodies."),
            ("“UNCTAD”", _R("Box 4")),
            ("“UNCTA”", _R("Annex 2")),
        ),
        _row(
            "undp-name",
            N_("Name of the Development Programme"),
            N_("The first reading, which is the official name."),
            ("“United Nations Development Programme”", _R("chapter 1, footnote 7")),
            ("“United Nations Development Program”", _R("Box 4")),
        ),
        _row(
            "unodc-name",
            N_("Name of the Office on Drugs and Crime"),
            N_("The first reading, which is the official name."),
            ("“United Nations Office on Drugs and Crime”", _R("Box 4")),
            ("“united nations office of drugs and Crime”", _R("Box 5, heading")),
        ),
        _row(
            "acronym-forms",
            N_("Acronyms written in two ways"),
            _AS_CITED,
            ("“UNDESA”, “UN Women”", _R("Box 4")),
            ("“UN-DESA”, “UNWOMEN”", _R("Annex 2")),
        ),
        _row(
            "speakers-names",
            N_("Names of speakers"),
            _AS_CITED,
            ("“Ms. Mariana Olivera West”, “Ms. Olivera”, “Ms. West”", UNITAR_2006.at("session II")),
            ("“Ms. Gabriella Rodriguez”, “Dr. Rodriguez”", UNITAR_2006.at("session I")),
        ),
        _row(
            "legal-empowerment",
            N_("Name of a commission"),
            _AS_CITED,
            (
                "“High Level Commission on Legal Empowerment of the Poor”",
                UNITAR_2006.at("session I, first mention"),
            ),
            (
                "“High Commission on Legal Empowerment of the Poor”",
                UNITAR_2006.at("session I, second mention"),
            ),
        ),
        _row(
            "box-2-text",
            N_("A box without its text"),
            N_("The title only, as the facet of duties; no text has been put in its place."),
            ("“respect, protect, fulfil: the scope of human rights obligations”", _R("Box 2, title")),
        ),
        _row(
            "box-3-number",
            N_("A box without its number"),
            N_("The three statements under the title of the box, without a number."),
            ("“UN Statement of Common Understanding …”, printed between Box 4 and Box 5", _R("chapter 4")),
        ),
        _row(
            "lost-word",
            N_("A word lost in a list of groups"),
            N_("The list of persons and groups leaves the gap out."),
            ("“gender based violence,  migrants, stateless persons”", _R("chapter 2")),
        ),
        _row(
            "annex-2-slips",
            N_("Slips of the pen in the map of bodies"),
            _AS_CITED,
            ("“Internatinal”, “submited”", _R("Annex 2")),
        ),
        _row(
            "annex-2-ligatures",
            N_("Letters lost in the copy of the map of bodies"),
            N_("Mended in the map of bodies: efforts, effects, country-specific, field."),
            ("“e\ufffdorts”, “e\ufffdects”, “country-speci\ufffdc”, “\ufffdeld”", _R("Annex 2")),
        ),
    ),
)

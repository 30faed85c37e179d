"""The constituency tree: one primary constituency an organization, and one sub-type within it.

House rule, working methods, section on who takes part. Every named kind of stakeholder has a place of
its own; nobody has to choose "other". Press and readers have no constituency: they read.
"""

from __future__ import annotations

from dataclasses import dataclass

from panel.domain.errors import N_

Choices = tuple[tuple[str, str], ...]
"""Codes and labels, in the order in which a form offers them."""


@dataclass(frozen=True, slots=True)
class Constituency:
    """A family of stakeholders.

    ``label`` names many, ``singular`` one of them; ``shape`` is its sign in the design. ``counted``:
    whether its submissions count in quantifiers. ``needs_legal_registration``: whether a legal status is
    usual and asked after; without one, what an organization does is verified otherwise. ``umbrella`` is
    ``CIVIL`` for those that together are called civil society.
    """

    code: str
    label: str
    singular: str
    shape: str
    subtypes: Choices
    counted: bool = True
    needs_legal_registration: bool = False
    umbrella: str = ""


TREE: tuple[Constituency, ...] = (
    Constituency(
        "STATE",
        N_("Member States and observer States"),
        N_("State"),
        "state",
        (
            ("member_state", N_("Member State")),
            ("observer_state", N_("Observer State")),
            ("ministry", N_("Ministry or agency")),
            ("local", N_("Local or regional authority")),
            ("parliament", N_("Parliament or parliamentarian")),
        ),
    ),
    Constituency(
        "IGO-UN",
        N_("United Nations entities and IOM"),
        N_("United Nations entity"),
        "un",
        (
            ("secretariat", N_("Secretariat department")),
            ("fund", N_("Fund or programme")),
            ("agency", N_("Specialized agency")),
            ("commission", N_("Regional commission")),
            ("related", N_("Related organization")),
        ),
    ),
    Constituency(
        "IGO-REG",
        N_("Regional organizations and processes"),
        N_("regional organization"),
        "reg",
        (
            ("eu", N_("European Union, with its bodies")),
            ("coe", N_("Council of Europe, with its bodies")),
            ("cis", N_("Commonwealth of Independent States (CIS)")),
            ("asean", N_("Association of Southeast Asian Nations (ASEAN)")),
            ("ecowas", N_("Economic Community of West African States (ECOWAS)")),
            ("mercosur", N_("Southern Common Market (MERCOSUR)")),
            ("caricom", N_("Caribbean Community (CARICOM)")),
            ("oas", N_("Organization of American States, with its bodies")),
            ("regional", N_("Another regional organization")),
            ("subregional", N_("Another subregional organization")),
            ("rcp", N_("Regional consultative process")),
        ),
    ),
    Constituency(
        "MECH",
        N_("Human rights and ILO mechanisms, experts"),
        N_("mechanism or expert"),
        "mech",
        (
            ("treaty_body", N_("Treaty body")),
            ("special_procedure", N_("Special procedure")),
            ("upr", N_("Universal periodic review")),
            ("ilo", N_("ILO supervisory body")),
            ("expert", N_("Independent expert")),
        ),
        counted=False,
    ),
    Constituency(
        "NHRI",
        N_("National human rights institutions"),
        N_("national human rights institution"),
        "nhri",
        (("a", N_("With A status")), ("b", N_("With B status")), ("none", N_("Without status"))),
    ),
    Constituency(
        "MIGR",
        N_("Migrants’ associations and diaspora"),
        N_("migrants’ association"),
        "migr",
        (
            ("association", N_("Migrant-led association")),
            ("diaspora", N_("Diaspora organization")),
            ("families", N_("Association of families left behind")),
            ("domestic", N_("Domestic workers’ organization")),
            ("informal", N_("Informal group or collective")),
            ("network", N_("Network of these")),
        ),
        umbrella="CIVIL",
    ),
    Constituency(
        "NGO",
        N_("Non-governmental organizations"),
        N_("non-governmental organization"),
        "ngo",
        (
            ("international", N_("International")),
            ("regional", N_("Regional")),
            ("national", N_("National")),
            ("local", N_("Local or grass-roots")),
            ("faith", N_("Faith-based")),
            ("coalition", N_("Coalition or network")),
        ),
        needs_legal_registration=True,
        umbrella="CIVIL",
    ),
    Constituency(
        "SOC",
        N_("Social partners"),
        N_("social partner"),
        "soc",
        (("union", N_("Trade union")), ("employers", N_("Employers’ organization"))),
        needs_legal_registration=True,
        umbrella="CIVIL",
    ),
    Constituency(
        "PRIV",
        N_("Private sector"),
        N_("private-sector body"),
        "priv",
        (
            ("business", N_("Business")),
            ("business_association", N_("Business association")),
            ("recruiter", N_("Recruitment agency")),
        ),
        needs_legal_registration=True,
        umbrella="CIVIL",
    ),
    Constituency(
        "ACAD",
        N_("Academia and research"),
        N_("academic body"),
        "acad",
        (
            ("university", N_("University")),
            ("institute", N_("Research institute")),
            ("scholar", N_("Individual scholar")),
        ),
        umbrella="CIVIL",
    ),
    Constituency(
        "IND",
        N_("Individuals"),
        N_("individual"),
        "ind",
        (("migrant", N_("Migrant in a personal capacity")), ("person", N_("Another person"))),
    ),
)
"""The constituencies, in the order of lists and tables."""

CIVIL: tuple[str, ...] = tuple(each.code for each in TREE if each.umbrella == "CIVIL")
"""Codes of what is called civil society where figures are added up; each is kept apart nevertheless."""

ECOSOC: Choices = (
    ("none", N_("No consultative status")),
    ("general", N_("General status")),
    ("special", N_("Special status")),
    ("roster", N_("Roster")),
)
"""Consultative status with the Economic and Social Council. It opens the door, it does not change a limit."""

POSITIONS: Choices = (
    ("origin", N_("State of origin")),
    ("transit", N_("State of transit")),
    ("destination", N_("State of destination")),
)
"""What a State declares for each session; all three may be true of one State, none is inferred."""

REGIONS: Choices = (
    ("ECA", N_("Africa (ECA)")),
    ("ECE", N_("Europe, North America and Central Asia (ECE)")),
    ("ECLAC", N_("Latin America and the Caribbean (ECLAC)")),
    ("ESCAP", N_("Asia and the Pacific (ESCAP)")),
    ("ESCWA", N_("Western Asia (ESCWA)")),
    ("GLOBAL", N_("Global")),
)
"""The regional commissions of the United Nations, and those who work in no one region."""

_BY_CODE = {each.code: each for each in TREE}


def by_code(code: str) -> Constituency:
    """The constituency with that code; KeyError if there is none."""
    return _BY_CODE[code]


def subtype_label(code: str, subtype: str) -> str:
    """The msgid of a sub-type; the code itself where it is unknown. KeyError for an unknown constituency."""
    return dict(by_code(code).subtypes).get(subtype, subtype)

"""Values of the collation: what goes in. Frozen, made of str, int and tuples; ids are opaque strings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

CodingType = Literal[
    "inquiry", "observation", "good practice", "recommendation", "policy gap", "emerging issue"
]
TYPES: tuple[CodingType, ...] = (
    "inquiry", "observation", "good practice", "recommendation", "policy gap", "emerging issue",
)  # fmt: skip
"""The six types of a coding; working methods, section 4.6."""

Stance = Literal["for", "contrary"]
CitationKind = Literal["primary", "see_also"]
Form = Literal["that", "noun", "do", "whether"]
FORMS: tuple[Form, ...] = ("that", "noun", "do", "whether")
"""How the wording of a point continues its verb: a that-clause, a noun phrase, an infinitive whose
subject is the addressee, a question."""


class CollationError(ValueError):
    """Input that cannot be collated; ``problems`` lists all of them, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Defect:
    """Something in a summary that does not hold; ``paragraph`` and ``note`` are printed numbers."""

    rule: str
    message: str
    paragraph: int | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A co-signatory of a joint submission, confirmed by its own sign-in."""

    name: str
    city: str = ""
    country: str = ""


POSITIONS = ("origin", "transit", "destination")
"""As what a State may speak in a session; all three may be true of one."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """Who filed a text, as the registry has it; of a joint submission, the lead organization.

    ``constituency`` is a code of the registry (STATE, IGO-UN, IGO-REG, MECH, NHRI, MIGR, NGO, SOC,
    PRIV, ACAD, IND). ``asterisk`` marks a national human rights institution with A status. Where the
    name is withheld, ``name`` is empty and the source carries a ``label``. ``region`` is the code of a regional
    commission or GLOBAL; ``positions`` are those of ``POSITIONS`` that a State declares, never inferred.
    """

    code: str
    name: str = ""
    constituency: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    asterisk: bool = False
    joint_members: tuple[Member, ...] = ()
    positions: tuple[str, ...] = ()


_JOINT = re.compile(r"JS\d+\Z")


@dataclass(frozen=True, slots=True)
class Source:
    """One admitted text and what may be done with it.

    ``text`` is the stored text: offsets are Unicode code points over exactly it. ``counted``: it is
    one of the N; ``citable``: a note may name it; ``quotable``: its words may be shown; ``withheld``:
    received in confidence, told only as a number. ``group`` names the group of identical texts it
    belongs to, if any. ``label`` replaces name and place in the list of contributors. ``salt`` is the
    submission's own; with it hashes of spans can be printed, without it none is.
    """

    id: str
    code: str
    text: str
    lang: str = ""
    contributor: Contributor | None = None
    counted: bool = True
    citable: bool = True
    quotable: bool = True
    withheld: bool = False
    label: str = ""
    group: str = ""
    question: str = ""
    salt: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if self.counted and not self.citable:
            raise CollationError((f"{self.code}: a text that may not be cited is not counted",))
        if self.withheld and self.citable:
            raise CollationError((f"{self.code}: a text received in confidence may not be cited",))

    @property
    def unit(self) -> str:
        """What it counts as: its group of identical texts, or itself."""
        return f"group {self.group}" if self.group else f"text {self.id}"

    @property
    def joint(self) -> bool:
        """Whether several organizations filed it together."""
        members = self.contributor.joint_members if self.contributor else ()
        return bool(members) or _JOINT.match(self.code) is not None

    @property
    def constituency(self) -> str:
        """The code of the contributor's constituency, empty if unknown."""
        return self.contributor.constituency if self.contributor else ""

    @property
    def asterisk(self) -> bool:
        """Whether it comes from a national human rights institution with A status."""
        return self.contributor is not None and self.contributor.asterisk

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organizations behind it, by name; by code where the name is withheld."""
        if self.contributor is None or not self.contributor.name:
            return (self.code,)
        names = (self.contributor.name, *(member.name for member in self.contributor.joint_members))
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a source, in code points, and the number of the paragraph it begins in."""

    source_id: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coding:
    """A passage read as making (or opposing) a point.

    ``verb`` is the source's own, in any form on the ladder, empty for the usual one of its type.
    ``text`` words what a contrary passage says, as a that-clause. ``clearest`` puts the passage first
    in its note; ``citation`` see_also means: the same point, wording not used.
    """

    passage: Passage
    theme_id: str
    point_id: str
    type: CodingType = "observation"
    verb: str = ""
    stance: Stance = "for"
    addressee: str = ""
    text: str = ""
    citation: CitationKind = "primary"
    clearest: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading of the codebook; ``parent`` is the id of the theme above it."""

    id: str
    label: str
    order: int = 0
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One claim. ``text`` is the officer's wording, continued by ``form`` from the reporting verb."""

    id: str
    theme_id: str
    text: str
    kind: CodingType = "observation"
    form: Form = "that"
    addressee: str = ""
    order: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """A constituency as paragraph 2 names it: one (with its article) and several."""

    code: str
    one: str
    many: str


POPULATIONS: tuple[Population, ...] = (
    Population("STATE", "a State or local authority", "States and local authorities"),
    Population("IGO-UN", "a United Nations entity", "United Nations entities"),
    Population("IGO-REG", "a regional organization", "regional organizations"),
    Population("NHRI", "a national human rights institution", "national human rights institutions"),
    Population("MIGR", "a migrants’ association", "migrants’ associations"),
    Population("NGO", "a non-governmental organization", "non-governmental organizations"),
    Population("SOC", "a social partner", "social partners"),
    Population("PRIV", "a private sector contributor", "private sector contributors"),
    Population("ACAD", "an academic institution", "academic institutions"),
    Population("MECH", "a human rights mechanism", "human rights mechanisms"),
    Population("IND", "an individual", "individuals"),
)
"""Constituencies in the order in which paragraph 2 lists them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the call decided about its summary.

    ``mandate`` completes “The present summary was prepared …”: “pursuant to the call for input of 11
    January 2027”. ``confidential`` is the number of texts received in confidence, None to count those
    among the sources. ``body_name`` is who disclaims: “the Panel”.
    """

    title: str = ""
    symbol: str = ""
    call_symbol: str = ""
    mandate: str = "pursuant to the call for input"
    body_name: str = "the Panel"
    word_limit: int = 5350
    confidential: int | None = None
    populations: tuple[Population, ...] = POPULATIONS

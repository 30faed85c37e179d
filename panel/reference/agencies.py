"""The Global Migration Group in 2013: its members (Box 4), its predecessor, its working groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from panel.reference.entry import Entry, ReferenceList
from panel.reference.labels import N_
from panel.reference.works import OHCHR_2013

BOX_4 = OHCHR_2013.at("Box 4")
GROUPS_PLACE = OHCHR_2013.at("chapter 3, section “Global Migration Group”")

#: Founders of the Geneva Migration Group of April 2003.
GENEVA_MIGRATION_GROUP = ("ILO", "IOM", "OHCHR", "UNCTAD", "UNHCR", "UNODC")

_PREDECESSOR: Mapping[str, str] = {
    "member": N_("Established it in April 2003, with five others"),
}
_KINDS: Mapping[str, str] = {
    "working-group": N_("Thematic working group"),
    "task-force": N_("Time-bound task force"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Entry):
    """A member of the Global Migration Group; ``predecessor`` is “member” for the earlier group’s six."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"predecessor": _PREDECESSOR}

    acronym: str = ""
    as_cited: str = ""
    predecessor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingGroup(Entry):
    """A working group or task force of the Global Migration Group."""

    VOCABULARY: ClassVar[Mapping[str, Mapping[str, str]]] = {"kind": _KINDS}

    kind: str
    note: str = ""


def _agency(key: str, label: str, acronym: str | None = None, *, cited: str = "") -> Agency:
    known = key in GENEVA_MIGRATION_GROUP
    source = f"{BOX_4}; predecessor: chapter 3, footnote 29" if known else BOX_4
    return Agency(
        id=key,
        label=label,
        source=source,
        as_of="2013",
        acronym=key if acronym is None else acronym,
        as_cited=cited,
        predecessor="member" if known else "",
    )


def _group(key: str, label: str, kind: str, note: str = "") -> WorkingGroup:
    return WorkingGroup(id=key, label=label, source=GROUPS_PLACE, as_of="2013", kind=kind, note=note)


AGENCIES = ReferenceList(
    id="agencies",
    title=N_("Members of the Global Migration Group"),
    version="1",
    as_of="2013",
    source=BOX_4,
    note=N_(
        "Sixteen entries as in the box; “UN Regional Commissions” is one of them and stands for five. "
        "Six had established the Geneva Migration Group in April 2003, which the Global Migration Group "
        "followed in 2006."
    ),
    entries=(
        _agency("ILO", N_("International Labour Organization")),
        _agency("IOM", N_("International Organization for Migration")),
        _agency("OHCHR", N_("Office of the High Commissioner for Human Rights")),
        _agency("UN-REGIONAL-COMMISSIONS", N_("UN Regional Commissions"), ""),
        _agency("UNICEF", N_("United Nations Children’s Fund")),
        _agency("UNCTAD", N_("United Nations Conference on Trade and Development")),
        _agency("UNDESA", N_("United Nations Department of Economic and Social Affairs")),
        _agency(
            "UNDP", N_("United Nations Development Programme"), cited="United Nations Development Program"
        ),
        _agency("UNESCO", N_("United Nations Educational, Scientific and Cultural Organization")),
        _agency(
            "UN-WOMEN",
            N_("United Nations Entity for Gender Equality and the Empowerment of Women"),
            "UN Women",
        ),
        _agency("UNHCR", N_("United Nations High Commissioner for Refugees")),
        _agency("UNITAR", N_("United Nations Institute for Training and Research")),
        _agency("UNODC", N_("United Nations Office on Drugs and Crime")),
        _agency("UNFPA", N_("United Nations Population Fund")),
        _agency("WHO", N_("World Health Organization")),
        _agency("WORLD-BANK", N_("World Bank"), ""),
    ),
)

WORKING_GROUPS = ReferenceList(
    id="gmg-groups",
    title=N_("Working groups and task forces of the Global Migration Group"),
    version="1",
    as_of="2013",
    source=GROUPS_PLACE,
    entries=(
        _group(
            "human-rights-gender",
            N_("human rights, gender and migration"),
            "working-group",
            N_("Chapter 5 calls it the working group on “Migration, Human Rights and Gender”."),
        ),
        _group("data-research", N_("data and research"), "working-group"),
        _group(
            "mainstreaming",
            N_("mainstreaming migration into national development strategies"),
            "working-group",
        ),
        _group("decent-work", N_("migration and decent work"), "task-force"),
        _group("capacity", N_("capacity development and delivery"), "task-force"),
    ),
)

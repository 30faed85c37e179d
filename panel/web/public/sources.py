"""Which entries of the reference lists rest on a source that disagrees with another, or with itself.

The inconsistencies themselves, with their readings, are a list of their own; here stands only where the
mark is set. A whole list is marked by an empty entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from panel.reference import catalogue

#: (list, entry) -> inconsistencies.
MARKS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("key-messages", "key-message-1"): ("migrants-worldwide",),
    ("soft-law", "ICPD"): ("icpd-year",),
    ("soft-law", "UNDRIP"): ("undrip-name",),
    ("bodies", "fc-population"): ("icpd-year",),
    ("bodies", "fc-women"): ("women-conference-year",),
    ("bodies", "unctad"): ("unctad-acronym",),
    ("bodies", "undesa"): ("acronym-forms",),
    ("bodies", "un-women"): ("acronym-forms",),
    ("bodies", ""): ("annex-2-slips", "annex-2-ligatures"),
    ("works", "human-rights-brief-2007"): ("sg-report-symbol",),
    ("works", "ohchr-2013"): ("gcim-date",),
    ("works", "unitar-2006"): ("speakers-names", "legal-empowerment"),
    ("gmg-groups", "human-rights-gender"): ("gmg-group-name",),
    ("instruments", "ICRMW"): ("icrmw-name",),
    ("instruments", "UDHR"): ("core-treaties",),
    ("instruments", "CPED"): ("cped-name",),
    ("mechanisms", "cmw"): ("cmw-name",),
    ("hrba-principles", ""): ("hrba-principles",),
    ("agencies", "UNCTAD"): ("unctad-acronym",),
    ("agencies", "UNDP"): ("undp-name",),
    ("agencies", "UNODC"): ("unodc-name",),
    ("agencies", "UNDESA"): ("acronym-forms",),
    ("agencies", "UN-WOMEN"): ("acronym-forms",),
    ("duties", ""): ("box-2-text",),
    ("common-understanding", ""): ("box-3-number",),
    ("persons-groups", ""): ("lost-word",),
}

#: Fields that hold ids of other entries, and the lists in which they are looked up.
_LINKS: Mapping[str, tuple[str, ...]] = {
    "instruments": ("instruments", "soft-law", "regional-instruments"),
    "monitors": ("instruments",),
    "commission": ("regional-commissions",),
    "commissions": ("regional-commissions",),
    "un_group": ("regional-groups",),
}

#: Fields that hold ids of entries of their own list.
_WITHIN = frozenset({"parent"})

#: From this number of entries on a list is printed as a table.
LONG = 60


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: what is printed, and the entry it leads to, if it names one."""

    text: str
    list_id: str = ""
    entry_id: str = ""


def values(list_id: str, field: Any) -> Sequence[Value]:
    """The values of a field, those that are ids of other entries resolved."""
    lists = (list_id,) if field.name in _WITHIN else _LINKS.get(field.name, ())
    return [_resolved(each, lists) for each in field.values]


def columns(shelf: Any) -> Sequence[tuple[str, str]]:
    """(name, label) of every field that an entry of the list has, in the order of the entries."""
    return list({f.name: f.label for entry in shelf.entries for f in entry.fields()}.items())


def marks(list_id: str, entry_id: str = "") -> Sequence[Any]:
    """The inconsistencies that concern an entry, or a whole list."""
    found = catalogue()["inconsistencies"]
    return [found.get(each) for each in MARKS.get((list_id, entry_id), ())]


def _resolved(value: str, lists: tuple[str, ...]) -> Value:
    for list_id in lists:
        for entry in catalogue()[list_id].entries:
            if entry.id == value:
                return Value(entry.label, list_id, entry.id)
    return Value(value)

"""Reference data: what the sources say, read-only, each list with a version, each entry with source and date.

Here live the eight issues, the instruments, mechanisms, bodies, regions, countries and the other lists of
:func:`catalogue`. Not here: anything the Panel decides (``panel.domain``), anything that changes while the
program runs, any I/O but the thesaurus and the gazetteer reading their own files. Standard library only; it
imports no other room and every room may import it. ``panel.reference.thesaurus`` and ``panel.reference.gazetteer``
are imported by name; nothing here loads them.

An entry's ``id`` is for ever. A list that gains, changes or loses an entry gets a new ``version``. Nothing is
corrected in silence: where sources disagree, ``inconsistencies`` holds the readings.
"""

from __future__ import annotations

from panel.reference.countries import Country, countries, country, region_of
from panel.reference.entry import Entry, Field, ReferenceList
from panel.reference.issues import Issue
from panel.reference.shelf import catalogue, issue

__all__ = [
    "Country",
    "Entry",
    "Field",
    "Issue",
    "ReferenceList",
    "catalogue",
    "countries",
    "country",
    "issue",
    "region_of",
]

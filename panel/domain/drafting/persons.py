"""Persons in a summary: a name behind an honorific is pointed out (R11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from panel.domain.drafting.registry import Registry, plain, walk
from panel.domain.drafting.values import N_, Finding, LintDraft

_TITLE = r"(?:Mrs?|Ms|Mx|Miss|Dr|Drs|Prof|Professor|Rev|Reverend|Sra|Srta|Señora?|Mme|Mlle)"
_PARTICLES = r"(?:(?:al|bin|bint|da|de|del|della|der|di|do|dos|du|el|ibn|la|las|los|van|von)\s+)*"
_NAME = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*"
#: “Mr. Okello”, “Dr Anna-Maria de la Cruz”; an honorific before a small letter names nobody.
_PERSON = re.compile(rf"(?<![\w-]){_TITLE}\.?\s+{_PARTICLES}{_NAME}(?:\s+{_PARTICLES}{_NAME})*")


def named(draft: LintDraft, book: Registry) -> Iterator[Finding]:
    """A person named with an honorific, in a quotation too; not where a contributor is called so.

    Advice: whether the person has agreed in writing is known to people alone.
    """
    names = {name for source in draft.sources for name in (source.label, *source.organisations)}
    ours = tuple(plain(name[hit.start() :]) for name in names for hit in _PERSON.finditer(name))
    message = N_("“%(name)s” seems to be a person. Nobody is named without recorded written consent.")
    for spot in walk(draft):
        for hit in _PERSON.finditer(spot.sentence.text):
            if not plain(spot.sentence.text[hit.start() :]).startswith(ours):
                yield spot.advise("person-named", message, hit.start(), hit.end(), name=hit[0])

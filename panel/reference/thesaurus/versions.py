"""The versions of the thesaurus, each by the fingerprint of its concepts.

A new version is a new line at the end; a line that was released stays as it is. What was collated with a
version can be told apart from what another one would have found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from panel.reference.thesaurus.concept import Concept

#: Version -> fingerprint, the newest last.
RECORDED = {
    "1": "4ae38904d98299f5",
    "2": "1e8b0d083f049aa2",
    "3": "2fca61480228ce37",
}


def fingerprint(concepts: Iterable[Concept]) -> str:
    """SHA-256 over all that the concepts say, whatever their order; 16 hexadecimal digits of it."""
    lines = sorted(
        "\t".join(
            (each.id, each.domain, ";".join(each.broader), ";".join(each.related), *map("|".join, each.terms))
        )
        for each in concepts
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

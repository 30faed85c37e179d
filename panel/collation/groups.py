"""Groups of identical texts: what is coded in one of them is coded in all that say it word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from panel.collation.segment import Document, passage
from panel.collation.types import Coding, Source


def spread(
    codings: Iterable[Coding], sources: Iterable[Source], documents: Mapping[str, Document]
) -> tuple[Coding, ...]:
    """The codings, and their copies in the other members of a group.

    A coding is copied where the member has none of its own on that point and its text contains the
    coded words exactly. The group counts one all the same; the note can then name every member.
    """
    given = tuple(codings)
    members: dict[str, list[Source]] = defaultdict(list)
    by_id: dict[str, Source] = {}
    for source in sorted(sources, key=lambda each: each.id):
        by_id[source.id] = source
        if source.group and source.citable:
            members[source.group].append(source)
    taken = {(coding.passage.source_id, coding.point_id, coding.stance) for coding in given}
    copies: list[Coding] = []
    for coding in given:
        origin = by_id[coding.passage.source_id]
        words = origin.text[coding.passage.start : coding.passage.end]
        for member in members.get(origin.group, ()) if origin.group and origin.citable else ():
            start = member.text.find(words)
            if (member.id, coding.point_id, coding.stance) not in taken and start >= 0:
                place = passage(member.id, documents[member.id], start, start + len(words))
                copies.append(replace(coding, passage=place, clearest=False))
    return given + tuple(dict.fromkeys(copies))

"""Groups of identical texts: what is coded in one of them is coded in all that say it word for word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from panel.collation.carrying import standing
from panel.collation.segment import Document, passage
from panel.collation.types import Coding, Source

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


def spread(
    codings: Iterable[Coding], sources: Iterable[Source], documents: Mapping[str, Document]
) -> tuple[Coding, ...]:
    """The codings, and their copies in the other members of a group.

    A coding is copied where the member has none of its own on that point and its text contains the
    coded words, exactly or but for a few that turn nothing round. The group counts one all the same; the
    note can then name every member.
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
            if (member.id, coding.point_id, coding.stance) in taken or member.id == origin.id:
                continue
            span = standing(words, documents[member.id])
            if span is not None:
                place = passage(member.id, documents[member.id], *span)
                copies.append(replace(coding, passage=place, clearest=False))
    return given + tuple(dict.fromkeys(copies))


#: Texts of which so great a share of runs of five words is the same count once (house rules, working methods,
#: section on identical texts); shorter texts than this many runs are not compared: a greeting is no campaign.
RUN, SAME, LEAST = 5, 0.9, 20

Run = tuple[int, ...]


def identical_groups(sources: Iterable[Source]) -> dict[str, str]:
    """The group of each source that says nearly the same as another, named by the id of its first member.

    Each member is compared with the first, so that texts do not chain. Case, punctuation and line breaks do
    not matter. Whatever the order of the sources the groups are the same.
    """
    words: dict[str, int] = {}
    runs = {source.id: _runs(source.text, words) for source in sources}
    holders: dict[Run, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for each in sorted(runs):
        own = runs[each]
        if len(own) < LEAST:
            continue
        met = Counter(first for run in own for first in holders.get(run, ()))
        alike = [first for first, n in met.items() if n >= SAME * (len(own) + len(runs[first]) - n)]
        if alike:
            found[each] = first = min(alike)
            found[first] = first
        else:
            for run in own:
                holders[run].append(each)
    return found


def shares(sources: Iterable[Source], first: str) -> dict[str, float]:
    """How much each other source shares with that one: of the runs of five words that either has, the part that
    both have, 0 to 1, as the groups are found."""
    words: dict[str, int] = {}
    runs = {source.id: _runs(source.text, words) for source in sources}
    mine = runs.pop(first)
    return {each: len(mine & own) / max(len(mine | own), 1) for each, own in runs.items()}


def regrouped(found: Mapping[str, str], choices: Mapping[str, str], ids: Iterable[str]) -> dict[str, str]:
    """The groups after people had their say; each is named by the id of its first member.

    ``choices`` holds, for a text about which somebody decided, the id of the text it counts once with, or its
    own id where it counts by itself. Who counts with a text goes where that text goes, also where that one is
    not among ``ids`` any more; who counts with each other in a circle is one group.
    """
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in sorted(set(ids)):
        members[_home(each, found, choices)].append(each)
    return {each: held[0] for held in members.values() if len(held) > 1 for each in held}


def _home(each: str, found: Mapping[str, str], choices: Mapping[str, str]) -> tuple[str, str]:
    """Where a text counts: in a group that was found, or where a person put it."""
    seen = [each]
    while (other := choices.get(seen[-1])) is not None:
        if other == seen[-1]:
            return "decided", other
        if other in seen:
            return "decided", min(seen[seen.index(other) :])
        seen.append(other)
    last = seen[-1]
    return ("found", found[last]) if last in found else ("decided", last)


def _runs(text: str, words: dict[str, int]) -> frozenset[Run]:
    """The runs of five words of a text, each word as its number; Han characters are words of their own."""
    numbers = [words.setdefault(word, len(words)) for word in map(str.casefold, _WORD.findall(text))]
    return frozenset(zip(*(numbers[at:] for at in range(RUN)), strict=False))

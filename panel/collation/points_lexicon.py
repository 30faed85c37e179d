"""Words that stand for each other where people argue: a lexicon of general English vocabulary.

``data/argument_en.txt`` has a class a line, its members parted by commas; the class bears the name of its first
member. Written from general knowledge of how public debate words things, not from any set of texts. Where the
thesaurus holds the field's concepts, this holds what every field shares: cost, harm, freedom, fairness. A word
may stand in several classes. Other languages have none yet and go by stems and the thesaurus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

#: Stems of a word or phrase -> the classes it is in.
Entries = dict[tuple[str, ...], tuple[str, ...]]

_LONGEST = 3


def classes(stems: Sequence[str], language: str, stem: Callable[[str, str], str]) -> frozenset[str]:
    """The classes that words and phrases among the stems of a passage are in; none outside English.

    ``stem`` is the hand that the passage went through: the lexicon goes through the same.
    """
    if language != "en":
        return frozenset()
    entries, first = _entries(stem), _first(stem)
    return frozenset(
        name
        for place, begins in enumerate(stems)
        if begins in first
        for end in range(place + 1, min(place + _LONGEST, len(stems)) + 1)
        for name in entries.get(tuple(stems[place:end]), ())
    )


@cache
def _entries(stem: Callable[[str, str], str]) -> Entries:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    text = (files("panel.collation") / "data" / "argument_en.txt").read_text("utf-8")
    for line in text.splitlines():
        members = [member.strip() for member in line.split(",")]
        for member in members:
            phrase = tuple(bare for word in member.replace("-", " ").split() if (bare := stem(word, "en")))
            if phrase and len(phrase) <= _LONGEST and members[0] not in found[phrase]:
                found[phrase].append(members[0])
    return {phrase: tuple(names) for phrase, names in found.items()}


@cache
def _first(stem: Callable[[str, str], str]) -> frozenset[str]:
    """The stems with which an entry begins."""
    return frozenset(phrase[0] for phrase in _entries(stem))

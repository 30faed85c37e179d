"""What the headings of the human rights field cover, beyond what lies below them in the thesaurus.

One line a heading: its names, a colon, what it covers. A name or cover is the id of a concept or, in quotation
marks, English words; ``+`` joins what has to come together. Written from how the field uses its headings,
not from any coded text.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Key:
    """The id of a concept, or English words; one of the two is empty."""

    concept: str = ""
    phrase: str = ""


#: What is covered: alternatives, each of things that have to come together.
Rule = tuple[tuple[Key, ...], ...]


def coverage() -> tuple[tuple[Key, Rule], ...]:
    """Each name of a heading with what it covers."""
    text = (files("panel.collation") / "data" / "headings_en.txt").read_text("utf-8")
    return tuple(
        pair for line in text.splitlines() if line and not line.startswith("#") for pair in _line(line)
    )


def _line(line: str) -> list[tuple[Key, Rule]]:
    names, _, covered = line.partition(" : ")
    rule = tuple(tuple(_key(item) for item in each.split("+")) for each in covered.split(" ; "))
    return [(_key(name), rule) for name in names.split(" | ")]


def _key(item: str) -> Key:
    item = item.strip()
    return Key(phrase=item.strip('"')) if item.startswith('"') else Key(concept=item)

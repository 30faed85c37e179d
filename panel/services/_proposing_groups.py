"""Claims that several texts make and that are no point yet: who makes each, and in whose words it is clearest.

Passages are compared within a theme, or all together where there is none, by type and by language: what one text
observes and another recommends is not one point (R4). Nothing is named here: a group refers to its clearest
passage, and an officer words the point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from panel.collation import Said, group

#: Passages of one theme, type and language that are compared; each is compared with every other.
AT_ONCE = 600


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage for which no point is proposed; ``start`` and ``end`` are its sentence that does most. ``counts`` is
    the text with which it counts: another one where its words were filed by several."""

    commentary_id: str
    counts: str
    version_id: str
    paragraph: int
    start: int
    end: int
    theme: str
    kind: str
    said: Said

    @property
    def key(self) -> tuple[str, int]:
        """By which the offers for its paragraph are found."""
        return self.version_id, self.paragraph


def together(claims: Iterable[Claim]) -> dict[tuple[str, int], dict[str, Any]]:
    """What an offer tells of the group of its paragraph: how many texts are in it, and the place of its clearest
    passage; nothing for a claim that one text alone makes, or copies of one text."""
    blocks: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for each in claims:
        blocks[each.theme, each.kind, each.said.language].append(each)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for _name, held in sorted(blocks.items()):
        some = held[:AT_ONCE]
        for one in group([each.said for each in some]):
            members = [some[at] for at in one.members]
            if len({each.counts for each in members}) > 1:
                texts = len({each.commentary_id for each in members})
                clearest = some[one.clearest]
                place = {"version": clearest.version_id, "paragraph": clearest.paragraph}
                detail = {"texts": texts, **place, "start": clearest.start, "end": clearest.end}
                found |= {each.key: detail for each in members}
    return found

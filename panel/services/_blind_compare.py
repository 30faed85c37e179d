"""Two codings of a sample laid side by side: where they are the same, where they differ, how far they agree.

The unit is the numbered paragraph. For each theme a coder says of it yes or no: some of its words are
coded with the theme, or none are. Within a paragraph and a theme both codings are the same where each
passage of the one has its partner in the other: same point, type, verb and stance, and words in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from panel.domain.agreement import agreement
from panel.models import BlindCoding, Theme

#: A paragraph of a version, and a theme.
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What both made of one theme in one paragraph; at least one of them made something."""

    version_id: str
    paragraph: int
    theme_id: str
    theme_label: str
    first: tuple[BlindCoding, ...]
    second: tuple[BlindCoding, ...]

    @property
    def key(self) -> Key:
        """What a decision about it names."""
        return self.version_id, self.paragraph, self.theme_id

    @property
    def pairs(self) -> tuple[tuple[BlindCoding, BlindCoding], ...]:
        """Partners; all of them where both are the same, else whatever can be paired."""
        left, found = list(self.second), []
        for one in self.first:
            other = next((each for each in left if partners(one, each)), None)
            if other is not None:
                left.remove(other)
                found.append((one, other))
        return tuple(found)

    @property
    def same(self) -> bool:
        """Whether nothing is to be settled."""
        return len(self.pairs) == len(self.first) == len(self.second)


def cells(first_id: str, made: Iterable[BlindCoding]) -> list[Cell]:
    """Every paragraph and theme that one of the two coded, in order of the codings."""
    held: dict[Key, tuple[list[BlindCoding], list[BlindCoding]]] = {}
    labels: dict[str, str] = {}
    for each in made:
        both = held.setdefault((each.version_id, each.paragraph, each.theme_id), ([], []))
        both[0 if each.made_by == first_id else 1].append(each)
        labels.setdefault(each.theme_id, each.theme_label)
    return [Cell(*key, labels[key[2]], tuple(both[0]), tuple(both[1])) for key, both in held.items()]


def partners(one: BlindCoding, other: BlindCoding) -> bool:
    """Whether two passages say the same of words they share."""
    return _said(one) == _said(other) and one.start < other.end and other.start < one.end


def result(
    units: Sequence[tuple[str, int]], found: Sequence[Cell], themes: Sequence[Theme], *, seed: str
) -> dict[str, Any]:
    """Agreement per theme, for the record: plain values that stay as they are."""
    labels = {each.id: each.label for each in themes}
    for cell in found:
        labels.setdefault(cell.theme_id, cell.theme_label)
    coded: Mapping[Key, Cell] = {cell.key: cell for cell in found}
    return {
        "paragraphs": len(units),
        "differences": sum(not cell.same for cell in found),
        "themes": [_of_theme(id_, label, units, coded, seed) for id_, label in labels.items()],
    }


def _of_theme(
    theme_id: str, label: str, units: Sequence[tuple[str, int]], coded: Mapping[Key, Cell], seed: str
) -> dict[str, Any]:
    values = [_values(coded.get((*unit, theme_id))) for unit in units]
    told = agreement(values, seed=f"{seed}:{theme_id}")
    return {
        "theme": theme_id,
        "label": label,
        "alpha": told.alpha,
        "low": told.low,
        "high": told.high,
        "first": sum(a for a, _ in values),
        "second": sum(b for _, b in values),
        "both": sum(a and b for a, b in values),
    }


def _values(cell: Cell | None) -> tuple[bool, bool]:
    return (bool(cell.first), bool(cell.second)) if cell is not None else (False, False)


def _said(coding: BlindCoding) -> tuple[str, str, str, str]:
    return (coding.point_id or coding.point_wording.casefold(), coding.kind, coding.verb, coding.stance)

"""A correction as pages show it: with the words that went and came, and nothing that is out of sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from panel.domain import correction as rules
from panel.domain.difference import Piece, compare
from panel.i18n import gettext as _
from panel.services import correction as verbs
from panel.services import response_table


@dataclass(frozen=True)
class Shown:
    """A correction with its type in words, its place, what was read, and the change, piece by piece."""

    row: Any
    mark: str
    kind: str
    seen: str
    outcome: str
    said: str
    changes: tuple[Piece, ...]
    hidden: bool


def shown(summary: Any, correction: Any, *, whole: bool = False) -> Shown:
    """A correction for a reader; ``whole`` for whoever settles it, who must see what is out of sight."""
    kind = rules.kind(correction.kind)
    assert kind is not None
    hidden = not whole and verbs.is_hidden(summary, correction)
    said = response_table.said({"ground": correction.ground or "", "reason": correction.reason})
    return Shown(
        correction,
        kind.mark,
        _(kind.label),
        "" if hidden else correction.seen,
        _(rules.OUTCOMES[correction.outcome]) if correction.outcome else "",
        said,
        () if hidden or not correction.after else pieces(correction.before, correction.after),
        hidden,
    )


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What was kept, taken out and put in, from a paragraph to what took its place."""
    return tuple(piece for change in compare([before], [after]) for piece in change.pieces)

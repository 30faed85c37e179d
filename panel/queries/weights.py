"""How much stands under the themes and points of a codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from panel.db import db
from panel.models import Coding, Commentary
from panel.queries import flags
from panel.queries.coding_progress import citable


@dataclass(frozen=True, slots=True)
class Weight:
    """How many texts make a point (or say something under a theme), how many oppose it, in how many
    passages."""

    texts: int = 0
    contrary: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of every theme and point that has one, by id."""

    of_theme: Mapping[str, Weight]
    of_point: Mapping[str, Weight]

    def theme(self, theme_id: str) -> Weight:
        """The weight of a theme."""
        return self.of_theme.get(theme_id, Weight())

    def point(self, point_id: str) -> Weight:
        """The weight of a point."""
        return self.of_point.get(point_id, Weight())


def weights(thematic_session_id: str) -> Weights:
    """How much stands under each theme and each point."""
    # Each text comes as one string: a line for each coding would cost three times as much.
    rows = db.session.execute(_WEIGHED, {"call": thematic_session_id})
    texts = [said.split(",") for (said,) in rows if said]
    passages = Counter(chain.from_iterable(texts))
    apart = {said: said.split() for said in passages}
    themes = {said: (theme, stance) for said, (theme, _point, stance) in apart.items()}
    points = {said: (point, stance) for said, (_theme, point, stance) in apart.items()}
    return Weights(_weighed(texts, passages, themes), _weighed(texts, passages, points))


def _weighed(
    texts: Sequence[Sequence[str]], passages: Mapping[str, int], key: Mapping[str, tuple[str, str]]
) -> dict[str, Weight]:
    """The weight of every id; ``key`` tells the id and the stance of what the database says of a coding."""
    made = Counter(chain.from_iterable({key[said] for said in text} for text in texts))
    found: Counter[str] = Counter()
    for said, n in passages.items():
        found[key[said][0]] += n
    return {id_: Weight(made[id_, "for"], made[id_, "contrary"], n) for id_, n in found.items()}


def counted() -> tuple[ColumnElement[bool], ...]:
    """Codings that count: they stand, on the admitted version of a text that may be cited."""
    return (
        Coding.undone_at.is_(None),
        Commentary.state == "admitted",
        Commentary.consent != "text_withheld",
        Commentary.id.not_in(flags.TEXTS_ASIDE),
        Commentary.admitted_version_id == Coding.version_id,
    )


def _said() -> Select[str | None]:
    """For each text its codings in one string, null where it has none: theme, point and stance of each."""
    each = Coding.theme_id + " " + Coding.point_id + " " + Coding.stance
    codings = select(func.aggregate_strings(each, ",")).where(
        Coding.version_id == Commentary.admitted_version_id, Coding.undone_at.is_(None)
    )
    here = (citable(bindparam("call")), Commentary.id.not_in(flags.TEXTS_ASIDE))
    return select(codings.scalar_subquery()).where(*here)


_WEIGHED = _said()

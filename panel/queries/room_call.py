"""What a reading room says of its session: one question for the page that is read most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, or_, select

from panel.db import columns
from panel.domain import scopes
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.domain.scopes import ReadingScope
from panel.models import Commentary, GuidingQuestion, ThematicSession
from panel.queries.scope import where


@dataclass(frozen=True, slots=True)
class RoomCall:
    """The facts of a session that a list of its texts shows or needs; ``questions`` is how many there are,
    ``refused`` whether a text stands as not admitted."""

    id: str
    year: int
    number: int
    title: str
    languages: list[str]
    state: str
    who: str
    opens_at: datetime
    announced_at: datetime | None
    questions: int
    refused: bool

    @property
    def symbol(self) -> str:
        """The symbol, for instance SPMHR/2027/1."""
        return f"SPMHR/{self.year}/{self.number}"

    @property
    def slug(self) -> str:
        """The symbol as part of an address, for instance 2027-1."""
        return f"{self.year}-{self.number}"


_FACTS = select(
    ThematicSession.id,
    ThematicSession.year,
    ThematicSession.number,
    ThematicSession.title,
    ThematicSession.languages,
    ThematicSession.state,
    ThematicSession.who,
    ThematicSession.opens_at,
    ThematicSession.announced_at,
    select(func.count())
    .where(GuidingQuestion.thematic_session_id == ThematicSession.id)
    .correlate(ThematicSession)
    .scalar_subquery(),
    exists().where(
        Commentary.thematic_session_id == ThematicSession.id,
        or_(Commentary.state == "not_admitted", Commentary.state == "appealed"),
    ),
)


def by_slug(actor: Actor, slug: str) -> RoomCall:
    """The session with that slug (``2027-1``) if the actor may read it; else Missing."""
    year, _, number = slug.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit() and len(slug) <= 12):
        raise Missing()
    wanted = {"year": int(year), "number": int(number)}
    found: Any = columns(_facts(scopes.thematic_sessions(actor)), wanted).first()
    if found is None:
        raise Missing()
    call = RoomCall(*found)
    if call.slug != slug:
        raise Missing()
    return call


@lru_cache(maxsize=64)
def _facts(scope: ReadingScope) -> Select[Any]:
    """Built once a scope: a statement that is made anew costs more time here than its answer."""
    return _FACTS.where(
        ThematicSession.year == bindparam("year"),
        ThematicSession.number == bindparam("number"),
        where(scope, ThematicSession),
    )

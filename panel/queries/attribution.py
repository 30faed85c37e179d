"""Labels of contributors, and how many organizations each withheld one may mean.

Whoever knows the list of accredited organizations can strike out those that have published under their
own name, and those that were accredited after a text was there. What is left is the crowd in which a
withheld name hides; it alone is counted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import case, exists, func, select

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.attribution import NOTHING, Cell, Label, label, told
from panel.models import Commentary, Invitee, Organisation, ThematicSession
from panel.queries.places import country_name
from panel.queries.room_call import RoomCall

COLUMNS = (
    Organisation.id,
    Organisation.name,
    Organisation.city,
    Organisation.country,
    Organisation.constituency,
    Organisation.region,
)
"""What ``Crowd.label`` looks at of an organization, for statements that ask for columns."""

_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Organizations that a withheld name of one session may stand for, by constituency and region.

    ``counted`` holds (accredited at, cell, how many) in order of time; all that were accredited before
    the call was announced are counted together, at the beginning of time.
    """

    counted: Sequence[tuple[datetime, Cell, int]]
    told: dict[int, Mapping[Cell, Cell]] = field(default_factory=dict)

    def said(self, cell: Cell, there_at: datetime | None) -> Cell:
        """What may be printed of a cell beside a withheld text that was there at that instant."""
        able = [line for line in self.counted if there_at is None or line[0] <= there_at]
        if len(able) not in self.told:
            cells = Counter[Cell]()
            for _, one, n in able:
                cells[one] += n
            self.told[len(able)] = told(cells)
        return self.told[len(able)].get(cell, NOTHING)

    def label(
        self, actor: Actor | None, commentary: Any, organisation: Any = None, *, consent: str | None = None
    ) -> Label:
        """How the contributor is printed for a reader; ``consent`` tries another level than the present.

        A line of a result does for both rows, if it has the columns that are looked at here.
        """
        body = commentary.organisation if organisation is None else organisation
        tried = consent or commentary.consent
        hidden = tried != "public"
        return label(
            code=commentary.code or "",
            consent=tried,
            said=self.said((body.constituency, body.region), _there_at(commentary)) if hidden else NOTHING,
            organisation=body,
            country_name=country_name(body.country),
            actor=actor,
        )


NOBODY = Crowd(())
"""No crowd, for where every name is public."""


def crowd(thematic_session: ThematicSession | RoomCall) -> Crowd:
    """The crowd of a session: accredited (and invited, where it takes an invitation) and not yet known
    by a text of their own; one query."""
    named = exists().where(
        Commentary.organisation_id == Organisation.id,
        Commentary.thematic_session_id == thematic_session.id,
        Commentary.kind == "individual",
        Commentary.consent == "public",
        Commentary.published.is_(True),
    )
    begun = thematic_session.announced_at or thematic_session.opens_at
    since = case((Organisation.accredited_at > begun, Organisation.accredited_at)).label("since")
    wanted = select(since, Organisation.constituency, Organisation.region, func.count()).where(
        Organisation.state == "accredited", ~named
    )
    if thematic_session.who == "invitation":
        invited = select(Invitee.organisation_id).where(Invitee.thematic_session_id == thematic_session.id)
        wanted = wanted.where(Organisation.id.in_(invited))
    found = db.session.execute(wanted.group_by("since", Organisation.constituency, Organisation.region))
    return Crowd(sorted((at or _EVER, (constituency, region), n) for at, constituency, region, n in found))


def label_of(actor: Actor | None, commentary: Commentary) -> Label:
    """How the contributor of one text is printed for a reader; a crowd is counted only to hide in it."""
    among = NOBODY if commentary.consent == "public" else crowd(commentary.thematic_session)
    return among.label(actor, commentary)


def _there_at(commentary: Any) -> datetime | None:
    """When a text was there at the latest, as far as anybody can know; None while it is a draft."""
    known = [at for at in (commentary.filed_at, commentary.published_at) if at is not None]
    return min(known, default=None)

"""Labels of contributors, and how many organizations each withheld one may mean.

Whoever knows the list of accredited organizations can strike out those that have published under their
own name. What is left is the crowd in which a withheld name hides; it alone is counted here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import exists, func, select

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.attribution import Label, label
from panel.models import Commentary, Invitee, Organisation, ThematicSession
from panel.queries.places import country_name


@dataclass(frozen=True, slots=True)
class Crowd:
    """Organizations that a withheld name of one session may stand for, by constituency and region."""

    cells: Mapping[tuple[str, str], int]

    def peers(self, organisation: Organisation) -> int:
        """How many share constituency and region with an organization, itself included."""
        return self.cells.get((organisation.constituency, organisation.region), 0)

    def kin(self, organisation: Organisation) -> int:
        """How many share its constituency."""
        return sum(n for (family, _), n in self.cells.items() if family == organisation.constituency)

    def label(self, actor: Actor | None, commentary: Commentary, *, consent: str | None = None) -> Label:
        """How the contributor is printed for a reader; ``consent`` tries another level than the present."""
        organisation = commentary.organisation
        return label(
            code=commentary.code or "",
            consent=consent or commentary.consent,
            constituency=organisation.constituency,
            region=organisation.region,
            peers=self.peers(organisation),
            kin=self.kin(organisation),
            organisation=organisation,
            country_name=country_name(organisation.country),
            actor=actor,
        )


def crowd(thematic_session: ThematicSession) -> Crowd:
    """The crowd of a session: accredited (and invited, where it takes an invitation) and not yet known
    by a text of their own; one query."""
    named = exists().where(
        Commentary.organisation_id == Organisation.id,
        Commentary.thematic_session_id == thematic_session.id,
        Commentary.kind == "individual",
        Commentary.consent == "public",
        Commentary.published.is_(True),
    )
    wanted = select(Organisation.constituency, Organisation.region, func.count()).where(
        Organisation.state == "accredited", ~named
    )
    if thematic_session.who == "invitation":
        invited = select(Invitee.organisation_id).where(Invitee.thematic_session_id == thematic_session.id)
        wanted = wanted.where(Organisation.id.in_(invited))
    counted = db.session.execute(wanted.group_by(Organisation.constituency, Organisation.region))
    return Crowd({(constituency, region): n for constituency, region, n in counted})

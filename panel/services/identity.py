"""Withheld names: revealed to a safeguarding officer, with a reason, and each time recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, problem
from panel.domain.policy import require
from panel.domain.reveals import REASONS
from panel.models import Commentary
from panel.queries import joint
from panel.queries.places import country_name
from panel.services._journal import record


@dataclass(frozen=True, slots=True)
class Revealed:
    """Who stands behind a withheld submission: name, place, and the members that confirmed."""

    organisation_id: str
    name: str
    place: str
    members: tuple[str, ...]


def reveal(actor: Actor, commentary: Commentary, reason: str, *, now: datetime) -> Revealed:
    """The name behind a withheld submission. The act is recorded in the transaction that reads it.

    ``reason`` is a code of ``domain.reveals``. Raises Invalid without one, IllegalMove where nothing
    is withheld.
    """
    require(actor, Action.IDENTITY_REVEAL, commentary)
    if commentary.consent == "public" or commentary.number is None:
        raise IllegalMove(N_("The name of this submission is not withheld."))
    if reason not in REASONS:
        raise Invalid(problem("reason", N_("Choose why the name has to be revealed.")))
    record(actor, "identity:revealed", commentary, now=now, reason=reason)
    organisation = commentary.organisation
    signed = joint.members(commentary.id) if commentary.kind == "joint" else ()
    return Revealed(
        organisation_id=organisation.id,
        name=organisation.name,
        place=", ".join(p for p in (organisation.city, country_name(organisation.country)) if p),
        members=tuple(s.organisation.name for s in signed if s.state == "confirmed"),
    )

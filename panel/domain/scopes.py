"""Who may read what, stated once; ``admits`` reads it in Python, ``queries.scope.where`` in SQL.

A ReadingScope is a tuple of grants; a grant is a tuple of conditions on named fields of the row, all
of which must hold. No grant, nothing to read; a grant without conditions, everything. A twin test
runs both interpreters over a grid of actors and rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from panel.domain.actor import Actor, MandateKind, Role


@dataclass(frozen=True, slots=True)
class Among:
    """The field's value is one of these; for a field that is a set, one of its members is."""

    field: str
    values: frozenset[Any]

    def holds(self, row: Any) -> bool:
        """Whether the row meets the condition."""
        value = getattr(row, self.field)
        if isinstance(value, (frozenset, set, tuple, list)):
            return not self.values.isdisjoint(value)
        return value in self.values


Grant = tuple[Among, ...]


@dataclass(frozen=True, slots=True)
class ReadingScope:
    """Alternatives under which a row may be read."""

    grants: tuple[Grant, ...] = ()

    def admits(self, row: Any) -> bool:
        """Whether the row may be read."""
        return any(all(c.holds(row) for c in grant) for grant in self.grants)


EVERYTHING: Grant = ()


def among(field: str, *values: Any) -> Among:
    """Shorthand for a condition."""
    return Among(field, frozenset(values))


_ANNOUNCED = ("announced", "open", "closed", "collating", "concluded", "archived", "cancelled")
_DESK = (Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR)
_MODERATED = ("held", "published", "returned", "hidden", "appealed")
_FILED = ("submitted", "admitted", "not_admitted", "appealed", "withdrawn", "late", "erased")


def thematic_sessions(actor: Actor) -> ReadingScope:
    """Calls: what is announced is public, drafts are the desk's."""
    if actor.has(*_DESK) or actor.system:
        return ReadingScope((EVERYTHING,))
    return ReadingScope(((among("state", *_ANNOUNCED),),))


def organisations(actor: Actor) -> ReadingScope:
    """Organizations: accredited ones are public, others are their own and the officers'."""
    if actor.has(Role.OFFICER, Role.HEAD, Role.CHAIR) or actor.system:
        return ReadingScope((EVERYTHING,))
    own = (among("id", *actor.organisation_ids),)
    return ReadingScope(((among("state", "accredited"),), own))


def commentaries(actor: Actor) -> ReadingScope:
    """Commentaries: what is published is public; one's own always; filed ones are the desk's.

    Drafts belong to their organization alone: no role of the Panel ever reads one.
    """
    if actor.system:
        return ReadingScope((EVERYTHING,))
    public = (among("published", True), among("consent", "public", "name_withheld"))
    tombstone = (among("listed_as_withdrawn", True),)
    own = (among("organisation_id", *actor.organisation_ids),)
    joined = (among("member_ids", *actor.organisation_ids),)
    grants: list[Grant] = [public, tombstone, own, joined]
    if actor.has(*_DESK, Role.SAFEGUARDING):
        grants.append((among("state", *_FILED),))
    return ReadingScope(tuple(grants))


def own_commentaries(actor: Actor) -> ReadingScope:
    """Commentaries of the organizations one acts for, as lead."""
    return ReadingScope(((among("organisation_id", *actor.organisation_ids),),))


def threads(actor: Actor) -> ReadingScope:
    """Threads: everybody, from the day they are planned, so that the reasons are known before they open."""
    return ReadingScope((EVERYTHING,))


def posts(actor: Actor) -> ReadingScope:
    """Posts: what is published is public; one's own always; the others are their moderators'.

    An organization's focal points see what was written in its name, and the chair what is appealed.
    """
    if actor.system:
        return ReadingScope((EVERYTHING,))
    grants: list[Grant] = [(among("state", "published"),)]
    if actor.account_id is not None:
        focal = [m.organisation_id for m in actor.mandates if m.kind is MandateKind.FOCAL_POINT]
        grants += [(among("account_id", actor.account_id),), (among("organisation_id", *focal),)]
    if actor.has(Role.MODERATOR):
        grants.append((among("moderator_ids", actor.account_id), among("state", *_MODERATED)))
    if actor.has(Role.CHAIR):
        grants.append((among("state", "appealed"),))
    return ReadingScope(tuple(grants))


def summaries(actor: Actor) -> ReadingScope:
    """Summaries: issued ones are public; in check also for contributors; before that the desk's."""
    grants: list[Grant] = [(among("state", "issued"),)]
    if actor.has(*_DESK) or actor.system:
        grants.append(EVERYTHING)
    if actor.mandates:
        grants.append(
            (among("state", "in_check", "adopted"), among("contributor_ids", *actor.organisation_ids))
        )
    return ReadingScope(tuple(grants))

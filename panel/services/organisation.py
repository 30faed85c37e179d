"""Organizations: registered by anybody signed in, described by their focal points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from panel.db import db
from panel.domain import names, refusals, registration
from panel.domain.actions import Action
from panel.domain.actor import Actor, MandateKind
from panel.domain.errors import N_, Busy, IllegalMove, Invalid, problem
from panel.domain.lifecycle import ORGANISATION
from panel.domain.policy import require
from panel.domain.registration import Registration
from panel.models import Mandate, Organisation
from panel.queries import organisation as organisations
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._outbox import tell_role
from panel.services._short_form import free

#: Registrations of one person that may wait for an officer at once.
MOST_WAITING = 5

#: What an accredited organization may still change by itself; the rest was verified.
OPEN_FIELDS = ("city", "website", "activities", "migrant_led")
_CHANGEABLE = frozenset({"pending", "asked", "declined", "accredited"})


def register(actor: Actor, given: Registration, *, now: datetime) -> Organisation:
    """Enter an organization for an officer to look at; who registers it becomes its focal point."""
    require(actor, Action.ORGANISATION_REGISTER)
    _check(given, now)
    waiting = [o for o in organisations.own(actor) if o.state in {"pending", "asked"}]
    if len(waiting) >= MOST_WAITING:
        raise Busy(N_("Five of your registrations wait for an officer. Further ones can be sent after that."))
    made = Organisation(state=ORGANISATION.initial, registered_at=now)
    _fill(made, given)
    db.session.add(made)
    db.session.flush()
    first = Mandate(
        account_id=actor.account_id,
        organisation_id=made.id,
        kind=MandateKind.FOCAL_POINT,
        given_by=actor.account_id,
        since=now,
    )
    db.session.add(first)
    db.session.flush()
    record(actor, "organisation:registered", made, now=now)
    record(actor, "mandate:given", first, now=now, kind=first.kind)
    tell_role(
        "officer",
        "registration_waits",
        now=now,
        organisation_id=made.id,
        path=f"/desk/organizations/{made.id}",
    )
    return made


def described(organisation: Organisation) -> Registration:
    """What an organization said of itself, as the form takes it."""
    return Registration(
        name=organisation.name,
        english_name=organisation.english_name,
        acronym=organisation.acronym,
        constituency=organisation.constituency,
        subtype=organisation.subtype,
        country=organisation.country or "",
        region=organisation.region,
        city=organisation.city,
        ecosoc=organisation.ecosoc,
        migrant_led=organisation.migrant_led,
        website=organisation.website,
        founded=organisation.founded,
        activities=organisation.activities,
        references=organisation.references,
    )


def edit(actor: Actor, organisation: Organisation, given: Registration, *, now: datetime) -> None:
    """Change what it says of itself; of an accredited one only what was not verified."""
    require(actor, Action.ORGANISATION_EDIT, organisation)
    if organisation.state not in _CHANGEABLE:
        raise IllegalMove()
    if organisation.state == "accredited":
        kept = described(organisation)
        for field in registration.Registration.__dataclass_fields__:
            if field not in OPEN_FIELDS and getattr(kept, field) != getattr(given, field):
                raise Invalid(
                    problem(field, N_("This was verified. Write to the secretariat to have it changed."))
                )
    _check(given, now)
    _fill(organisation, given)
    record(actor, "organisation:edited", organisation, now=now)


def answer(actor: Actor, organisation: Organisation, text: str, *, now: datetime) -> None:
    """Answer the officer's question; the registration is back in the queue."""
    said = _sentence("answer", text, N_("Write the answer; the officer decides on it."))
    advance(actor, organisation, ORGANISATION, "answer", now=now)
    organisation.answer = said
    tell_role(
        "officer",
        "registration_waits",
        now=now,
        organisation_id=organisation.id,
        path=f"/desk/organizations/{organisation.id}",
    )


def appeal(actor: Actor, organisation: Organisation, text: str, *, now: datetime) -> None:
    """Ask the chair, once, to look at a decline again."""
    said = _sentence("appeal", text, N_("Say in a few sentences why the decision should be changed."))
    advance(actor, organisation, ORGANISATION, "appeal", now=now)
    organisation.appeal = said
    tell_role(
        "chair",
        "organisation_appeal_filed",
        now=now,
        organisation_id=organisation.id,
        path=f"/desk/organizations/{organisation.id}/appeal",
    )


def look_alikes(organisation: Organisation) -> Sequence[tuple[Organisation, tuple[str, ...]]]:
    """Organizations that could be the same or be taken for it, each with what is alike (msgids)."""
    own = {organisation.skeleton, organisation.english_skeleton} - {""}
    host = _host(organisation.website)
    short = {organisation.acronym.casefold()}
    if organisation.acronym[-1:].isdigit():
        short.add(described(organisation).suggested.casefold())
    short.discard("")
    found = []
    for other in organisations.look_alikes(organisation.id, own, short, host):
        alike = (
            (
                N_("the name"),
                not own.isdisjoint({other.skeleton, other.english_skeleton}),
            ),
            (N_("the short form"), other.acronym.casefold() in short),
            (N_("the website"), bool(host) and _host(other.website) == host),
        )
        found.append((other, tuple(said for said, is_alike in alike if is_alike)))
    return found


def _host(website: str) -> str:
    return (urlsplit(website).hostname or "").removeprefix("www.") if website else ""


def _check(given: Registration, now: datetime) -> None:
    found = registration.check(given, year=now.year)
    if found:
        raise Invalid(*found)


def _fill(row: Organisation, given: Registration) -> None:
    for field in (
        "name english_name constituency subtype city ecosoc migrant_led founded activities references"
    ).split():
        setattr(row, field, getattr(given, field))
    row.acronym, row.website = given.acronym or free(given.short_form), given.address
    row.country, row.region = given.country or None, given.place
    row.skeleton, row.english_skeleton = names.skeleton(given.name), names.skeleton(given.english_name)


def _sentence(field: str, text: str, missing: str) -> str:
    found = refusals.of_reason(field, text, missing, registration.LONGEST_SENTENCE)
    if found:
        raise Invalid(*found)
    return text.strip()

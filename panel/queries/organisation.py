"""Organizations and who acts for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import joinedload

from panel.db import db
from panel.domain import scopes
from panel.domain.actor import Actor, MandateKind
from panel.domain.errors import Missing
from panel.models import (
    AccountSession,
    Commentary,
    Invitee,
    Mandate,
    Organisation,
    OrganisationDecision,
)
from panel.queries.paging import window
from panel.queries.scope import where

PAGE = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """Page ``page`` of ``pages`` of the public list; ``total`` over all pages."""

    rows: Sequence[Organisation]
    total: int
    page: int
    pages: int


def by_id(actor: Actor, organisation_id: str, *, lock: bool = False) -> Organisation:
    """One organization if the actor may read it; else Missing. ``lock`` holds its row."""
    wanted = select(Organisation).where(
        Organisation.id == organisation_id, where(scopes.organisations(actor), Organisation)
    )
    found: Organisation | None = db.session.scalar(wanted.with_for_update() if lock else wanted)
    if found is None:
        raise Missing()
    return found


def get(organisation_id: str, *, lock: bool = False) -> Organisation:
    """One organization whoever asks, for services that have decided already; Missing if there is none."""
    wanted = select(Organisation).where(Organisation.id == organisation_id)
    found: Organisation | None = db.session.scalar(wanted.with_for_update() if lock else wanted)
    if found is None:
        raise Missing()
    return found


def own(actor: Actor) -> Sequence[Organisation]:
    """Organizations the actor acts for, by name."""
    rows: Sequence[Organisation] = db.session.scalars(
        select(Organisation).where(Organisation.id.in_(actor.organisation_ids)).order_by(Organisation.name)
    ).all()
    return rows


def in_states(*states: str) -> Sequence[Organisation]:
    """Organizations in any of the states, oldest registration first."""
    rows: Sequence[Organisation] = db.session.scalars(
        select(Organisation)
        .where(Organisation.state.in_(states))
        .order_by(Organisation.registered_at, Organisation.id)
    ).all()
    return rows


def accredited(constituency: str = "", region: str = "", page: int = 1) -> Listing:
    """The public list, by name; empty filters mean all."""
    conditions: list[ColumnElement[bool]] = [Organisation.state == "accredited"]
    if constituency:
        conditions.append(Organisation.constituency == constituency)
    if region:
        conditions.append(Organisation.region == region)
    total = db.session.scalar(select(func.count()).select_from(Organisation).where(*conditions)) or 0
    here = window(page, total, PAGE)
    rows = db.session.scalars(
        select(Organisation)
        .where(*conditions)
        .order_by(func.lower(Organisation.name), Organisation.id)
        .limit(PAGE)
        .offset(here.before)
    ).all()
    return Listing(rows, total, here.page, here.pages)


def short_forms(beginning: str) -> frozenset[str]:
    """Short forms of accredited organizations that begin so, in small letters."""
    small = func.lower(Organisation.acronym)
    rows = db.session.scalars(
        select(small).where(
            Organisation.state == "accredited", small.startswith(beginning.lower(), autoescape=True)
        )
    )
    return frozenset(rows)


def look_alikes(
    but: str, skeletons: Collection[str], acronyms: Collection[str], host: str
) -> Sequence[Organisation]:
    """Other organizations with one of the skeletons or acronyms, or a website on the host.

    A skeleton is looked for among those of English names too; the empty one is nobody's.
    """
    folded = [skeleton for skeleton in skeletons if skeleton]
    alike: list[ColumnElement[bool]] = [
        Organisation.skeleton.in_(folded),
        Organisation.english_skeleton.in_(folded),
        func.lower(Organisation.acronym).in_([acronym.lower() for acronym in acronyms]),
    ]
    if host:
        alike.append(Organisation.website.contains(host, autoescape=True))
    rows: Sequence[Organisation] = db.session.scalars(
        select(Organisation)
        .where(or_(*alike), Organisation.id != but)
        .order_by(Organisation.registered_at, Organisation.id)
        .limit(20)
    ).all()
    return rows


def decisions(organisation_id: str) -> Sequence[OrganisationDecision]:
    """What was decided about an organization, oldest first."""
    rows: Sequence[OrganisationDecision] = db.session.scalars(
        select(OrganisationDecision)
        .where(OrganisationDecision.organisation_id == organisation_id)
        .order_by(OrganisationDecision.decided_at, OrganisationDecision.id)
    ).all()
    return rows


def members(organisation_id: str) -> Sequence[Mandate]:
    """Mandates in force in an organization, with the people."""
    rows: Sequence[Mandate] = db.session.scalars(
        select(Mandate)
        .options(joinedload(Mandate.account))
        .where(Mandate.organisation_id == organisation_id, Mandate.ended_at.is_(None))
        .order_by(Mandate.since, Mandate.id)
    ).all()
    return rows


def focal_points(organisation_id: str) -> frozenset[str]:
    """Accounts that are focal points of an organization now."""
    rows = db.session.scalars(
        select(Mandate.account_id).where(
            Mandate.organisation_id == organisation_id,
            Mandate.ended_at.is_(None),
            Mandate.kind == MandateKind.FOCAL_POINT,
        )
    )
    return frozenset(rows)


def mandate(account_id: str, organisation_id: str) -> Mandate | None:
    """The mandate of a person in force in an organization."""
    found: Mandate | None = db.session.scalar(
        select(Mandate).where(
            Mandate.account_id == account_id,
            Mandate.organisation_id == organisation_id,
            Mandate.ended_at.is_(None),
        )
    )
    return found


def mandate_of(organisation: Organisation, mandate_id: str) -> Mandate:
    """One mandate in force of an organization; Missing if it is of another or has ended."""
    found = db.session.get(Mandate, mandate_id)
    if found is None or found.organisation_id != organisation.id or found.ended_at is not None:
        raise Missing()
    return found


def idle_since(moment: datetime) -> Sequence[Organisation]:
    """Accredited organizations of which nothing was filed and nobody signed in since a moment."""
    filed = exists().where(Commentary.organisation_id == Organisation.id, Commentary.filed_at >= moment)
    present = (
        select(AccountSession.id)
        .join(Mandate, Mandate.account_id == AccountSession.account_id)
        .where(
            Mandate.organisation_id == Organisation.id,
            Mandate.ended_at.is_(None),
            AccountSession.seen_at >= moment,
        )
        .exists()
    )
    rows: Sequence[Organisation] = db.session.scalars(
        select(Organisation).where(
            Organisation.state == "accredited", Organisation.accredited_at < moment, ~filed, ~present
        )
    ).all()
    return rows


def invited(thematic_session_id: str, organisation_id: str) -> bool:
    """Whether an organization is invited to a session."""
    return (
        db.session.scalar(
            select(Invitee.id).where(
                Invitee.thematic_session_id == thematic_session_id,
                Invitee.organisation_id == organisation_id,
            )
        )
        is not None
    )

"""Accreditation: an officer accredits, asks or declines; the chair hears the one appeal; the head suspends."""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import refusals, registration
from panel.domain.actor import SYSTEM, Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.lifecycle import ORGANISATION
from panel.models import Organisation, OrganisationDecision
from panel.queries import organisation as organisations
from panel.services._advance import advance
from panel.services._outbox import tell_organisation

#: An organization of which nothing was heard for so long lapses; it is accredited again on one word.
IDLE_YEARS = 2


def accredit(
    actor: Actor, organisation: Organisation, verified_how: str, sentence: str, *, now: datetime
) -> None:
    """Accredit, with how it was verified (a code of ``registration.VERIFIED``) and what was checked."""
    if verified_how not in registration.VERIFIED:
        raise Invalid(problem("verified_how", N_("Say how the organization was verified.")))
    _said(
        "sentence", sentence, N_("Say what was checked, with whom and when; the chair may have to judge it.")
    )
    advance(actor, organisation, ORGANISATION, "accredit", now=now)
    organisation.verified_how, organisation.accredited_at = verified_how, now
    _decided(actor, organisation, "accredit", verified_how, sentence, now=now)
    tell_organisation(organisation.id, "accredited", now=now, organisation_id=organisation.id, path="/")


def ask(actor: Actor, organisation: Organisation, question: str, *, now: datetime) -> None:
    """Ask the organization something before deciding; nothing is decided until it answers."""
    _said("sentence", question, N_("Write the question; the organization reads it as it stands."))
    advance(actor, organisation, ORGANISATION, "ask", now=now)
    organisation.question, organisation.answer = question.strip(), ""
    _decided(actor, organisation, "ask", "", question, now=now)
    tell_organisation(
        organisation.id,
        "accreditation_asked",
        now=now,
        organisation_id=organisation.id,
        question=organisation.question,
    )


def decline(actor: Actor, organisation: Organisation, ground: str, sentence: str, *, now: datetime) -> None:
    """Decline on a ground of ``registration.GROUNDS`` with one sentence; it may be appealed once."""
    if ground not in registration.GROUNDS:
        raise Invalid(problem("ground", N_("Choose a ground from the list.")))
    _said("sentence", sentence, N_("Give the reason in one sentence; the organization reads it."))
    advance(actor, organisation, ORGANISATION, "decline", now=now, ground=ground)
    organisation.ground = ground
    _decided(actor, organisation, "decline", ground, sentence, now=now)
    tell_organisation(
        organisation.id,
        "accreditation_declined",
        now=now,
        organisation_id=organisation.id,
        ground=ground,
        sentence=sentence.strip(),
    )


def decide_appeal(
    actor: Actor, organisation: Organisation, outcome: str, sentence: str, *, now: datetime
) -> None:
    """The chair upholds the decline or accredits; ``outcome`` is the name of the move; it is final."""
    if outcome not in {"uphold", "reinstate"}:
        raise Invalid(problem("outcome", N_("Choose what is decided.")))
    _said("sentence", sentence, N_("Give the reason in one sentence; the organization reads it."))
    advance(actor, organisation, ORGANISATION, outcome, now=now)
    if outcome == "reinstate":
        organisation.accredited_at, organisation.ground = now, ""
    _decided(actor, organisation, outcome, "", sentence, now=now)
    tell_organisation(
        organisation.id,
        "organisation_appeal_decided",
        now=now,
        organisation_id=organisation.id,
        outcome=outcome,
        sentence=sentence.strip(),
    )


def suspend(actor: Actor, organisation: Organisation, sentence: str, *, now: datetime) -> None:
    """Suspend: what it filed stays, it files nothing more until the suspension is lifted."""
    _said("sentence", sentence, N_("Give the reason in one sentence; the organization reads it."))
    advance(actor, organisation, ORGANISATION, "suspend", now=now)
    _decided(actor, organisation, "suspend", "", sentence, now=now)
    _tell_standing(organisation, "organisation_suspended", sentence, now=now)


def lift(actor: Actor, organisation: Organisation, sentence: str, *, now: datetime) -> None:
    """Lift a suspension."""
    _said("sentence", sentence, N_("Give the reason in one sentence; the organization reads it."))
    advance(actor, organisation, ORGANISATION, "lift", now=now)
    _decided(actor, organisation, "lift", "", sentence, now=now)
    _tell_standing(organisation, "organisation_lifted", sentence, now=now)


def lapse_idle(*, now: datetime) -> None:
    """Let lapse what was idle for two years; by the clock, as often as it likes."""
    for organisation in organisations.idle_since(
        now.replace(year=now.year - IDLE_YEARS, day=min(now.day, 28))
    ):
        advance(SYSTEM, organisation, ORGANISATION, "lapse", now=now)


def _tell_standing(organisation: Organisation, letter: str, sentence: str, *, now: datetime) -> None:
    tell_organisation(
        organisation.id, letter, now=now, organisation_id=organisation.id, sentence=sentence.strip()
    )


def _said(field: str, text: str, missing: str) -> None:
    found = refusals.of_reason(field, text, missing, registration.LONGEST_SENTENCE)
    if found:
        raise Invalid(*found)


def _decided(
    actor: Actor, organisation: Organisation, move: str, ground: str, sentence: str, *, now: datetime
) -> None:
    organisation.decided_by, organisation.decided_at = actor.account_id, now
    db.session.add(
        OrganisationDecision(
            organisation_id=organisation.id,
            move=move,
            ground=ground,
            sentence=sentence.strip(),
            decided_by=actor.account_id,
            decided_at=now,
        )
    )

"""What officers enter for others: organizations and texts that came by e-mail, and the people of a demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.db import db
from panel.domain import names, refusals
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor, MandateKind, Role
from panel.domain.errors import N_, IllegalMove, Invalid, problem
from panel.domain.lifecycle import ORGANISATION
from panel.domain.policy import require
from panel.models import (
    Account,
    Commentary,
    CoSignature,
    Draft,
    Mandate,
    Organisation,
    ThematicSession,
)
from panel.queries import commentary as commentaries
from panel.queries import draft as drafts
from panel.queries import organisation as organisations
from panel.queries import received as letters
from panel.services import _entry_batch, commentary
from panel.services import account as accounts
from panel.services._advance import advance
from panel.services._details import Details as Details
from panel.services._details import Letter
from panel.services._details import Received as Received
from panel.services._journal import record
from panel.services._short_form import free
from panel.vault.keys import Keys

#: How an organization is known that an officer entered with its text.
HOW_RECEIVED = "Known to the secretariat, which received its text by e-mail"


def organisation(
    actor: Actor, details: Details, how: str, *, now: datetime, accredit: bool = True
) -> Organisation:
    """Enter an organization and accredit it; one with the same name is returned instead.

    ``how`` says how its identity was verified; it is shown on the organization's page.
    """
    require(actor, Action.COMMENTARY_IMPORT)
    _printable(details)
    skeleton = names.skeleton(details.name)
    alike = organisations.look_alikes("", (skeleton,), (), "")
    same = next((o for o in alike if o.name == details.name), None)
    if same is not None:
        return same
    values = {f: getattr(details, f) for f in Details.__dataclass_fields__}
    made = Organisation(
        **values, skeleton=skeleton, english_skeleton=names.skeleton(details.english_name), registered_at=now
    )
    made.acronym = free(details.acronym or names.acronym_suggestion(details.name))
    db.session.add(made)
    db.session.flush()
    record(actor, "organisation:registered", made, now=now)
    if accredit:
        advance(actor, made, ORGANISATION, "accredit", now=now)
        made.accredited_at = made.decided_at = now
        made.decided_by, made.verified_how = actor.account_id, how
    return made


def _printable(details: Details) -> None:
    """Raise Invalid where a name, short form or city has what the register form would refuse."""
    found = [
        each
        for typed in (details.name, details.english_name, details.acronym, details.city)
        for each in refusals.of_field("contributor", typed)
    ]
    if found:
        raise Invalid(*found)


def received(
    actor: Actor,
    call: ThematicSession,
    lead: Details,
    members: Sequence[Details],
    text: Received,
    *,
    now: datetime,
) -> tuple[Commentary, bool]:
    """Enter a text for its organization, and file it; returns it, and whether it is new.

    Those who signed with it are confirmed on the officer's word, who has the letter. What comes is checked
    like what is typed. Raises Invalid with every problem, IllegalMove once coding has begun.
    """
    require(actor, Action.COMMENTARY_IMPORT)
    if call.state not in {"open", "closed"}:
        raise IllegalMove(N_("Texts are entered from the opening of the call until coding begins."))
    same = letters.by_key(call.id, text.key)
    if same is not None:
        return same, False
    body = _accredited(actor, lead, now)
    drafts.hold(body.id)
    if not members and commentaries.individual_of(call.id, body.id) is not None:
        raise Invalid(
            problem("contributor", N_("“%(name)s” has a commentary in this session already."), name=body.name)
        )
    begun = _begun(actor, call, body, members, text, now)
    commentary.file_imported(actor, begun, consent=text.consent, key=text.key, now=now)
    return begun, True


def received_together(
    actor: Actor, call: ThematicSession, batch: Sequence[Letter], *, now: datetime
) -> list[Commentary]:
    """Enter the plain letters at the head of a batch, as ``received`` would one by one; see ``_entry_batch``.

    Returns those that were entered; the first that was not is for ``received``.
    """
    require(actor, Action.COMMENTARY_IMPORT)
    if call.state not in {"open", "closed"}:
        return []
    return _entry_batch.enter(actor, call, batch, HOW_RECEIVED, now=now)


def _accredited(actor: Actor, details: Details, now: datetime) -> Organisation:
    found = organisation(actor, details, HOW_RECEIVED, now=now)
    if found.state != "accredited":
        raise Invalid(
            problem("contributor", N_("“%(name)s” is not accredited. Decide that first."), name=found.name)
        )
    return found


def _begun(
    actor: Actor,
    call: ThematicSession,
    body: Organisation,
    members: Sequence[Details],
    text: Received,
    now: datetime,
) -> Commentary:
    made = Commentary(
        thematic_session=call,
        organisation=body,
        thematic_session_id=call.id,
        organisation_id=body.id,
        kind="joint" if members else "individual",
        consent=text.consent,
        created_by=actor.account_id,
        created_at=now,
    )
    known = {question.number for question in call.questions}
    made.draft = Draft(
        title=text.title,
        body=text.body,
        language=text.language,
        questions=[number for number in text.questions if number in known],
        base_numbers=[],
        saved_at=now,
        saved_by=actor.account_id,
    )
    made.version, made.decisions = None, []
    signed = dict.fromkeys(_accredited(actor, each, now).id for each in members)
    made.signatures = [
        CoSignature(organisation_id=each, state="confirmed", revision=0, invited_at=now, answered_at=now)
        for each in signed
        if each != body.id
    ]
    db.session.add(made)
    db.session.flush()
    record(actor, "commentary:created", made, now=now)
    return made


def demo_person(email: str, name: str, password_hash: str, *, locale: str, now: datetime) -> Account:
    """A person of the demo, whose codes ``panel totp`` may print."""
    made = Account(
        email=email,
        email_key=accounts.email_key(email),
        name=name,
        password_hash=password_hash,
        locale=locale,
        created_at=now,
        confirmed_at=now,
        demo=True,
    )
    db.session.add(made)
    db.session.flush()
    record(SYSTEM, "account:created", made, now=now)
    return made


def demo_role(account: Account, role: Role, keys: Keys, secret: str, *, now: datetime) -> None:
    """Give a demo account a role and the second factor it needs."""
    account.totp_secret = keys.seal(secret)
    accounts.first_holder(account, role, now=now)


def give_mandate(account: Account, body: Organisation, kind: MandateKind, *, now: datetime) -> None:
    """Let a person of the demo act for an organization."""
    held = Mandate(account_id=account.id, organisation_id=body.id, kind=kind, since=now)
    db.session.add(held)
    db.session.flush()
    record(SYSTEM, "mandate:given", held, now=now, kind=kind)

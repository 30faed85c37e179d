"""What officers enter for others: organizations that wrote by e-mail, and the people of a demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from panel.db import db
from panel.domain import names
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor, MandateKind, Role
from panel.domain.lifecycle import ORGANISATION
from panel.domain.policy import require
from panel.models import Account, Mandate, Organisation
from panel.queries import organisation as organisations
from panel.services import account as accounts
from panel.services._advance import advance
from panel.services._journal import record
from panel.vault.keys import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of an organization; codes as in ``domain.constituencies`` and ISO 3166."""

    name: str
    acronym: str = ""
    english_name: str = ""
    constituency: str = "NGO"
    subtype: str = "national"
    country: str | None = None
    city: str = ""
    region: str = "GLOBAL"
    ecosoc: str = "none"
    migrant_led: bool = False
    website: str = ""
    founded: str = ""
    activities: str = ""


def organisation(
    actor: Actor, details: Details, how: str, *, now: datetime, accredit: bool = True
) -> Organisation:
    """Enter an organization and accredit it; one with the same name is returned instead.

    ``how`` says how its identity was verified; it is shown on the organization's page.
    """
    require(actor, Action.COMMENTARY_IMPORT)
    skeleton = names.skeleton(details.name)
    alike = organisations.look_alikes("", (skeleton,), details.name, "")
    same = next((o for o in alike if o.name == details.name), None)
    if same is not None:
        return same
    values = {f: getattr(details, f) for f in Details.__dataclass_fields__}
    made = Organisation(**values, skeleton=skeleton, registered_at=now)
    made.acronym = made.acronym or names.acronym_suggestion(details.name)
    db.session.add(made)
    db.session.flush()
    record(actor, "organisation:registered", made, now=now)
    if accredit:
        advance(actor, made, ORGANISATION, "accredit", now=now)
        made.accredited_at = made.decided_at = now
        made.decided_by, made.verified_how = actor.account_id, how
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

"""The fixed cast of the tests; names tell what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from panel.db import db
from panel.domain import names
from panel.domain.actor import Actor, Role
from panel.models import Account, Mandate, Organisation, RoleGrant
from panel.queries import account as accounts
from panel.services import account as verbs

PASSWORD = "lantern ferry orchard gravel"


@cache
def _hash() -> str:
    return verbs.hash_password(PASSWORD)


def person(email: str, name: str, now: datetime, *roles: Role) -> Account:
    """An account with roles; all share one password."""
    made = Account(
        email=email,
        email_key=email,
        name=name,
        password_hash=_hash(),
        created_at=now,
        confirmed_at=now,
        demo=True,
    )
    db.session.add(made)
    db.session.flush()
    for role in roles:
        db.session.add(RoleGrant(account_id=made.id, role=role, granted_at=now))
    return made


def organisation(
    name: str,
    now: datetime,
    *,
    acronym: str = "",
    constituency: str = "NGO",
    subtype: str = "national",
    country: str = "KE",
    city: str = "Mombasa",
    region: str = "ECA",
    state: str = "accredited",
) -> Organisation:
    """An organization, accredited unless said otherwise."""
    made = Organisation(
        name=name,
        acronym=acronym,
        skeleton=names.skeleton(name),
        constituency=constituency,
        subtype=subtype,
        country=country,
        city=city,
        region=region,
        state=state,
        registered_at=now,
        accredited_at=now if state == "accredited" else None,
    )
    db.session.add(made)
    db.session.flush()
    return made


def mandate(account: Account, body: Organisation, now: datetime, kind: str = "focal_point") -> Mandate:
    """A mandate in force."""
    made = Mandate(account_id=account.id, organisation_id=body.id, kind=kind, since=now)
    db.session.add(made)
    db.session.flush()
    return made


def acting(account: Account) -> Actor:
    """The actor behind an account, with the second factor shown."""
    return accounts.actor_of(account, strong=True)


@dataclass(frozen=True)
class Cast:
    """Everybody. ``harbour`` and ``bridge`` are organizations with focal points ``hana`` and ``bela``."""

    officer: Account
    officer2: Account
    head: Account
    chair: Account
    rapporteur: Account
    safeguard: Account
    administrator: Account
    auditor: Account
    harbour: Organisation
    bridge: Organisation
    hana: Account
    hugo: Account
    bela: Account
    outsider: Account

    @staticmethod
    def enter(now: datetime) -> Cast:
        """Make the cast; the caller's transaction keeps it."""
        harbour = organisation("Harbour Workers’ Aid", now, acronym="HWA")
        bridge = organisation(
            "Casa Puente",
            now,
            acronym="CP",
            constituency="MIGR",
            subtype="association",
            country="MX",
            region="ECLAC",
        )
        hana = person("hana@harbour.example", "Hana Otieno", now)
        hugo = person("hugo@harbour.example", "Hugo Mwangi", now)
        bela = person("bela@puente.example", "Bela Ríos", now)
        mandate(hana, harbour, now)
        mandate(hugo, harbour, now, "contributor")
        mandate(bela, bridge, now)
        return Cast(
            officer=person("officer@panel.example", "Ola Officer", now, Role.OFFICER),
            officer2=person("officer2@panel.example", "Otto Officer", now, Role.OFFICER),
            head=person("head@panel.example", "Hedda Head", now, Role.HEAD),
            chair=person("chair@panel.example", "Chidi Chair", now, Role.CHAIR),
            rapporteur=person("rapporteur@panel.example", "Rana Rapporteur", now, Role.RAPPORTEUR),
            safeguard=person("safe@panel.example", "Sami Safe", now, Role.SAFEGUARDING),
            administrator=person("admin@panel.example", "Ada Admin", now, Role.ADMINISTRATOR),
            auditor=person("audit@panel.example", "Aud Auditor", now, Role.AUDITOR),
            harbour=harbour,
            bridge=bridge,
            hana=hana,
            hugo=hugo,
            bela=bela,
            outsider=person("otis@elsewhere.example", "Otis Outsider", now),
        )

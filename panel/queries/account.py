"""Accounts, their devices, roles, mandates, links and counters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from panel.db import db
from panel.domain.actor import Actor, Mandate, MandateKind, Role
from panel.domain.errors import Missing
from panel.models import Account, AccountSession, RecoveryCode, RoleGrant, Throttle, Token
from panel.models import Mandate as MandateRow


def by_id(account_id: str, *, lock: bool = False) -> Account:
    """One account; Missing if there is none. ``lock`` holds its row until the transaction ends."""
    found: Account | None = db.session.scalar(_held(select(Account).where(Account.id == account_id), lock))
    if found is None:
        raise Missing()
    return found


def by_email_key(email_key: str) -> Account | None:
    """The account with that folded address, or None."""
    found: Account | None = db.session.scalar(select(Account).where(Account.email_key == email_key))
    return found


#: Built once: it is asked in every request of somebody who is signed in.
_SIGNED_IN = (
    select(AccountSession, Account, MandateRow)
    .join(Account, Account.id == AccountSession.account_id)
    .outerjoin(MandateRow, and_(MandateRow.account_id == Account.id, MandateRow.ended_at.is_(None)))
    .options(joinedload(MandateRow.organisation))
    .where(AccountSession.token_hash == bindparam("token_hash"), AccountSession.expires_at > bindparam("now"))
)


def signed_in(token_hash: str, now: datetime) -> tuple[AccountSession, Account, Sequence[MandateRow]] | None:
    """The signed-in device with that token, its account and mandates, unless it has expired; one query."""
    rows = db.session.execute(_SIGNED_IN, {"token_hash": token_hash, "now": now}).all()
    if not rows:
        return None
    device, account, _ = rows[0]
    return device, account, [mandate for *_, mandate in rows if mandate is not None]


def sessions_of(account_id: str, now: datetime) -> Sequence[AccountSession]:
    """Devices on which the account is signed in, the one used last first."""
    rows: Sequence[AccountSession] = db.session.scalars(
        select(AccountSession)
        .where(AccountSession.account_id == account_id, AccountSession.expires_at > now)
        .order_by(AccountSession.seen_at.desc(), AccountSession.id)
    ).all()
    return rows


def device(device_id: str, account_id: str | None = None) -> AccountSession:
    """One device by the id of its row, of the account if one is given; Missing if it was revoked."""
    found = db.session.get(AccountSession, device_id)
    if found is None or account_id not in {None, found.account_id}:
        raise Missing()
    return found


def roles_of(account_id: str) -> frozenset[Role]:
    """Roles of the Panel that the account holds."""
    return frozenset(Role(g.role) for g in grants_of(account_id))


def grants_of(account_id: str) -> Sequence[RoleGrant]:
    """Grants in force of one account, oldest first."""
    rows: Sequence[RoleGrant] = db.session.scalars(
        select(RoleGrant)
        .where(RoleGrant.account_id == account_id, RoleGrant.revoked_at.is_(None))
        .order_by(RoleGrant.granted_at, RoleGrant.id)
    ).all()
    return rows


def holders_of(role: Role, *, lock: bool = False) -> Sequence[RoleGrant]:
    """Grants of a role in force; ``lock`` holds them, so that of two further ones at once one waits."""
    wanted = select(RoleGrant).where(RoleGrant.role == role, RoleGrant.revoked_at.is_(None))
    rows: Sequence[RoleGrant] = db.session.scalars(wanted.with_for_update() if lock else wanted).all()
    return rows


def all_holders() -> Sequence[RoleGrant]:
    """All grants in force with their people, by name."""
    rows: Sequence[RoleGrant] = db.session.scalars(
        select(RoleGrant)
        .join(Account, RoleGrant.account_id == Account.id)
        .options(joinedload(RoleGrant.account))
        .where(RoleGrant.revoked_at.is_(None))
        .order_by(Account.name, Account.id)
    ).all()
    return rows


def holders(roles: Iterable[Role]) -> Sequence[Account]:
    """Active people who hold any of the roles, each once."""
    held = select(RoleGrant.account_id).where(
        RoleGrant.role.in_([r.value for r in roles]), RoleGrant.revoked_at.is_(None)
    )
    rows: Sequence[Account] = db.session.scalars(
        select(Account).where(Account.id.in_(held), Account.state == "active").order_by(Account.id)
    ).all()
    return rows


def names(account_ids: Iterable[str | None]) -> dict[str, str]:
    """Names of people by id, for pages that show who did what; those who closed their account have none."""
    wanted = {i for i in account_ids if i}
    rows = db.session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def mandates_of(account_id: str) -> Sequence[MandateRow]:
    """Mandates in force, with their organizations, in order of the organizations' names."""
    rows = db.session.scalars(
        select(MandateRow)
        .options(joinedload(MandateRow.organisation))
        .where(MandateRow.account_id == account_id, MandateRow.ended_at.is_(None))
    ).all()
    return _by_name(rows)


def _by_name(mandates: Iterable[MandateRow]) -> Sequence[MandateRow]:
    return sorted(mandates, key=lambda m: (m.organisation.name, m.id))


def actor_of(
    account: Account, *, strong: bool = False, mandates: Sequence[MandateRow] | None = None
) -> Actor:
    """The frozen picture of an account: two queries at most, whatever it holds.

    Roles of the Panel count only in a session opened with the second factor. ``mandates`` are those in
    force, where they are known already.
    """
    held = mandates_of(account.id) if mandates is None else _by_name(mandates)
    return Actor(
        account_id=account.id,
        name=account.name,
        roles=roles_of(account.id) if strong else frozenset(),
        mandates=tuple(
            Mandate(m.organisation_id, MandateKind(m.kind), m.organisation.state == "accredited")
            for m in held
        ),
        strong=strong,
        locale=account.locale,
        time_zone=account.time_zone,
    )


def token_by_hash(kind: str, token_hash: str) -> Token | None:
    """An unused or used token of that kind; the service judges its age."""
    found: Token | None = db.session.scalar(
        select(Token).where(Token.kind == kind, Token.token_hash == token_hash)
    )
    return found


def usable_tokens(
    kind: str,
    now: datetime,
    *,
    account_id: str | None = None,
    email: str | None = None,
    organisation_id: str | None = None,
) -> Sequence[Token]:
    """Links of one kind that still work, for the account, or for the address and organization given."""
    wanted = select(Token).where(Token.kind == kind, Token.used_at.is_(None), Token.expires_at > now)
    if account_id is not None:
        wanted = wanted.where(Token.account_id == account_id)
    if email is not None:
        wanted = wanted.where(func.lower(Token.email) == func.lower(email))
    if organisation_id is not None:
        wanted = wanted.where(Token.organisation_id == organisation_id)
    rows: Sequence[Token] = db.session.scalars(wanted.order_by(Token.created_at, Token.id)).all()
    return rows


def throttle(key: str, *, lock: bool = False) -> Throttle | None:
    """The counter of failed tries for a key."""
    found: Throttle | None = db.session.scalar(_held(select(Throttle).where(Throttle.key == key), lock))
    return found


def recovery_codes(account_id: str, *, lock: bool = False) -> Sequence[RecoveryCode]:
    """All recovery codes of an account, used or not."""
    wanted = _held(select(RecoveryCode).where(RecoveryCode.account_id == account_id), lock)
    rows: Sequence[RecoveryCode] = db.session.scalars(wanted).all()
    return rows


def stale(now: datetime, throttles_before: datetime, tokens_before: datetime) -> Sequence[Any]:
    """Rows that serve nobody any more: expired devices, old counters, links long over."""
    found: list[Any] = []
    over = or_(Token.expires_at < tokens_before, Token.used_at < tokens_before)
    found += db.session.scalars(select(AccountSession).where(AccountSession.expires_at <= now))
    found += db.session.scalars(select(Throttle).where(Throttle.first_at < throttles_before))
    found += db.session.scalars(select(Token).where(over))
    return found


def _held(wanted: Select[Any], lock: bool) -> Select[Any]:
    return wanted.with_for_update().execution_options(populate_existing=True) if lock else wanted

"""Rows for what happens after the commit: jobs and messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from panel.db import db
from panel.models import Account, Job, Mandate, OutboxMail, RoleGrant
from panel.models._columns import new_id

#: People who act for an organization; built once.
_ACTING = (
    select(Account)
    .join(Mandate, Mandate.account_id == Account.id)
    .where(
        Mandate.organisation_id == bindparam("organisation_id"),
        Mandate.ended_at.is_(None),
        Account.state == "active",
    )
    .order_by(Account.id)
)


def enqueue(
    name: str, *, now: datetime, after: datetime | None = None, key: str | None = None, **ids: Any
) -> None:
    """Add a job. With ``key`` the same work is never queued twice; the second call does nothing."""
    if key is not None and db.session.scalar(select(Job.id).where(Job.unique_key == key)):
        return
    db.session.add(Job(name=name, payload=ids, unique_key=key, run_after=after or now, created_at=now))


def post(name: str, account: Account, /, *, now: datetime, **context: Any) -> None:
    """Queue one message to one account, in its language."""
    _queue(name, account.id, account.email, account.locale, context, now)


def post_to_address(name: str, address: str, locale: str, /, *, now: datetime, **context: Any) -> None:
    """Queue one message to an address that has no account yet."""
    _queue(name, None, address, locale, context, now)


def post_to_nobody(name: str, /, *, now: datetime) -> None:
    """Queue a message that is never sent, where sending none must not be quicker than sending one."""
    _queue(name, None, "", "en", {"nobody": True}, now)


def tell_organisation(
    organisation_id: str, name: str, /, *, now: datetime, only: str | None = None, **context: Any
) -> None:
    """Queue a message to everybody who acts for an organization; ``only`` narrows to one kind of mandate."""
    wanted = _ACTING if only is None else _ACTING.where(Mandate.kind == only)
    people = db.session.scalars(
        wanted, {"organisation_id": organisation_id}, execution_options={"autoflush": False}
    )
    _post_all(people, name, now, context)


def tell_organisations(
    organisation_ids: Collection[str],
    name: str,
    /,
    *,
    now: datetime,
    only: str | None = None,
    **context: Any,
) -> None:
    """Queue one message to each person who acts for any of many organizations.

    A call concerns hundreds of people at once; their rows are written together, so that the writer's
    lock is not held while they are written one by one.
    """
    acting = select(Mandate.account_id).where(
        Mandate.organisation_id.in_(organisation_ids), Mandate.ended_at.is_(None)
    )
    if only is not None:
        acting = acting.where(Mandate.kind == only)
    people = select(Account).where(Account.id.in_(acting), Account.state == "active").order_by(Account.id)
    mails = [
        OutboxMail(
            id=new_id(),
            name=name,
            account_id=account.id,
            address=account.email,
            locale=account.locale,
            context=context,
            created_at=now,
        )
        for account in db.session.scalars(people)
    ]
    db.session.add_all([*mails, *(_sending(mail, now) for mail in mails)])


def tell_role(role: str, name: str, /, *, now: datetime, **context: Any) -> None:
    """Queue a message to every holder of a role."""
    holders = (
        select(Account)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.role == role, RoleGrant.revoked_at.is_(None), Account.state == "active")
        .order_by(Account.id)
    )
    _post_all(db.session.scalars(holders), name, now, context)


def _post_all(accounts: Iterable[Account], name: str, now: datetime, context: dict[str, Any]) -> None:
    for account in accounts:
        post(name, account, now=now, **context)


def _queue(
    name: str, account_id: str | None, address: str, locale: str, context: dict[str, Any], now: datetime
) -> None:
    mail = OutboxMail(
        id=new_id(),
        name=name,
        account_id=account_id,
        address=address,
        locale=locale,
        context=context,
        created_at=now,
    )
    db.session.add_all((mail, _sending(mail, now)))


def _sending(mail: OutboxMail, now: datetime) -> Job:
    """The job that sends a message which was just made, so that no other can be there already."""
    return Job(
        name="send_mail",
        payload={"mail_id": mail.id},
        unique_key=f"send_mail:{mail.id}",
        run_after=now,
        created_at=now,
    )

"""Mandates: who acts for an organization. Given by invitation, ended by either side; texts stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor, MandateKind
from panel.domain.errors import N_, Busy, IllegalMove, Invalid, problem
from panel.domain.policy import require
from panel.models import Account, Mandate, Organisation, Token
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import links, throttle
from panel.services._journal import record
from panel.services._outbox import post, post_to_address
from panel.services.addresses import checked, email_key

#: Letters of invitation that one organization may send within a day.
MOST_INVITATIONS = 20
DAY = timedelta(days=1)


def invite(
    actor: Actor, organisation: Organisation, email: str, kind: str, locale: str, *, now: datetime
) -> Token:
    """Invite an address to act for the organization; a second invitation replaces the first."""
    require(actor, Action.ORGANISATION_MEMBERS, organisation)
    return _invite(actor, organisation, email, kind, locale, now=now)


def name_focal_point(
    actor: Actor, organisation: Organisation, email: str, locale: str, *, now: datetime
) -> Token:
    """An officer invites a focal point for an organization that has none left."""
    require(actor, Action.ORGANISATION_NAME_FOCAL, organisation)
    if organisations.focal_points(organisation.id):
        raise IllegalMove(N_("The organization has a focal point, who invites others."))
    return _invite(actor, organisation, email, MandateKind.FOCAL_POINT, locale, now=now)


def withdraw_invitation(actor: Actor, organisation: Organisation, token: Token, *, now: datetime) -> None:
    """Make an invitation void."""
    require(actor, Action.ORGANISATION_MEMBERS, organisation)
    if token.organisation_id != organisation.id:
        raise IllegalMove()
    links.withdraw(token, now=now)
    record(actor, "mandate:invitation_withdrawn", organisation, now=now)


def accept(account: Account, raw: str, *, now: datetime) -> Mandate:
    """Accept an invitation for an account; whoever acts for the organization already changes mandate.

    Raises LinkOver where it was used, replaced or withdrawn; of two people at once one wins.
    """
    link = links.use("invite", raw, now=now)
    organisation = organisations.get(link.organisation_id or "", lock=True)
    kind = MandateKind(link.mandate_kind or MandateKind.CONTRIBUTOR)
    held = organisations.mandate(account.id, organisation.id)
    if held is not None:
        if held.kind == MandateKind.FOCAL_POINT or held.kind == kind:
            return held
        _end(Actor(account.id), held, now=now)
    return _give(Actor(account.id), account.id, organisation.id, kind, link.invited_by, now=now)


def change(actor: Actor, organisation: Organisation, mandate: Mandate, kind: str, *, now: datetime) -> None:
    """Give a member the other kind of mandate; one focal point always remains."""
    require(actor, Action.ORGANISATION_MEMBERS, organisation)
    wanted = _kind(kind)
    if mandate.kind == wanted:
        return
    if wanted is MandateKind.CONTRIBUTOR:
        _keep_a_focal_point(organisation, mandate)
    _end(actor, mandate, now=now)
    _give(actor, mandate.account_id, organisation.id, wanted, actor.account_id, now=now)


def end(actor: Actor, organisation: Organisation, mandate: Mandate, *, now: datetime) -> None:
    """End somebody's mandate; the texts stay, the person is told."""
    require(actor, Action.ORGANISATION_MEMBERS, organisation)
    _keep_a_focal_point(organisation, mandate)
    _end(actor, mandate, now=now)
    if mandate.account_id != actor.account_id:
        person = accounts.by_id(mandate.account_id)
        post("mandate_ended", person, now=now, organisation_id=organisation.id, path="/account")


def leave(actor: Actor, organisation: Organisation, *, now: datetime) -> None:
    """Give up one's own mandate; the last focal point first names another."""
    require(actor, Action.ORGANISATION_LEAVE, organisation)
    mandate = organisations.mandate(actor.account_id or "", organisation.id)
    if mandate is None:
        raise IllegalMove()
    _keep_a_focal_point(organisation, mandate)
    _end(actor, mandate, now=now)


def end_all(actor: Actor, account: Account, *, now: datetime) -> None:
    """End all mandates of an account that is being closed."""
    require(actor, Action.ACCOUNT_OWN, account)
    for mandate in accounts.mandates_of(account.id):
        _end(actor, mandate, now=now)


def _invite(
    actor: Actor, organisation: Organisation, email: str, kind: str, locale: str, *, now: datetime
) -> Token:
    address, wanted = checked(email), _kind(kind)
    if organisation.state in {"declined_finally", "suspended"}:
        raise IllegalMove()
    members = {m.account.email_key: m.kind for m in organisations.members(organisation.id)}
    if members.get(email_key(address)) in {wanted.value, MandateKind.FOCAL_POINT.value}:
        raise Invalid(problem("email", N_("This person acts for the organization already.")))
    if not throttle.ration(throttle.key("invite", organisation.id), MOST_INVITATIONS, DAY, now=now):
        raise Busy(N_("Twenty invitations were sent today. Send further ones tomorrow."))
    link, raw = links.issue(
        "invite",
        now=now,
        email=address,
        organisation_id=organisation.id,
        mandate_kind=wanted.value,
        invited_by=actor.account_id,
    )
    record(actor, "mandate:invited", organisation, now=now, kind=wanted.value)
    post_to_address(
        "invitation",
        address,
        locale,
        now=now,
        organisation_id=organisation.id,
        path=f"/invitations/{raw}",
        expires_at=link.expires_at.isoformat(),
    )
    return link


def _kind(kind: str) -> MandateKind:
    if kind not in set(MandateKind):
        raise Invalid(problem("kind", N_("Choose what the person may do.")))
    return MandateKind(kind)


def _give(
    actor: Actor,
    account_id: str,
    organisation_id: str,
    kind: MandateKind,
    given_by: str | None,
    *,
    now: datetime,
) -> Mandate:
    made = Mandate(
        account_id=account_id, organisation_id=organisation_id, kind=kind, given_by=given_by, since=now
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "mandate:given", made, now=now, kind=kind)
    return made


def _end(actor: Actor, mandate: Mandate, *, now: datetime) -> None:
    mandate.ended_at = now
    db.session.flush()
    record(actor, "mandate:ended", mandate, now=now)


def _keep_a_focal_point(organisation: Organisation, going: Mandate) -> None:
    """Refuse to take the last focal point away; the row is held, so that two cannot go at once.

    Where there is none already nobody is kept: a contributor takes no focal point away by leaving.
    """
    if going.kind != MandateKind.FOCAL_POINT:
        return
    organisations.get(organisation.id, lock=True)
    if not organisations.focal_points(organisation.id) - {going.account_id}:
        raise IllegalMove(
            N_("The organization would have no focal point. Make somebody else focal point first.")
        )

"""Getting an account: an address, a letter to it, and only then a name and a password.

No account exists before its address is confirmed, so nobody can take an address in advance, and the
page says the same to everybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from panel.domain import passwords
from panel.domain.actor import Actor
from panel.domain.errors import Invalid, Problem
from panel.models import Account, Token
from panel.queries import account as accounts
from panel.services import links, throttle
from panel.services._journal import record
from panel.services._outbox import post, post_to_address
from panel.services.account import enter, name_problems
from panel.services.addresses import checked, email_key

MOST_LETTERS = 3
HOUR = timedelta(hours=1)


def ask(email: str, locale: str, *, now: datetime, onward: str | None = None) -> None:
    """Send a link to an address: to make an account, or the news that it has one.

    ``onward`` is the page of ours where the person was going; the link leads there in the end.
    Invalid only for what cannot be an address. At most three letters an hour.
    """
    address = checked(email)
    key = email_key(address)
    if not throttle.ration(throttle.key("sign-up", key), MOST_LETTERS, HOUR, now=now):
        return
    held, query = accounts.by_email_key(key), links.query(onward)
    if held is not None:
        # The same rows as for a new address, so that the time it takes tells nothing.
        links.issue("confirm", now=now, email=links.NOBODY)
        post("already_registered", held, now=now, path="/sign-in" + query)
        return
    link, raw = links.issue("confirm", now=now, email=address)
    post_to_address(
        "confirm_address",
        address,
        locale,
        now=now,
        path=f"/sign-up/{raw}{query}",
        expires_at=link.expires_at.isoformat(),
    )


def check(link: Token, name: str, password: str) -> None:
    """Raise Invalid unless name and password may be those of the account to be made."""
    own = (link.email or "", name)
    found: tuple[Problem, ...] = name_problems(name)
    found += passwords.problems(password, second_factor=False, own=own)
    if found:
        raise Invalid(*found)


def finish(
    kind: str, raw: str, name: str, password_hash: str, *, locale: str, time_zone: str, now: datetime
) -> Account:
    """Make the account of a link of sign-up or of an invitation; its address is confirmed by that.

    A link of sign-up is used up; an invitation still waits to be accepted. Raises LinkOver where the
    address got an account in the meantime.
    """
    link = links.use(kind, raw, now=now) if kind == "confirm" else links.find(kind, raw, now=now)
    if link.email is None or accounts.by_email_key(email_key(link.email)) is not None:
        raise links.LinkOver()
    made = enter(link.email, name, password_hash, now=now, locale=locale, confirmed=True)
    made.time_zone = time_zone
    record(Actor(made.id), "account:confirmed", made, now=now)
    return made

"""Turns an outbox row into a message, and says of it that it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Protocol

from sqlalchemy import select

from panel.db import db
from panel.i18n import use_locale
from panel.mail import messages
from panel.models import OutboxMail
from panel.services import _letters


class Transport(Protocol):
    """What keeps copies of messages, if it does."""

    def forget(self, identities: Iterable[str]) -> None:
        """Destroy the copies that are kept of messages."""


def letter(mail_id: str, base_url: str, mail_from: str) -> EmailMessage | None:
    """The message of one queued row; None where it was sent already, or is not to be sent any more.

    The values of the template are looked up now, not when the row was written: a text that has been
    withheld or erased since then does not go out.
    """
    mail = db.session.get(OutboxMail, mail_id)
    if mail is None or mail.state == "sent":
        return None
    with use_locale(mail.locale):
        context = _letters.context(mail.name, mail.context, base_url, mail.account_id)
    if context is None:
        return None
    return messages.build(
        mail.name, mail.locale, context, to=mail.address, sender=mail_from, message_key=mail.id
    )


def sent(mail_id: str, *, now: datetime) -> None:
    """Say of a queued message that it was handed over; one that was sent before stays as it is."""
    mail = db.session.get(OutboxMail, mail_id, with_for_update=True)
    if mail is None or mail.state == "sent":
        return
    mail.state, mail.sent_at = "sent", now
    # A link that opens something is kept only as a hash; the address in the letter was its last copy.
    mail.context = {key: value for key, value in mail.context.items() if key != "path"}


def forget(row_id: str, transport: Transport) -> None:
    """Destroy the copies, where copies are kept, of every letter that was sent about a text."""
    rows = db.session.execute(select(OutboxMail.id, OutboxMail.context)).all()
    about = [mail_id for mail_id, said in rows if _names(said, row_id)]
    transport.forget([messages.identity(mail_id) for mail_id in about])


def _names(context: dict[str, Any], row_id: str) -> bool:
    """Whether the values of a letter name a row, alone or in a list."""
    return any(row_id in each if isinstance(each, list) else row_id == each for each in context.values())


def give_up(mail_id: str) -> None:
    """Say of a queued message that it failed; it goes out all the same when its job is let run again."""
    mail = db.session.get(OutboxMail, mail_id, with_for_update=True)
    if mail is not None and mail.state == "queued":
        mail.state = "failed"

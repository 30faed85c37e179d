"""From a name, a locale and values to a message.

A template's first line is the subject; it is rendered apart, so that no value can reach another header
or slip from the subject into the body. Whatever would break a header is refused, not mended.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from panel.i18n import DEFAULT, install, spoken, supported, use_locale
from panel.mail.letters import LETTERS

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "mail"
_LONGEST_SUBJECT = 300


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message; ``content_type`` such as ``text/calendar``."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to one address, in one language."""

    to: str
    subject: str
    text: str
    locale: str
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - plain text: escaping for HTML would print &amp; to the reader
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    install(made)
    return made


@cache
def _parts(name: str) -> tuple[Any, Any]:
    """The subject and the body of a letter, compiled apart."""
    environment = _environment()
    source = (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")
    subject, _, body = source.partition("\n")
    return environment.from_string(subject), environment.from_string(body.lstrip("\n"))


def compose(
    name: str,
    locale: str,
    context: Mapping[str, Any],
    *,
    to: str,
    headers: Mapping[str, str] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Message:
    """Write a letter of the table in a language of the interface (English where the locale is unknown).

    Raises KeyError for a letter that is not in the table, ValueError for a missing value or for a value
    that would break the subject.
    """
    missing = LETTERS[name] - context.keys()
    if missing:
        raise ValueError(f"the letter {name} needs {', '.join(sorted(missing))}")
    subject, body = _parts(name)
    with use_locale(locale):
        return Message(
            to=to,
            subject=_one_line("subject", subject.render(context)),
            text=body.render(context).rstrip("\n") + "\n",
            locale=spoken(supported(locale) or DEFAULT),
            headers=dict(headers or {}),
            attachments=attachments,
        )


def identity(message_key: str) -> str:
    """What stands before the @ in the Message-ID of a message, and begins the name of its file."""
    return hashlib.sha256(f"panel-mail:{message_key}".encode()).hexdigest()[:32]


def as_email(message: Message, *, sender: str, message_key: str) -> EmailMessage:
    """The message in the form of the wire. The same key always gives the same Message-ID, so that a
    message that is sent again after a crash is shown once. Raises ValueError for unsafe headers."""
    made = EmailMessage(policy=SMTP)
    origin = _mailbox(sender)
    made["From"] = origin
    made["To"] = _mailbox(message.to)
    made["Subject"] = _one_line("subject", message.subject)
    made["Message-ID"] = f"<{identity(message_key)}@{origin.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    for key, value in message.headers.items():
        made[key] = _one_line(key, value)
    made.set_content(message.text, cte="quoted-printable")
    made["Content-Language"] = message.locale
    for file in message.attachments:
        main, _, sub = file.content_type.partition("/")
        made.add_attachment(file.content, maintype=main, subtype=sub, filename=_one_line("file", file.name))
    return made


def build(
    name: str,
    locale: str,
    context: Mapping[str, Any],
    *,
    to: str,
    sender: str,
    message_key: str,
    attachments: tuple[Attachment, ...] = (),
) -> EmailMessage:
    """``compose`` and ``as_email`` in one step; ``message_key`` is the id of the outbox row."""
    message = compose(name, locale, context, to=to, attachments=attachments)
    return as_email(message, sender=sender, message_key=message_key)


def _mailbox(address: str) -> Address:
    """One address and nothing beside it: no list, no display name, no comment."""
    if address.count("@") != 1 or any(c in ',;:<>()[]"\\' or c.isspace() for c in address):
        raise ValueError("not one mail address")
    local, _, domain = _one_line("address", address).partition("@")
    if not local or not domain:
        raise ValueError("not one mail address")
    return Address(username=local, domain=domain.encode("idna").decode("ascii"))


def _one_line(what: str, text: str) -> str:
    """Text that can stand in a header: no control or line-separating character, at most 300 long."""
    if any(unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} for c in text):
        raise ValueError(f"the {what} holds a character that cannot stand in a header")
    if len(text) > _LONGEST_SUBJECT:
        raise ValueError(f"the {what} is too long")
    return text

"""How a message leaves the house: into a directory, or to an SMTP server."""

from __future__ import annotations

import os
import secrets
import smtplib
import ssl
from collections.abc import Iterable
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTPUTF8
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

#: A relay on this machine, whose certificate nobody has signed; nothing crosses a wire.
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Transport(Protocol):
    """What carries a message; raises OSError or smtplib.SMTPException where it cannot."""

    def send(self, message: EmailMessage) -> None:
        """Hand over one message."""

    def forget(self, identities: Iterable[str]) -> None:
        """Destroy the copies that are kept here of messages with those identities, if any are."""


@dataclass(frozen=True, slots=True)
class EmlDirectory:
    """Writes each message as one ``.eml`` file, readable by its owner only; whole or not at all."""

    path: Path

    def send(self, message: EmailMessage) -> None:
        """Write the file under its Message-ID: the same message sent twice is one file."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = _file_name(str(message["Message-ID"] or secrets.token_hex(16)))
        unfinished = self.path / f".{name}.{secrets.token_hex(4)}.tmp"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_dated(message).as_bytes(policy=SMTPUTF8))
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(self.path / f"{name}.eml")
        except BaseException:
            with suppress(FileNotFoundError):
                unfinished.unlink()
            raise

    def forget(self, identities: Iterable[str]) -> None:
        """Remove the files of messages with those identities."""
        for identity in identities:
            for file in self.path.glob(f"{identity}@*.eml"):
                file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Smtp:
    """An SMTP server; ``tls`` from the first byte (``smtps``), else STARTTLS where the server offers it.

    Name and password are never sent over an open line. ``timeout`` in seconds.
    """

    host: str
    port: int
    tls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 20.0

    def send(self, message: EmailMessage) -> None:
        """Deliver one message over a connection of its own."""
        dated = _dated(message)
        with self._connected() as server:
            self._enter(server)
            server.send_message(dated)

    def forget(self, identities: Iterable[str]) -> None:
        """Nothing is kept here of what was handed over."""

    def reach(self) -> bool:
        """Connect and sign in as if to send; whether that is encrypted. Raises like ``send``."""
        with self._connected() as server:
            return self._enter(server)

    @property
    def local(self) -> bool:
        """Whether the server is on this machine."""
        return self.host in _LOOPBACK

    def _enter(self, server: smtplib.SMTP) -> bool:
        encrypted = self.tls or self._encrypted(server)
        if self.user:
            if not encrypted:
                raise smtplib.SMTPNotSupportedError("the server offers no TLS: the password stays here")
            server.login(self.user, self.password)
        return encrypted

    def _connected(self) -> smtplib.SMTP:
        if self.tls:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=self.timeout)

    def _encrypted(self, server: smtplib.SMTP) -> bool:
        server.ehlo()
        if not server.has_extn("starttls") or (self.local and not self.user):
            return False
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
        return True


def from_url(url: str, directory: Path) -> Transport:
    """The transport for ``smtp://user:password@host:port`` or ``smtps://…``; without one, the directory.

    Raises ValueError for any other address.
    """
    if not url:
        return EmlDirectory(directory)
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("a mail server's address begins with smtp:// or smtps://")
    tls = parts.scheme == "smtps"
    return Smtp(
        host=parts.hostname,
        port=parts.port or (465 if tls else 587 if parts.username else 25),
        tls=tls,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _dated(message: EmailMessage) -> EmailMessage:
    """The message with the hour of sending, which only the transport knows."""
    if message["Date"] is not None:
        return message
    dated = deepcopy(message)
    dated["Date"] = format_datetime(datetime.now(UTC))
    return dated


def _file_name(message_id: str) -> str:
    return "".join(c for c in message_id if c.isascii() and (c.isalnum() or c in "-_@."))[:120].lstrip(".")

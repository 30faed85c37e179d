"""The address, the proxy before it, mail, and what belongs to a demo or to a developer's desk."""

from __future__ import annotations

import os
import smtplib
from collections.abc import Iterator

from panel.mail import Smtp, from_url
from panel.ops.doctor.finding import Finding, Settings, published


def findings(config: Settings, *, reach: bool = True) -> Iterator[Finding]:
    """Every finding about the settings; without ``reach`` nobody outside is asked anything."""
    yield published(
        config,
        "address",
        config.base_url,
        config.secure,
        "set PANEL_BASE_URL to the https:// address of the site: cookies and links travel by it",
    )
    yield published(
        config,
        "proxies",
        config.proxies,
        config.proxies > 0,
        "set PANEL_PROXIES to how many stand in front; without it every visitor has the proxy's address",
    )
    if reach:
        yield _mail(config)
    yield published(
        config,
        "sender",
        config.mail_from,
        not config.mail_from.endswith("@localhost"),
        "set PANEL_MAIL_FROM to a mailbox that somebody reads",
    )
    yield published(
        config, "demo", _on(config.demo), not config.demo, "unset PANEL_DEMO: it shows mail to all"
    )
    debug = os.environ.get("FLASK_DEBUG", "0") != "0"
    yield published(
        config, "debugging", _on(debug), not debug, "unset FLASK_DEBUG: visitors would be shown our errors"
    )


def _mail(config: Settings) -> Finding:
    transport = from_url(config.smtp_url, config.mail_directory)
    if not isinstance(transport, Smtp):
        advice = "set PANEL_SMTP_URL: until then receipts and notices reach nobody"
        return published(config, "mail", "files in PANEL_DATA/mail", False, advice)
    where = f"{transport.host}:{transport.port}"
    try:
        encrypted = transport.reach()
    except (OSError, smtplib.SMTPException) as error:
        return published(config, "mail", where, False, f"the server does not take us: {_plain(error)}")
    safe = encrypted or transport.local
    kind = "encrypted" if encrypted else "open"
    return published(config, "mail", f"{where}, {kind}", safe, "the server offers no TLS: mail travels open")


def _plain(error: Exception) -> str:
    said = getattr(error, "smtp_error", None)
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(error)


def _on(value: bool) -> str:
    return "on" if value else "off"

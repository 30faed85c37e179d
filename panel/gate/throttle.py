"""A ceiling per network address, in memory only.

It is for floods, not for guesses: those are counted per account in the database. It is generous, because
a whole camp, campus or ministry may stand behind one address. No address is kept: the counter's key is a
keyed hash, the key is made in memory, changes every day, and is never written anywhere.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import threading
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from flask import current_app, request

from panel.domain.errors import N_, Busy

#: Posts to the pages of signing in and up that one address may send within the window.
MOST = 600
WINDOW = timedelta(minutes=10)

#: Counters kept at once; beyond it all are forgotten, which lets a flood through rather than people out.
MOST_COUNTERS = 100_000


@dataclass
class Counters:
    """Posts by address within the window; for one process."""

    key: bytes = b""
    day: date = date.min
    began: datetime | None = None
    seen: dict[bytes, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, address: str, *, now: datetime) -> int:
        """Count one post of an address and return how many it sent within the window."""
        with self.lock:
            if self.day != now.date():
                self.key, self.day = secrets.token_bytes(32), now.date()
                self.seen.clear()
            if (
                self.began is None
                or not self.began <= now < self.began + WINDOW
                or len(self.seen) > MOST_COUNTERS
            ):
                self.began = now
                self.seen.clear()
            hidden = hmac.new(self.key, network(address).encode(), hashlib.sha256).digest()
            self.seen[hidden] = self.seen.get(hidden, 0) + 1
            return self.seen[hidden]


def check(now: datetime) -> None:
    """Count this request against its network address; raises Busy far above what people do."""
    address = client_address()
    if address is None:
        return
    counters: Counters = current_app.extensions.setdefault("panel.throttle", Counters())
    if counters.count(address, now=now) > MOST:
        raise Busy(N_("Too many tries from your network. Wait ten minutes, then try again."))


def client_address() -> str | None:
    """The address at the far end of the configured proxies; None for this machine itself or if unknown."""
    hops: int = current_app.config["PANEL"].proxies
    if hops:
        told = [a.strip() for a in request.headers.get("X-Forwarded-For", "").split(",")]
        found = told[-hops] if len(told) >= hops else ""
    else:
        found = request.environ.get("REMOTE_ADDR", "")
    try:
        return None if ipaddress.ip_address(found).is_loopback else found
    except ValueError:
        return None


def network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 of an IPv6 address, which one line gets."""
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)

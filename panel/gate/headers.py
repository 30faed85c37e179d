"""Headers that every answer carries."""

from __future__ import annotations

from flask import Response, current_app, request

from panel.gate import protected, tally
from panel.gate.door import actor

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def apply(response: Response) -> Response:
    """Content policy, no sniffing, no framing, and no caching of what is personal."""
    head = response.headers
    if protected.here():
        protected.quieten(response)
        tally.of(tally.PARTICIPANTS).count(f"status {response.status_code}")
    head.setdefault("Content-Security-Policy", CSP)
    head.setdefault("X-Content-Type-Options", "nosniff")
    head.setdefault("Referrer-Policy", "same-origin")
    head.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    head.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    head.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        head.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        personal = actor().signed_in or request.method != "GET" or response.status_code >= 400
        head.setdefault("Cache-Control", "no-store" if personal else "no-cache, private")
        head.add("Vary", "Cookie, Accept-Language, Accept")
    return response

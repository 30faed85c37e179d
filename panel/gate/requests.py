"""The log of requests: one JSON line each, of how it went, and nothing of what was in it or of who asked.

No address, no name, no path (an address of ours may hold a number), no query, no text. Pages of participants
write none at all: theirs are counted by the hour (``gate.tally``), and so is whatever was refused elsewhere.
"""

from __future__ import annotations

import json
import secrets
import sys
import time
from datetime import UTC
from typing import IO, Any

from flask import Flask, Response, g, request

from panel.domain.actor import Actor
from panel.gate import door, protected, tally

#: Every key of a line; there is no other.
KEYS = ("at", "request", "route", "method", "status", "ms", "role")


def init(app: Flask, stream: IO[str] | None = None) -> None:
    """Write a line after each request, to standard output unless told otherwise."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def told(response: Response) -> Response:
        if not protected.here():
            print(json.dumps(line(response)), file=stream or sys.stdout, flush=True)
        return response


def count_refusal(response: Response) -> Response:
    """What may not be done is counted by page and class of who asked, whether or not lines are written."""
    if response.status_code in {401, 403} and not protected.here():
        tally.of(tally.REFUSALS).count(f"{request.endpoint or 'none'} to {role(door.actor())}")
    return response


def line(response: Response) -> dict[str, Any]:
    """What is written of the request that was just answered."""
    took = 1000 * (time.perf_counter() - g.began) if "began" in g else 0.0
    values = (
        door.now().astimezone(UTC).isoformat(timespec="seconds"),
        secrets.token_hex(8),
        request.endpoint or "none",
        request.method,
        response.status_code,
        round(took, 1),
        role(door.actor()),
    )
    return dict(zip(KEYS, values, strict=True))


def role(actor: Actor) -> str:
    """The class of who asked: ``staff``, ``account`` or ``public``; no role, for some have one holder."""
    if actor.staff:
        return "staff"
    return "account" if actor.signed_in else "public"

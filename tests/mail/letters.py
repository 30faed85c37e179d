"""Values for every letter of the table."""

from __future__ import annotations

from typing import Any

VALUES: dict[str, Any] = {
    "answer_by": "2027-05-31T16:00:59+00:00",
    "appeal_link": "https://panel.example/appeal/1",
    "changeable_until": "2027-03-05T17:00:59+00:00",
    "closed": False,
    "closes_at": "2027-03-05T17:00:59+00:00",
    "commitment": "ssd9DlBtVwh7wOj6erWItMMSPM3kgLGFWzMKYRSw6mA=",
    "expires_at": "2027-01-12T09:00:00+00:00",
    "ground": "G5, outside the theme",
    "lead": "Mesa Migrante",
    "limit": 1000,
    "link": "https://panel.example/page/1?a=1&b=2",
    "number": "SUB/214",
    "organisations": 14,
    "organisation": "Association d’à côté & Cie",
    "outcome": "uphold",
    "own": True,
    "proposal": "give a role",
    "published": True,
    "question": "Who signs for the association?",
    "reason": "the site could not be reached for 3 hours on 4 March",
    "reasons": ["Give your commentary a title.", "There is no text yet."],
    "received_at": "2027-03-04T19:58:07+00:00",
    "role": "moderator",
    "rule": "wc-1",
    "sentence": "The text is about visas for tourists.",
    "sentences": 2,
    "posts": 3,
    "symbol": "SPMHR/2027/1",
    "text": "## Clinics\n\nThey said: <100 % & more>.",
    "title": "Access of irregular migrants to essential services",
    "tracker": "WLDX2 DSQNV LQQ66 A5D5H",
    "was": "2027-02-26T17:00:59+00:00",
    "words": 1012,
    "zone": "Africa/Nairobi",
}


def values(name: str, **changed: Any) -> dict[str, Any]:
    """Exactly the values the table asks for, some of them changed."""
    from panel.mail import LETTERS

    return {key: VALUES[key] for key in LETTERS[name]} | changed

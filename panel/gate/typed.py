"""What was typed into a form that was refused as a whole, for the page that says so."""

from __future__ import annotations

from typing import Any

from flask import request

from panel.gate import protected

#: Longest text that an error page gives back, in characters.
KEPT_AT_MOST = 120_000

#: What is no longer than this may be a choice or a key, which need not be given back.
LONGEST_CHOICE = 40


def words() -> str:
    """What was typed, so that it can be copied from the page: every field that holds words.

    Choices and keys are short and single words of ASCII; passwords are never given back.
    """
    if request.method in {"GET", "HEAD"}:
        return ""
    try:
        fields: Any = request.form
        pairs = [(k, v.strip()) for k, v in fields.items(multi=True)]
    except Exception:  # the body itself may be what is broken
        return ""
    secret: tuple[str, ...] = ("csrf", "password", "key", "code")
    if protected.here():
        secret = (*secret, "number", "passphrase", "first", "second", "contact")
    found = [v for k, v in pairs if not k.startswith(secret) and not _is_choice(v)]
    return "\n\n".join(found)[:KEPT_AT_MOST]


def _is_choice(value: str) -> bool:
    return len(value) <= LONGEST_CHOICE and value.isascii() and " " not in value

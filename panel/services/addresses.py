"""E-mail addresses as people type them: checked for shape, folded for comparison."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

from panel.domain.errors import N_, Invalid, problem


def email_key(email: str) -> str:
    """The folded form under which an address is unique: NFKC, no case, no spaces round it."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def checked(email: str, field: str = "email") -> str:
    """The address, trimmed; Invalid with what is wrong where no letter could reach it."""
    typed = email.strip()
    local, at, host = typed.rpartition("@")
    if not at or not local:
        raise Invalid(problem(field, N_("An e-mail address has an @ in it, such as name@example.org.")))
    if not host.strip(".") or "." not in host:
        raise Invalid(problem(field, N_("The e-mail address has no complete part after the @.")))
    try:
        # Whether the domain takes mail is left to the letter: asking the network would name our people to it.
        validate_email(typed, check_deliverability=False, globally_deliverable=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise Invalid(
            problem(
                field,
                N_("We cannot send letters to this address. Check it letter by letter, or use another."),
            )
        ) from error
    return typed

"""Refusals. Each carries a msgid and its parameters; the door translates them and picks a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


def N_(msgid: str) -> str:
    """Mark a msgid for extraction without translating it."""
    return msgid


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field: which, what, and the numbers of the message."""

    field: str
    msgid: str
    params: tuple[tuple[str, object], ...] = ()

    @property
    def values(self) -> Mapping[str, object]:
        """Parameters of the message by name."""
        return dict(self.params)


def problem(field: str, msgid: str, **params: object) -> Problem:
    """Shorthand for a Problem with keyword parameters."""
    return Problem(field, msgid, tuple(params.items()))


class PanelError(Exception):
    """Base of all refusals; ``status`` is the HTTP meaning, ``msgid`` the sentence for people."""

    status = 400
    default = N_("This could not be done.")

    def __init__(self, msgid: str | None = None, **params: object) -> None:
        self.msgid = msgid or self.default
        self.params = params
        super().__init__(self.msgid % params if params else self.msgid)


class Malformed(PanelError):
    """The request itself is broken: nothing of it was used."""

    status = 400
    default = N_("The request could not be read.")


class Missing(PanelError):
    """It is not there, or it is not yours to know that it is."""

    status = 404
    default = N_("There is nothing at this address.")


class Forbidden(PanelError):
    """It is there and you know it, but this act is not yours."""

    status = 403
    default = N_("Your account may not do this.")


class IllegalMove(PanelError):
    """The state does not allow the move."""

    status = 409
    default = N_(
        "Its state has changed since the page was opened and does not allow this any more. Nothing was changed."
    )


class Stale(PanelError):
    """Somebody was faster."""

    status = 409
    title = N_("Somebody was faster")
    default = N_("Somebody was faster. Look at the present state, then decide again.")


class Gone(PanelError):
    """It was erased; the number stays, the text does not."""

    status = 410
    default = N_("This was erased. The number is kept, the text is not.")


class Withdrawn(Gone):
    """A file that was issued and rested on a text that was erased since; its hash stays."""

    default = N_("This file is withdrawn: a text on which it rested was erased. Its SHA-256 was %(sha256)s.")


class Busy(PanelError):
    """Too many tries, or a store that does not answer just now."""

    status = 429
    default = N_(
        "Too many tries. Ten that fail cost nothing; after them each wait is twice the last, a quarter of an hour "
        "at most. Wait, then try again."
    )


class Invalid(PanelError):
    """Understood, but not acceptable: one or more fields need another look."""

    status = 422
    default = N_("Some answers need another look.")

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(problems[0].msgid if problems else None, **(problems[0].values if problems else {}))

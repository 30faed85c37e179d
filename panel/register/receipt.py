"""The signed part of a receipt: the promise that a commitment is in the register by a day.

It is a note of C2SP, signed by the key of receipts, not by that of the register. It names the session, the
commitment and the day, and nothing about who filed. If the day has passed and the register holds no such
line, whoever holds the promise can show that it was broken, and by whom.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from panel.register.commitment import Commitment
from panel.register.notes import Note, NoteError, Signer

#: What is put after the name of a register to name the key of its receipts.
SUFFIX = "/receipt"

#: Days after the one of filing, in UTC, by whose end a commitment is in the register.
WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised; ``origin`` names the register."""

    origin: str
    session: str
    commitment: Commitment
    merge_by: date

    @property
    def text(self) -> str:
        """The text that is signed."""
        encoded = base64.b64encode(self.commitment).decode("ascii")
        return f"{self.origin}{SUFFIX}\n{self.session}\n{encoded}\nmerge-by {self.merge_by.isoformat()}\n"


def merge_by(filed_at: datetime) -> date:
    """The last day on which what was filed at this instant may be missing from the register."""
    return filed_at.astimezone(UTC).date() + WITHIN


def sign(promise: Promise, signer: Signer) -> Note:
    """The promise under its signature. Raises NoteError for a key of another name."""
    if signer.name != promise.origin + SUFFIX:
        raise NoteError("receipts are signed under the name of their register")
    return Note(promise.text, (signer.sign(promise.text),))

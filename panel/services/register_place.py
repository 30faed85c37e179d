"""Where a filed text stands in the register: the signed promise, and once it is kept, line and proof."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

from panel.i18n import gettext as _
from panel.queries import register as lines
from panel.register import notes
from panel.register.notes import Signer
from panel.register.receipt import SUFFIX, Promise, merge_by, sign
from panel.services import register
from panel.services.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Place:
    """``promise`` is a signed note, ``merge_by`` its last day in UTC. Until the line stands, ``seq`` is 0.

    ``proof`` is a file of C2SP (tlog-proof): number of the leaf, hashes, and the checkpoint they lead to.
    """

    promise: str
    merge_by: date
    seq: int = 0
    line: str = ""
    size: int = 0
    day: str = ""
    proof: str = ""

    @property
    def kept(self) -> bool:
        """Whether the line stands, and stood in time."""
        return self.seq > 0 and self.day <= self.merge_by.isoformat()


def of(receipt: Receipt, origin: str, seed: bytes) -> Place:
    """The place of the version that a receipt is about; ``seed`` is the key of receipts."""
    sealed = base64.b64decode(receipt.commitment)
    session = receipt.symbol.removesuffix(f"/{receipt.number}")
    due = merge_by(receipt.filed_at)
    promise = str(sign(Promise(origin, session, sealed, due), receipt_key(origin, seed)))
    found = lines.line_of(sealed)
    stand = register.stand(found.merged_size) if found is not None else None
    if found is None or stand is None:
        return Place(promise, due)
    proof = _proof(found.seq, found.proof, stand.text)
    return Place(promise, due, found.seq, found.text, stand.size, stand.day, proof)


def receipt_key(origin: str, seed: bytes) -> Signer:
    """The key that signs receipts, under the name of their register."""
    return Signer(origin + SUFFIX, seed, notes.SIGNS)


def as_text(place: Place) -> list[str]:
    """The lines of a receipt's file that a program checks."""
    told = [
        _("All of this is checked by: %(command)s", command="panel-verify.py receipt THIS-FILE register.txt"),
        "",
        _("The promise, signed: this commitment is in the public register by the end of that day (UTC)."),
        "",
        place.promise,
    ]
    if not place.seq:
        return told
    return [
        *told,
        _("This is the line, and the proof that the register holds it."),
        "",
        place.line,
        "",
        place.proof,
    ]


def _proof(seq: int, path: bytes, checkpoint: str) -> str:
    hashes = [base64.b64encode(path[at : at + 32]).decode() for at in range(0, len(path), 32)]
    return "\n".join(["c2sp.org/tlog-proof@v1", f"index {seq - 1}", *hashes, "", checkpoint])

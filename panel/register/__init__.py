"""The register of commentaries: promises about texts that anybody can check without us.

Here live the commitment to a version, its tracker and the receipt. Not here: the texts themselves, the
database, any name or hour of a contributor. Standard library only, so that the same code can be read
and run by someone who distrusts the platform. Every room above may import this one; it imports none.
"""

from __future__ import annotations

from panel.register.commitment import (
    SALT_BYTES,
    Commitment,
    CommittedFile,
    Document,
    canonical,
    commit,
    group5,
    new_salt,
    tracker,
    verify,
)
from panel.register.receipt import Receipt, receipt_text

__all__ = [
    "SALT_BYTES",
    "Commitment",
    "CommittedFile",
    "Document",
    "Receipt",
    "canonical",
    "commit",
    "group5",
    "new_salt",
    "receipt_text",
    "tracker",
    "verify",
]

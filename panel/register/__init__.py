"""The register of commentaries: promises about texts that anybody can check without us.

Here live the commitment to a version, its tracker, the lines of the register, its Merkle tree, signed
checkpoints and cosignatures, receipts, and the verifier that an outsider downloads. Not here: the texts
themselves, the database, any name or hour of a contributor, any key. Standard library only, but for
Ed25519 in ``notes``, so that the same code can be read and run by someone who distrusts the platform.
Every room above may import this one; it imports none.
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

__all__ = [
    "SALT_BYTES",
    "Commitment",
    "CommittedFile",
    "Document",
    "canonical",
    "commit",
    "group5",
    "new_salt",
    "tracker",
    "verify",
]

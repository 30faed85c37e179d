"""The key of the register: read by the process that signs, and by no other.

``keys.load`` knows nothing of this file; web and worker never open it.
"""

from __future__ import annotations

from pathlib import Path

from panel.register.notes import Signer
from panel.vault import keys


def load(path: Path, origin: str) -> Signer:
    """The signer of a register, its key made on the first start. Raises KeyProblem for an unsafe file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Signer(origin, keys.seed(keys.read_or_make(path, keys.new_seed)))

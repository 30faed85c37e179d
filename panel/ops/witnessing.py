"""A witness outside the house: looks at the whole register, remembers, then signs."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from panel.register import notes, witness
from panel.register.notes import Checkpoint, Signer, VerifierKey
from panel.vault import keys

KEY, MEMORY = "witness.key", "last-checkpoint.txt"


def cosign(
    lines: Path, checkpoint: Path, vkey: str, name: str, home: Path, now: datetime
) -> tuple[str, VerifierKey]:
    """The cosignature over a checkpoint, and the witness's public key.

    What is about to be signed is on the disk of the witness before it is signed. Raises Disagreement,
    NoteError, OSError.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    signer = Signer(name, keys.seed(keys.read_or_make(home / KEY, keys.new_seed)), notes.WITNESSES)
    note = notes.read_note(checkpoint.read_text("utf-8"))
    register = lines.read_bytes().splitlines(keepends=True)
    witness.look(note, notes.read_key(vkey), register, _memory(home))
    _remember(home, str(note))
    return signer.cosign(note.text, int(now.timestamp())), signer.verifier


def _memory(home: Path) -> Checkpoint | None:
    path = home / MEMORY
    return notes.read_checkpoint(notes.read_note(path.read_text("utf-8"))) if path.exists() else None


def _remember(home: Path, text: str) -> None:
    fresh = home / f".{MEMORY}"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / MEMORY)
    handle = os.open(home, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

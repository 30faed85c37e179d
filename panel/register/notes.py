"""Signed notes, checkpoints and cosignatures, exactly as C2SP writes them.

A note is a text, an empty line, and signature lines ``— <name> <base64(key id ‖ signature)>``. A checkpoint
is a note whose text is the origin, the number of lines and the root. A witness adds a line of its own, with
the time at which it looked (cosignature/v1). Specifications: c2sp.org/signed-note, tlog-checkpoint,
tlog-cosignature.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from panel.register.tree import Hash

#: Kinds of keys: one that signs a note, one that witnesses a checkpoint.
SIGNS, WITNESSES = 0x01, 0x04

_NAME = re.compile(r"[^\s+]+")


class NoteError(ValueError):
    """A note, a key or a signature that is not one."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name it signs under; ``kind`` is SIGNS or WITNESSES."""

    name: str
    public: bytes
    kind: int = SIGNS

    @property
    def id(self) -> bytes:
        """Four bytes by which a signature line tells which key it needs."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        """The key as it is printed: ``name+id+key``."""
        return f"{self.name}+{self.id.hex()}+{_b64(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with the name it signs under. Only the process that owns it makes one."""

    name: str
    seed: bytes
    kind: int = SIGNS

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self._key().public_key().public_bytes_raw(), self.kind)

    def sign(self, text: str) -> str:
        """The signature line for a text that ends with LF."""
        return _line(self.verifier, self._key().sign(_checked(text).encode()))

    def cosign(self, text: str, time: int) -> str:
        """The line of a witness that saw a checkpoint's text at ``time`` (seconds since 1970)."""
        seen = f"cosignature/v1\ntime {time}\n{_checked(text)}"
        return _line(self.verifier, time.to_bytes(8, "big") + self._key().sign(seen.encode()))

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signature lines under it, each with its LF."""

    text: str
    signatures: tuple[str, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(self.signatures)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says: that a log of this name has so many lines, with this root."""

    origin: str
    size: int
    root: Hash

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"


def read_key(text: str) -> VerifierKey:
    """A printed key. Raises NoteError where it is none, or its parts do not fit."""
    name, _, rest = text.strip().partition("+")
    given, _, encoded = rest.partition("+")
    raw = _unb64(encoded)
    if not _NAME.fullmatch(name) or len(raw) != 33 or raw[0] not in {SIGNS, WITNESSES}:
        raise NoteError("this is no verifier key")
    found = VerifierKey(name, raw[1:], raw[0])
    if found.id.hex() != given:
        raise NoteError("the parts of this key do not fit each other")
    return found


def read_note(text: str) -> Note:
    """A note as it was written. Raises NoteError for anything else."""
    body, gap, below = text.rpartition("\n\n")
    signatures = below.splitlines(keepends=True)
    if not gap or not signatures or not all(s.startswith("— ") and s.endswith("\n") for s in signatures):
        raise NoteError("this is no signed note")
    return Note(body + "\n", tuple(signatures))


def read_checkpoint(note: Note) -> Checkpoint:
    """What a checkpoint says; its signatures are not looked at. Raises NoteError."""
    parts = note.text.split("\n")
    if len(parts) < 4 or not parts[0] or not re.fullmatch(r"0|[1-9][0-9]{0,18}", parts[1]):
        raise NoteError("this is no checkpoint")
    root = _unb64(parts[2])
    if len(root) != 32 or _b64(root) != parts[2]:
        raise NoteError("this is no checkpoint")
    return Checkpoint(parts[0], int(parts[1]), root)


def signed_by(note: Note, key: VerifierKey) -> bool:
    """Whether one of the lines under a note is a good signature of this key, as signer or as witness."""
    return any(_good(note.text, line, key) for line in note.signatures)


def witnesses_of(note: Note, keys: Iterable[VerifierKey]) -> list[VerifierKey]:
    """Those of the keys that have signed a note; each counts once."""
    return [key for key in dict.fromkeys(keys) if signed_by(note, key)]


def names_of(signatures: Sequence[str]) -> list[str]:
    """The names under which signature lines were made; nothing is verified."""
    return [line.split(" ")[1] for line in signatures if line.count(" ") == 2]


def _good(text: str, line: str, key: VerifierKey) -> bool:
    dash, _, rest = line.rstrip("\n").partition(" ")
    name, _, encoded = rest.partition(" ")
    if dash != "—" or name != key.name:
        return False
    try:
        raw = _unb64(encoded)
        if raw[:4] != key.id:
            return False
        signed, signature = text, raw[4:]
        if key.kind == WITNESSES:
            signed = f"cosignature/v1\ntime {int.from_bytes(raw[4:12], 'big')}\n{text}"
            signature = raw[12:]
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, signed.encode())
    except (InvalidSignature, NoteError):
        return False
    return True


def _line(key: VerifierKey, signature: bytes) -> str:
    return f"— {key.name} {_b64(key.id + signature)}\n"


def _checked(text: str) -> str:
    if not text.endswith("\n"):
        raise NoteError("the text of a note ends with LF")
    return text


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _unb64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteError("this is not base64") from error

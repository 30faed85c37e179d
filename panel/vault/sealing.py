"""The sealed box: what is put in opens only with a private key that no server holds.

A fresh X25519 key is agreed with the officers' public key for every box, HKDF-SHA256 makes the key of
ChaCha20-Poly1305 from it, and the fresh private half is thrown away: not even the process that sealed a
box can open it a moment later. Every box has the same size, so that its length says nothing, and is bound
to its handle, so that nobody can exchange two of them.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Bytes of every box, and what it can hold of a text in UTF-8.
SIZE = 1024
HOLDS = SIZE - 1 - 32 - 16 - 2

_VERSION = b"\x01"
_INFO = b"spmhr-vault-v1"
# A key is used for one box only, so that a fixed nonce is used once with it.
_NONCE = bytes(12)


class BoxError(ValueError):
    """A box cannot be made or opened; the text says why."""


def seal(public: bytes, handle: str, text: str) -> bytes:
    """A box of ``SIZE`` bytes. Raises BoxError where the text is longer than ``HOLDS`` bytes in UTF-8."""
    said = text.encode()
    if len(said) > HOLDS:
        raise BoxError(f"{len(said)} bytes do not fit into a box of {HOLDS}")
    fresh = X25519PrivateKey.generate()
    half = fresh.public_key().public_bytes_raw()
    key = _key(fresh.exchange(X25519PublicKey.from_public_bytes(public)), half, public)
    padded = len(said).to_bytes(2, "big") + said.ljust(HOLDS, b"\x00")
    return _VERSION + half + ChaCha20Poly1305(key).encrypt(_NONCE, padded, handle.encode())


def unseal(private: bytes, handle: str, box: bytes) -> str:
    """What was sealed under that handle. Raises BoxError for another key, another handle, a changed box."""
    if len(box) != SIZE or box[:1] != _VERSION:
        raise BoxError("this is not a box of this program")
    own = X25519PrivateKey.from_private_bytes(private)
    half, sealed = box[1:33], box[33:]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(half))
        key = _key(shared, half, own.public_key().public_bytes_raw())
        padded = ChaCha20Poly1305(key).decrypt(_NONCE, sealed, handle.encode())
    except (InvalidTag, ValueError) as error:
        raise BoxError("the key does not fit this box") from error
    return padded[2 : 2 + int.from_bytes(padded[:2], "big")].decode()


def _key(shared: bytes, half: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=half + public, info=_INFO).derive(shared)

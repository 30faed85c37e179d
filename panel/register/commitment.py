"""A salted commitment of exactly what will be published.

``C = SHA-256("spmhr-commit-v1" 0x00 ‖ salt ‖ uint64be(len doc) ‖ doc)``, where ``doc`` is the canonical
JSON of the document. The salt hides: once salt and text are destroyed, C says nothing. No bare hash of
a text is ever stored or printed, because short texts can be guessed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Mapping
from typing import TypedDict, get_origin, get_type_hints

SALT_BYTES = 32
_DOMAIN = b"spmhr-commit-v1\x00"
_TRACKER_LENGTH = 20

#: SHA-256 of a document and its salt; 32 bytes.
Commitment = bytes


class CommittedFile(TypedDict):
    """A file handed in with a text: its name, its SHA-256 in hexadecimal, its size in bytes."""

    name: str
    sha256: str
    size: int


class Document(TypedDict):
    """What is published of one version. ``session`` names the thematic session, by its symbol or number."""

    attribution: str
    body: str
    files: list[CommittedFile]
    lang: str
    session: str
    title: str


def _check(given: Mapping[str, object], shape: type) -> None:
    """Exactly the keys and types of a shape, and every string in NFC."""
    wanted = get_type_hints(shape)
    if given.keys() != wanted.keys():
        raise ValueError(f"a {shape.__name__} has the keys {', '.join(sorted(wanted))}")
    for key, value in given.items():
        if isinstance(value, bool) or not isinstance(value, get_origin(wanted[key]) or wanted[key]):
            raise ValueError(f"{key} is of another type")
        if isinstance(value, str) and not unicodedata.is_normalized("NFC", value):
            raise ValueError(f"{key} must be in normalization form C")


def canonical(doc: Document) -> bytes:
    """UTF-8 JSON, keys sorted, no spaces, strings exactly as stored.

    Raises ValueError where a key is missing or added, a type is another, or a string is not NFC or holds
    a lone surrogate: such a text was never stored.
    """
    _check(doc, Document)
    for file in doc["files"]:
        _check(file, CommittedFile)
    text = json.dumps(doc, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def new_salt() -> bytes:
    """32 random bytes, one for each version."""
    return secrets.token_bytes(SALT_BYTES)


def commit(doc: Document, salt: bytes) -> Commitment:
    """The commitment to a document. Raises ValueError for a salt or a document never stored."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    encoded = canonical(doc)
    return hashlib.sha256(_DOMAIN + salt + len(encoded).to_bytes(8, "big") + encoded).digest()


def verify(commitment: Commitment, doc: Document, salt: bytes) -> bool:
    """Whether a commitment was made of this document with this salt; compared in constant time."""
    return len(salt) == SALT_BYTES and hmac.compare_digest(commitment, commit(doc, salt))


def tracker(commitment: Commitment) -> str:
    """The first 20 characters of the commitment in base32 (100 bits), by which a text is found again."""
    return base64.b32encode(commitment).decode("ascii")[:_TRACKER_LENGTH]


def group5(text: str) -> str:
    """A tracker in groups of five, for the eye and the telephone: ``WLDX2 DSQNV LQQ66 A5D5H``."""
    return " ".join(text[at : at + 5] for at in range(0, len(text), 5))

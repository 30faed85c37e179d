"""The officers' key pair: the public half for the server, the private half in two layers for two officers.

The private half is encrypted with the first officer's passphrase, and the result with the second's: a file
opens with both and tells neither of them anything alone. For more than two officers every pair has a file
of its own, so that one of them may be ill. None of this runs on a server: ``panel vault keygen`` and
``panel vault open`` do, on a machine that is not connected.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

#: Shortest passphrase of an officer, in characters: it must withstand whoever has the file.
SHORTEST = 20

FORMAT = "spmhr-officers-v1"
PUBLIC = "spmhr-vault-public-v1"

# RFC 9106, section 4, second recommended option; 64 MiB for each of the two layers.
_COST = {"time_cost": 3, "memory_cost": 65_536, "parallelism": 4}


class KeyFileError(ValueError):
    """A key file or a passphrase does not do; the text says why."""


def generate(passphrases: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A new key pair for officers by name: the public key file, and the file of each pair of officers.

    Raises KeyFileError for fewer than two officers, a short passphrase, or one that two have in common.
    """
    if len(passphrases) < 2:
        raise KeyFileError("the key is for at least two officers")
    if len(set(passphrases.values())) < len(passphrases):
        raise KeyFileError("two officers have the same passphrase; each chooses one that no other knows")
    for name, phrase in passphrases.items():
        if len(phrase) < SHORTEST:
            raise KeyFileError(f"the passphrase of {name} is shorter than {SHORTEST} characters")
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    raw = private.private_bytes_raw()
    pairs = combinations(passphrases, 2)
    files = {f"{one}+{two}": _two_layers(raw, public, (one, two), passphrases) for one, two in pairs}
    return f"{PUBLIC} {_text(public)}\n", files


def public_key(text: str) -> bytes:
    """The public half from its file. Raises KeyFileError."""
    words = text.split()
    try:
        if len(words) != 2 or words[0] != PUBLIC:
            raise ValueError
        raw = base64.b64decode(words[1], validate=True)
        if len(raw) != 32:
            raise ValueError
    except ValueError as error:
        raise KeyFileError("this is not the public key of a vault") from error
    return raw


def names(text: str) -> tuple[str, str]:
    """Whose passphrases open a file, first the inner one. Raises KeyFileError."""
    officers = _read(text)["officers"]
    return officers[0], officers[1]


def unlock(text: str, inner: str, outer: str) -> bytes:
    """The private half, with both passphrases. Raises KeyFileError where one of them is wrong or missing."""
    said = _read(text)
    if not inner or not outer:
        raise KeyFileError("both passphrases are needed; nothing was opened")
    try:
        middle = _open(json.loads(said["sealed"]), outer)
        raw = _open(json.loads(middle), inner)
    except (InvalidTag, ValueError, KeyError) as error:
        raise KeyFileError("the passphrases do not open this file; nothing was opened") from error
    if X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw() != public_key(said["public"]):
        raise KeyFileError("the key in this file is not the one that it names")
    return raw


def _two_layers(raw: bytes, public: bytes, pair: tuple[str, str], passphrases: Mapping[str, str]) -> str:
    one, two = pair
    inner = json.dumps(_close(raw, passphrases[one])).encode()
    return json.dumps(
        {
            "format": FORMAT,
            "officers": [one, two],
            "public": f"{PUBLIC} {_text(public)}",
            "sealed": json.dumps(_close(inner, passphrases[two])),
        },
        indent=1,
    )


def _close(content: bytes, passphrase: str) -> dict[str, str]:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = ChaCha20Poly1305(_derived(passphrase, salt)).encrypt(nonce, content, FORMAT.encode())
    return {"salt": _text(salt), "nonce": _text(nonce), "box": _text(sealed)}


def _open(layer: Mapping[str, str], passphrase: str) -> bytes:
    salt, nonce, box = (base64.b64decode(layer[name], validate=True) for name in ("salt", "nonce", "box"))
    return ChaCha20Poly1305(_derived(passphrase, salt)).decrypt(nonce, box, FORMAT.encode())


def _derived(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(passphrase.encode(), salt, hash_len=32, type=Type.ID, **_COST)


def _read(text: str) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(text)
        if said["format"] != FORMAT or len(said["officers"]) != 2:
            raise ValueError
    except (ValueError, KeyError, TypeError) as error:
        raise KeyFileError("this is not a key file of two officers") from error
    return said


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()

"""The key files of one installation and the small seal for TOTP secrets."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken


def new_seed() -> bytes:
    """32 random bytes of a signing key, in base64."""
    return base64.b64encode(secrets.token_bytes(32))


#: Key files, with how each is made.
FILES = {
    "web.key": lambda: secrets.token_hex(32).encode(),
    "totp.key": Fernet.generate_key,
    "receipt.key": new_seed,
    "invitation.key": new_seed,
}


#: The key around the keys of items, and the officers' public key, where they lie among the others.
ITEMS, OFFICERS = "items.key", "vault.pub"

#: The key of the register, which this module never reads; see ``signing``.
REGISTER = "register.key"


class KeyProblem(RuntimeError):
    """A key file is missing, readable by others, or too weak."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys in memory; ``web`` signs cookies, ``totp`` seals second-factor secrets, ``receipt`` (a seed of
    Ed25519) signs receipts, ``invitation`` hashes the codes of protected participants."""

    web: str
    totp: bytes
    receipt: bytes = field(repr=False, default=b"")
    invitation: bytes = field(repr=False, default=b"")

    def seal(self, secret: str) -> str:
        """Encrypt a short secret for the database."""
        return Fernet(self.totp).encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """Decrypt what ``seal`` made; KeyProblem if it was sealed with another key."""
        try:
            return Fernet(self.totp).decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise KeyProblem("a sealed secret does not fit the key file totp.key") from error


def load(directory: Path) -> Keys:
    """Read the keys, making each that does not exist yet; two first starts at once make one set."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = {name: read_or_make(directory / name, make) for name, make in FILES.items()}
    signing, hashing = seed(found["receipt.key"]), seed(found["invitation.key"])
    return Keys(found["web.key"].decode(), found["totp.key"], signing, hashing)


def wrapping(path: Path) -> bytes:
    """The 32 bytes around the keys of items, made on the first start. Raises KeyProblem for an unsafe file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return seed(read_or_make(path, new_seed))


def problems(directory: Path) -> list[str]:
    """What ``panel doctor`` says about the key files."""
    said = []
    for name in FILES:
        path = directory / name
        if not path.exists():
            said.append(f"{name} is missing")
        elif path.stat().st_mode & 0o077:
            said.append(f"{name} can be read by others; set its mode to 0600")
        elif weakness := _weakness(name, path.read_bytes().strip()):
            said.append(f"{name} {weakness}")
    if directory.exists() and directory.stat().st_mode & 0o077:
        said.append("the directory of the keys can be entered by others; set its mode to 0700")
    return said


def fits(directory: Path, sealed: str) -> bool:
    """Whether a secret from the database opens with the key that lies in a directory; makes nothing."""
    try:
        Fernet((directory / "totp.key").read_bytes().strip()).decrypt(sealed.encode())
    except (OSError, ValueError, InvalidToken):
        return False
    return True


def seed(encoded: bytes) -> bytes:
    """The 32 bytes of a signing key from its file. Raises KeyProblem for any other content."""
    try:
        raw = base64.b64decode(encoded, validate=True)
    except ValueError as error:
        raise KeyProblem("a key of 32 bytes is not one that this program made") from error
    if len(raw) != 32:
        raise KeyProblem("a key of 32 bytes is not one that this program made")
    return raw


def _weakness(name: str, key: bytes) -> str:
    """What is wrong with a key, in words that follow its name; nothing if it is as good as ours."""
    if len(key) < 43:
        return "is too short to be safe"
    if len(set(key)) < 10:
        return "is too regular to be safe"
    if name == "totp.key":
        try:
            Fernet(key)
        except ValueError:
            return "is not a key that this program made"
    if name in {"receipt.key", "invitation.key"}:
        try:
            seed(key)
        except KeyProblem:
            return "is not a key that this program made"
    return ""


def read_or_make(path: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a key file, made if there is none. Raises KeyProblem where others can read it."""
    if not path.exists():
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(make())
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    if path.stat().st_mode & 0o077:
        raise KeyProblem(f"{path} can be read by others; set its mode to 0600")
    return path.read_bytes().strip()

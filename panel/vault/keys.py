"""The key files of one installation and the small seal for TOTP secrets."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

#: Key files, with how each is made.
FILES = {"web.key": lambda: secrets.token_hex(32).encode(), "totp.key": Fernet.generate_key}


class KeyProblem(RuntimeError):
    """A key file is missing, readable by others, or too weak."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys in memory; ``web`` signs cookies, ``totp`` seals second-factor secrets."""

    web: str
    totp: bytes

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
    found = {name: _read_or_make(directory / name) for name in FILES}
    return Keys(web=found["web.key"].decode(), totp=found["totp.key"])


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
    return ""


def _read_or_make(path: Path) -> bytes:
    if not path.exists():
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(FILES[path.name]())
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

"""What the library is: a digest of its code and data, so that results of two versions are never mixed."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

_ROOMS = ("collation", "reference", "domain")
_BESIDE = ("numpy", "py3langid", "scikit-learn", "scipy", "snowballstemmer")


@cache
def fingerprint() -> str:
    """The same on every machine that has the same files of the library and what it computes with."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for name in _BESIDE:
        digest.update(f"{name} {version(name)}\n".encode())
    panel = Path(__file__).parents[1]
    for room in _ROOMS:
        for path in sorted((panel / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(panel).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]

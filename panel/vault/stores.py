"""Which stores belong to the application at work: they are named beside its main database."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from panel.db import db
from panel.vault._stores import Place


@dataclass(frozen=True)
class Stores:
    """The store of names with the officers' public key, and the store of item keys with the key around them."""

    names: Place
    public_key: Path
    items: Place
    wrapping: bytes = field(repr=False)


_beside: WeakKeyDictionary[Engine, Stores] = WeakKeyDictionary()


def attach(stores: Stores) -> None:
    """Name the stores of the application in whose context this is called."""
    _beside[db.engine] = stores


def here() -> Stores:
    """The stores of the application at work. A process that has none, as the signer, gets a LookupError."""
    found = _beside.get(db.engine)
    if found is None:
        raise LookupError("this process has no vault")
    return found

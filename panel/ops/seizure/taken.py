"""Everything that was taken: the database, the two stores, and every file that could be a key."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, MetaData, Table, create_engine, select

from panel.ops.vault import entries
from panel.vault import sealing
from panel.vault._stores import Place

#: Files that are longer are no keys.
_LONGEST_KEY = 4096


@dataclass(frozen=True)
class Taken:
    """A copy in the hands of somebody who has time; ``keys`` are all 32 bytes that could be one."""

    main: Engine
    tables: MetaData
    boxes: dict[str, bytes]
    wrapped: dict[str, bytes]
    ledger: frozenset[str]
    keys: tuple[bytes, ...]
    letters: int

    def table(self, name: str) -> Table:
        """A table as it is there, whatever the program thinks of it."""
        return self.tables.tables[name]

    def rows(self, *columns: Any) -> list[Any]:
        """The rows of columns."""
        with self.main.connect() as connection:
            return list(connection.execute(select(*columns)))

    def opens_box(self) -> bool:
        """Whether any key at hand opens any sealed name."""
        return any(_unseals(key, handle, box) for key in self.keys for handle, box in self.boxes.items())

    def item_key(self, item: str) -> bytes | None:
        """The key of an item, if it is there and a key at hand unwraps it."""
        wrapped = self.wrapped.get(item)
        found = (_opened(key, wrapped, item) for key in self.keys) if wrapped is not None else iter(())
        return next((each for each in found if each is not None), None)

    def opens_text(self, item: str, sealed: bytes) -> bool:
        """Whether a sealed text can be read, with the key of its item or with any other that is at hand."""
        unwrapped = (self.item_key(each) for each in self.wrapped)
        candidates = [self.item_key(item), *self.keys, *unwrapped]
        return any(_opened(key, sealed[1:], item) is not None for key in candidates if key is not None)

    def opens_secret(self, sealed: str) -> bool:
        """Whether a secret of a second step opens with a key at hand."""
        return any(_is_fernet(base64.urlsafe_b64encode(key), sealed) for key in self.keys)


@contextmanager
def taken(
    directory: Path, database_url: str, names: Place, items: Place, key_files: Iterable[Path] = ()
) -> Iterator[Taken]:
    """What lies under a directory, with the database and stores at those addresses and keys kept elsewhere."""
    engine = create_engine(database_url)
    try:
        tables = MetaData()
        tables.reflect(engine)
        with items.opened() as store:
            wrapped = {item: bytes(key) for item, key in store.run("SELECT item, wrapped FROM item_key")}
            ledger = frozenset(ref for (ref,) in store.run("SELECT ref FROM erased"))
        files = [path for path in directory.rglob("*") if path.is_file()]
        small = [path for path in (*files, *key_files) if path.stat().st_size <= _LONGEST_KEY]
        keys = [key for path in small for key in _keys_in(path)]
        letters = sum(path.suffix == ".eml" for path in files)
        yield Taken(engine, tables, entries.read(names), wrapped, ledger, tuple(dict.fromkeys(keys)), letters)
    finally:
        engine.dispose()


def _keys_in(path: Path) -> Iterator[bytes]:
    """Every 32 bytes in a small file: as they are, in hexadecimal, in base64."""
    raw = path.read_bytes()
    for word in {raw, raw.strip(), *raw.split()}:
        if len(word) == 32:
            yield word
        for decode in (bytes.fromhex, base64.b64decode, base64.urlsafe_b64decode):
            try:
                found = decode(word.decode("ascii"))
            except ValueError:
                continue
            if len(found) == 32:
                yield found


def _unseals(key: bytes, handle: str, box: bytes) -> bool:
    try:
        sealing.unseal(key, handle, box)
    except sealing.BoxError:
        return False
    return True


def _opened(key: bytes, sealed: bytes, item: str) -> bytes | None:
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], item.encode())
    except (InvalidTag, ValueError):
        return None


def _is_fernet(key: bytes, sealed: str) -> bool:
    try:
        Fernet(key).decrypt(sealed.encode())
    except (InvalidToken, ValueError):
        return False
    return True

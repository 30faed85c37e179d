"""The keys of unpublished protected texts: one for each item, in a store of their own.

The record holds the text under the key of its item; the key lies here under the wrapping key, which is a
file. Whoever destroys the key of an item has destroyed the text in every copy of the record. Backups of
this store are kept seven days and no longer.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from panel.domain.errors import Gone
from panel.vault._stores import Place, Store
from panel.vault.keys import KeyProblem
from panel.vault.stores import here

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS item_key (item TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS erased (ref TEXT PRIMARY KEY, noun TEXT NOT NULL) WITHOUT ROWID",
)
SERVER_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS item_key (item text PRIMARY KEY, wrapped bytea NOT NULL)",
    "CREATE TABLE IF NOT EXISTS erased (ref text PRIMARY KEY, noun text NOT NULL)",
)

#: Texts are padded to a multiple of this many bytes, so that their length says little.
STEP = 512

_VERSION = b"\x01"


def encrypt(item: str, text: str) -> bytes:
    """A text under the key of its item (a random id); the key is made on first use and stands at once.

    Raises Gone where the item was erased: it never gets a key again.
    """
    with here().items.opened() as store:
        key = _key(store, item) or _new_key(store, item)
    said = text.encode()
    size = -(-(len(said) + 4) // STEP) * STEP
    return _VERSION + _close(key, (len(said).to_bytes(4, "big") + said).ljust(size, b"\x00"), item)


def decrypt(item: str, sealed: bytes) -> str:
    """The text. Raises Gone where the key was destroyed, KeyProblem where it is not this text's."""
    found = decrypt_all({item: sealed})
    if item not in found:
        raise Gone()
    return found[item]


def decrypt_all(sealed: Mapping[str, bytes]) -> dict[str, str]:
    """The texts by item, in one visit to the store; without those whose keys were destroyed."""
    with here().items.opened() as store:
        held = {item: key for item in sealed if (key := _key(store, item)) is not None}
    return {item: _text(key, sealed[item], item) for item, key in held.items()}


def destroy(items: Iterable[str]) -> None:
    """Destroy the keys of items and see that the store keeps no copy of them."""
    with here().items.opened() as store:
        for item in items:
            store.run("DELETE FROM item_key WHERE item = :item", {"item": item})
        store.forget("item_key")


def erased() -> list[tuple[str, str]]:
    """Every (noun, random id) that was ever erased: the ledger, which outlives backups of the record."""
    with here().items.opened() as store:
        return [(noun, ref) for noun, ref in store.run("SELECT noun, ref FROM erased ORDER BY noun, ref")]


def note_erased(noun: str, refs: Collection[str]) -> None:
    """Enter random ids in the ledger of erasures; each is entered once and never taken out."""
    with here().items.opened() as store:
        for ref in refs:
            store.run(
                "INSERT INTO erased (ref, noun) VALUES (:ref, :noun) ON CONFLICT (ref) DO NOTHING",
                {"ref": ref, "noun": noun},
            )


def place(url: str) -> Place:
    """The store of item keys at an address; on PostgreSQL its role owns the database."""
    return Place(url, SCHEMA, SERVER_SCHEMA)


def _new_key(store: Store, item: str) -> bytes:
    if store.run("SELECT 1 FROM erased WHERE ref = :item", {"item": item}):
        raise Gone()
    wrapped = _close(here().wrapping, secrets.token_bytes(32), item)
    store.run(
        "INSERT INTO item_key (item, wrapped) VALUES (:item, :wrapped) ON CONFLICT (item) DO NOTHING",
        {"item": item, "wrapped": wrapped},
    )
    made = _key(store, item)
    if made is None:
        raise Gone()
    return made


def _key(store: Store, item: str) -> bytes | None:
    rows = store.run("SELECT wrapped FROM item_key WHERE item = :item", {"item": item})
    return _open(here().wrapping, bytes(rows[0][0]), item) if rows else None


def _text(key: bytes, sealed: bytes, item: str) -> str:
    if sealed[:1] != _VERSION:
        raise KeyProblem("a sealed text is not one of this program")
    padded = _open(key, sealed[1:], item)
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode()


def _close(key: bytes, content: bytes, item: str) -> bytes:
    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(key).encrypt(nonce, content, item.encode())


def _open(key: bytes, sealed: bytes, item: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], item.encode())
    except (InvalidTag, ValueError) as error:
        raise KeyProblem("a sealed text or its key does not fit the key file of the items") from error

"""The vault of names: whoever wants to be reachable leaves a name or a contact, sealed as it comes in.

Put in and taken out by a random handle, and nothing else: there is no statement here that reads. On SQLite
the connection refuses every one; on PostgreSQL the role may execute two functions and has no right to the
table. Beyond both, a box opens only with the officers' key, which no server holds.
"""

from __future__ import annotations

import secrets
import sqlite3

from panel.domain.errors import PanelError
from panel.vault import item_keys, officers, sealing
from panel.vault._stores import Place
from panel.vault.stores import here

SCHEMA = ("CREATE TABLE IF NOT EXISTS entry (handle TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID",)

#: What a connection of the application may do to the file: nothing here reads what is sealed.
_ALLOWED = {
    (sqlite3.SQLITE_INSERT, "entry", None),
    (sqlite3.SQLITE_DELETE, "entry", None),
    (sqlite3.SQLITE_READ, "entry", "handle"),
    (sqlite3.SQLITE_PRAGMA, "wal_checkpoint", "TRUNCATE"),
}

#: For the owner of the PostgreSQL database, once; ``{role}`` is the role of PANEL_VAULT_URL.
SERVER_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entry (handle text PRIMARY KEY, sealed bytea NOT NULL)",
    "REVOKE ALL ON entry FROM PUBLIC, {role}",
    "CREATE OR REPLACE FUNCTION put_entry(text, bytea) RETURNS void LANGUAGE sql SECURITY DEFINER"
    " SET search_path = public, pg_temp AS 'INSERT INTO entry (handle, sealed) VALUES ($1, $2)'",
    "CREATE OR REPLACE FUNCTION drop_entry(text) RETURNS void LANGUAGE sql SECURITY DEFINER"
    " SET search_path = public, pg_temp AS 'DELETE FROM entry WHERE handle = $1'",
    "REVOKE ALL ON FUNCTION put_entry(text, bytea), drop_entry(text) FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION put_entry(text, bytea), drop_entry(text) TO {role}",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO {role}",
)


class NoOfficers(PanelError):
    """The officers have not given the server their public key yet."""

    status = 409
    default = "The vault has no key yet, so that nothing can be sealed. Nothing was kept."


def ready() -> bool:
    """Whether something can be put in: the officers' public key lies here."""
    return here().public_key.is_file()


def put(contact: str) -> str:
    """Seal a name or a contact, put it in, and return its handle. It stands at once, whatever becomes of the
    transaction of the record.

    Raises NoOfficers without a key, BoxError where it is longer than ``sealing.HOLDS`` bytes.
    """
    if not ready():
        raise NoOfficers()
    handle = secrets.token_hex(16)
    box = sealing.seal(officers.public_key(here().public_key.read_text("ascii")), handle, contact)
    with here().names.opened() as store:
        if store.is_file:
            store.run(
                "INSERT INTO entry (handle, sealed) VALUES (:handle, :box)", {"handle": handle, "box": box}
            )
        else:
            store.run("SELECT put_entry(:handle, :box)", {"handle": handle, "box": box})
    return handle


def drop(handle: str) -> None:
    """Take an entry out for good, so that no copy brings it back; nothing happens where there is none."""
    item_keys.note_erased("entry", [handle])
    with here().names.opened() as store:
        if store.is_file:
            store.run("DELETE FROM entry WHERE handle = :handle", {"handle": handle})
            store.forget("entry")
        else:
            store.run("SELECT drop_entry(:handle)", {"handle": handle})


def place(url: str) -> Place:
    """The store of names at an address, as the application may use it."""
    return Place(url, SCHEMA, guard=_guard)


def _guard(action: int, one: str | None, two: str | None, _base: str | None, _trigger: str | None) -> int:
    return sqlite3.SQLITE_OK if (action, one, two) in _ALLOWED else sqlite3.SQLITE_DENY

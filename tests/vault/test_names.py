"""The vault of names: put in and taken out by a handle, read by nobody but the officers."""

import sqlite3
import stat

import psycopg
import pytest
from flask import Flask

from panel.vault import names, officers, sealing
from panel.vault._stores import Place
from panel.vault.stores import here

PHRASES = {"anna": "seven green herons waited there", "ben": "the ferry leaves before the tide"}
CONTACT = "Zwielicht Quillon, +41 79 555 01 99, يمكن الاتصال مساءً"

READS = (
    "SELECT sealed FROM entry",
    "SELECT handle FROM entry",
    "SELECT count(*) FROM entry",
    "DELETE FROM entry RETURNING sealed",
    "UPDATE entry SET handle = sealed",
    "CREATE TABLE other AS SELECT * FROM entry",
    "INSERT INTO entry SELECT handle || 'x', sealed FROM entry",
)


@pytest.fixture(scope="module")
def pair() -> tuple[bytes, bytes]:
    public, files = officers.generate(PHRASES)
    return officers.public_key(public), officers.unlock(files["anna+ben"], PHRASES["anna"], PHRASES["ben"])


def entries(app: Flask, owner: str) -> dict[str, bytes]:
    """What lies in the store, read as no process of the application can."""
    if (file := here().names.file) is not None:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            return dict(connection.execute("SELECT handle, sealed FROM entry").fetchall())
    with Place(owner, ()).server() as server:
        return {h: bytes(s) for h, s in server.execute("SELECT handle, sealed FROM entry").fetchall()}


@pytest.fixture
def vault(app: Flask, pair: tuple[bytes, bytes], postgres_vault: tuple[str, str, str]) -> str:
    public = officers.PUBLIC + " " + officers._text(pair[0])
    here().public_key.write_text(public)
    with here().names.opened():
        pass
    for handle in entries(app, postgres_vault[1]):
        names.drop(handle)
    return postgres_vault[1]


def test_what_is_put_in_opens_with_both_passphrases_only(
    app: Flask, vault: str, pair: tuple[bytes, bytes]
) -> None:
    handle, other = names.put(CONTACT), names.put("x")
    held = entries(app, vault)
    assert {len(box) for box in held.values()} == {sealing.SIZE}
    assert sealing.unseal(pair[1], handle, held[handle]) == CONTACT
    with pytest.raises(sealing.BoxError):
        sealing.unseal(pair[1], other, held[handle])
    names.drop(handle)
    assert list(entries(app, vault)) == [other]


@pytest.mark.parametrize("statement", READS)
def test_the_application_cannot_read_the_vault(app: Flask, vault: str, statement: str) -> None:
    names.put(CONTACT)
    with here().names.opened() as store:
        with pytest.raises((sqlite3.DatabaseError, psycopg.errors.InsufficientPrivilege)) as refused:
            store.run(statement)
    assert (
        "prohibited" in str(refused.value)
        or "not authorized" in str(refused.value)
        or ("permission denied" in str(refused.value))
    )
    assert len(entries(app, vault)) == 1


def test_a_vault_without_officers_takes_nothing(app: Flask, vault: str) -> None:
    here().public_key.unlink()
    with pytest.raises(names.NoOfficers):
        names.put(CONTACT)
    assert entries(app, vault) == {}


def test_a_contact_that_does_not_fit_is_refused(app: Flask, vault: str) -> None:
    names.put("я" * (sealing.HOLDS // 2))
    with pytest.raises(sealing.BoxError):
        names.put("я" * (sealing.HOLDS // 2 + 1))


def test_its_file_is_its_owner_s_alone(app: Flask, vault: str) -> None:
    names.put(CONTACT)
    if (file := here().names.file) is not None:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700

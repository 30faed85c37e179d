"""Keys of items: a text opens with its own key, and never again after that was destroyed."""

import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from panel.domain.errors import Gone
from panel.vault import item_keys, stores
from panel.vault.keys import KeyProblem
from panel.vault.stores import here

TEXT = "Nous avons été retenus au port. وقفنا أمام الباب"


def test_a_text_opens_with_the_key_of_its_item_only(app: Flask) -> None:
    sealed, other = item_keys.encrypt("a" * 32, TEXT), item_keys.encrypt("b" * 32, TEXT)
    assert item_keys.decrypt("a" * 32, sealed) == TEXT
    assert TEXT.encode()[:20] not in sealed
    with pytest.raises(KeyProblem):
        item_keys.decrypt("b" * 32, sealed)
    assert item_keys.decrypt_all({"a" * 32: sealed, "b" * 32: other, "c" * 32: other}) == {
        "a" * 32: TEXT,
        "b" * 32: TEXT,
    }


def test_lengths_are_told_in_steps(app: Flask) -> None:
    sizes = {len(item_keys.encrypt("d" * 32, "x" * n)) for n in (0, 1, 500, 508)}
    assert sizes == {item_keys.STEP + 29}
    assert len(item_keys.encrypt("d" * 32, "x" * 509)) == 2 * item_keys.STEP + 29


def test_a_destroyed_key_is_in_no_file_of_the_store(app: Flask, tmp_path: Path) -> None:
    sealed = item_keys.encrypt("e" * 32, TEXT)
    with here().items.opened() as store:
        wrapped = bytes(store.run("SELECT wrapped FROM item_key WHERE item = :i", {"i": "e" * 32})[0][0])
    item_keys.destroy(["e" * 32])
    with pytest.raises(Gone):
        item_keys.decrypt("e" * 32, sealed)
    if (file := here().items.file) is not None:
        files = (each for each in file.parent.rglob("*") if each.is_file())
        left = [each for each in files if wrapped in each.read_bytes()]
        assert left == []


def test_an_item_that_was_erased_gets_no_key_again(app: Flask) -> None:
    item_keys.note_erased("post", ["f" * 32])
    item_keys.note_erased("post", ["f" * 32])
    assert item_keys.erased().count(("post", "f" * 32)) == 1
    with pytest.raises(Gone):
        item_keys.encrypt("f" * 32, TEXT)


def test_the_stores_are_those_of_the_application_at_work(app: Flask) -> None:
    config = app.config["PANEL"]
    assert (here().names.url, here().items.url) == (config.names_url, config.items_url)
    assert here().wrapping not in config.item_key.read_bytes()
    assert isinstance(here(), stores.Stores)


def test_a_store_is_its_owner_s_alone(app: Flask) -> None:
    item_keys.encrypt("a" * 32, TEXT)
    if (file := here().items.file) is not None:
        with sqlite3.connect(file) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert file.stat().st_mode & 0o077 == 0

"""Copies of the two stores: seven days, and nothing that was erased comes back from them."""

import json
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from panel.ops.backup import BackupError, short
from panel.ops.vault import entries
from panel.vault import item_keys, names, officers
from panel.vault._stores import Place
from panel.vault.stores import here
from tests.conftest import Clock

PHRASES = {"anna": "seven green herons waited there", "ben": "the ferry leaves before the tide"}


@pytest.fixture(scope="module")
def public() -> str:
    return officers.generate(PHRASES)[0]


@pytest.fixture
def owner(app: Flask, public: str, postgres_vault: tuple[str, str, str]) -> Place:
    here().public_key.write_text(public)
    return here().names if here().names.file is not None else Place(postgres_vault[1], ())


def test_a_copy_brings_back_what_was_lost_and_not_what_was_erased(
    app: Flask, owner: Place, clock: Clock, tmp_path: Path
) -> None:
    lost, erased = item_keys.encrypt("1" * 32, "lost"), item_keys.encrypt("2" * 32, "erased")
    kept, dropped = names.put("kept"), names.put("dropped")
    path = short.make(owner, here().items, tmp_path / "vault" / "copies", now=clock.now)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parents[:2]} == {0o700}
    assert b"kept" not in path.read_bytes()
    item_keys.destroy(["1" * 32])
    item_keys.note_erased("post", ["2" * 32])
    item_keys.destroy(["2" * 32])
    names.drop(dropped)
    boxes = entries.read(owner)
    with here().names.opened() as store:
        out = "DELETE FROM entry WHERE handle = :h" if store.is_file else "SELECT drop_entry(:h)"
        store.run(out, {"h": kept})
    short.bring_back(path, here().names, here().items, now=clock.now)
    assert item_keys.decrypt_all({"1" * 32: lost, "2" * 32: erased}) == {"1" * 32: "lost"}
    assert entries.read(owner) == boxes
    assert dropped not in boxes


def test_a_copy_is_gone_after_seven_days(app: Flask, owner: Place, clock: Clock, tmp_path: Path) -> None:
    first = short.make(owner, here().items, tmp_path, now=clock.now)
    clock.forward(days=3)
    second = short.make(owner, here().items, tmp_path, now=clock.now)
    clock.forward(days=4)
    assert short.expire(tmp_path, now=clock.now) == 0
    assert short.expire(tmp_path, now=clock.now + timedelta(seconds=1)) == 1
    assert short.copies(tmp_path) == [second]
    with pytest.raises(BackupError, match="seven days"):
        short.bring_back(second, here().names, here().items, now=clock.now + timedelta(days=4))
    assert not first.exists()


@pytest.mark.parametrize("content", ["", "{", json.dumps({"store": "other", "id": "x", "box": ""})])
def test_what_is_no_copy_brings_nothing_back(
    app: Flask, owner: Place, clock: Clock, tmp_path: Path, content: str
) -> None:
    path = short.make(owner, here().items, tmp_path, now=clock.now)
    path.write_text(content)
    before: Any = entries.read(owner)
    if content:
        with pytest.raises(BackupError):
            short.bring_back(path, here().names, here().items, now=clock.now)
    else:
        assert short.bring_back(path, here().names, here().items, now=clock.now) == 0
    assert entries.read(owner) == before

"""A copy of everything, without the officers' keys: what can be read in it is what we say."""

import base64
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from panel.cli.seizure import erase_proof_command, seizure_report_command
from panel.db import db, transaction
from panel.models import Account, Participant, SafetyReport
from panel.models._columns import new_id
from panel.ops.seizure import examining, held, proof
from panel.ops.seizure.taken import Taken, taken
from panel.queries import commentary as commentaries
from panel.services import erasure
from panel.vault import item_keys, names, officers
from panel.vault._stores import Place
from panel.vault.stores import here
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call

PHRASES = {"anna": "seven green herons waited there", "ben": "the ferry leaves before the tide"}
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "what-we-hold.md"


@pytest.fixture(scope="module")
def pair() -> tuple[str, dict[str, str]]:
    return officers.generate(PHRASES)


@pytest.fixture
def erased(app: Flask, cast: Cast, clock: Clock, pair: tuple[str, dict[str, str]]) -> str:
    """A little of everything that is held; the id of a text that was erased."""
    here().public_key.write_text(pair[0])
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text="A telltale heron.")
        admitted(call, cast.bridge, cast.bela, clock, cast, consent="name_withheld")
        db.session.add(
            Participant(
                number="7K3M-2",
                thematic_session_id=call.id,
                passphrase_hash="$argon2id$v=19$x",
                recovery_hash="",
            )
        )
        report = new_id()
        sealed = item_keys.encrypt(report, "I was followed home.")
        db.session.add(SafetyReport(id=report, day=clock.now.date(), sealed=sealed))
        held_secret = app.extensions["panel.keys"].seal("JBSWY3DPEHPK3PXP")
        db.session.get_one(Account, cast.officer.id).totp_secret = held_secret
        item_keys.encrypt(row.id, "held under a key of its own")
    names.put("Zelda, evenings, +41 79 555 01 99")
    app.extensions["panel.drain"]()
    db.session.rollback()
    with transaction():
        erasure.erase(
            acting(cast.hana), commentaries.own(acting(cast.hana), row.id, lock=True), now=clock.now
        )
    app.extensions["panel.drain"]()
    db.session.rollback()
    return row.id


@contextmanager
def seized(app: Flask, owner: str, directory: Path) -> Iterator[Taken]:
    """A copy of the data directory; of PostgreSQL the databases themselves, with all rights."""
    config = app.config["PANEL"]
    if not directory.exists():
        shutil.copytree(config.data, directory)
    url, items, vault = config.database_url, here().items, Place(owner, ())
    if config.sqlite:
        url = f"sqlite:///{directory / 'panel.sqlite3'}"
        vault = Place(f"sqlite:///{directory / 'vault' / 'vault.db'}", ())
        items = item_keys.place(f"sqlite:///{directory / 'vault' / 'item-keys.db'}")
    with taken(directory, url, vault, items) as found:
        yield found


def test_what_a_seizure_gives_away_is_what_we_say(
    app: Flask, erased: str, postgres_vault: Any, tmp_path: Path
) -> None:
    with seized(app, postgres_vault[1], tmp_path / "copy") as found:
        assert found.boxes
        assert examining.examined(found) == held.FACTS


def test_the_officers_key_on_the_server_is_found_out(
    app: Flask, erased: str, postgres_vault: Any, tmp_path: Path, pair: tuple[str, dict[str, str]]
) -> None:
    private = officers.unlock(pair[1]["anna+ben"], PHRASES["anna"], PHRASES["ben"])
    shutil.copytree(app.config["PANEL"].data, tmp_path / "copy")
    (tmp_path / "copy" / "notes.txt").write_bytes(b"key: " + base64.b64encode(private) + b"\n")
    with seized(app, postgres_vault[1], tmp_path / "copy") as found:
        states = {each.code: each.state for each in examining.examined(found)}
    assert states["participant-names"] == "readable"


def test_a_key_file_apart_keeps_the_reports_closed(
    app: Flask, erased: str, postgres_vault: Any, tmp_path: Path
) -> None:
    shutil.copytree(app.config["PANEL"].data, tmp_path / "copy")
    (tmp_path / "copy" / "keys" / "items.key").unlink()
    with seized(app, postgres_vault[1], tmp_path / "copy") as found:
        states = {each.code: each.state for each in examining.examined(found)}
    assert states["reports-of-danger"] == "sealed"


def test_an_erasure_is_proven_and_what_is_left_is_named(
    app: Flask, erased: str, postgres_vault: Any, tmp_path: Path
) -> None:
    data = app.config["PANEL"].data
    with seized(app, postgres_vault[1], tmp_path / "copy") as found:
        assert proof.findings(found, erased, tmp_path / "copy", "telltale heron") == []
    (data / "left.txt").write_text("x" + base64.b64encode(b"a telltale heron, again").decode())
    kept = commentaries.by_id(acting(db.session.query(Account).first()), _other(erased))
    db.session.rollback()
    with seized(app, postgres_vault[1], tmp_path / "second") as found:
        left = proof.findings(found, erased, data, "telltale heron")
        assert left == ["left.txt holds the words"]
        whole = proof.findings(found, kept.id, data, "Nobody says why")
    (data / "left.txt").unlink()
    assert "commentary_version.body holds words" in whole
    assert "the ledger of erasures does not name it" in whole
    assert "a row of commentary_version holds the words" in whole


def _other(erased: str) -> str:
    found = [row.id for row in db.session.query(commentaries.Commentary) if row.id != erased]
    return found[0]


def parts() -> dict[str, str]:
    text = DOCUMENT.read_text("utf-8")
    split = re.split(r"^<!-- (\w\w) -->$", text, flags=re.MULTILINE)[1:]
    return dict(zip(split[::2], split[1::2], strict=True))


def test_the_document_states_the_facts_in_six_languages() -> None:
    told = parts()
    assert list(told) == [*held.LANGUAGES]
    for language, text in told.items():
        table = [line for line in text.splitlines() if line.startswith("|")][2:]
        assert len(table) == len(held.FACTS), language
        last = [line.split("|")[-2].strip() for line in table]
        assert last == [held.STATES[fact.state][language] for fact in held.FACTS], language
    block = re.findall(r"```\n(.*?)```", DOCUMENT.read_text("utf-8"), flags=re.DOTALL)
    assert block == [held.block() + "\n"]


def test_each_language_says_as_much() -> None:
    counted = {
        language: [
            len(re.findall(mark, text, flags=re.MULTILINE)) for mark in (r"^# ", r"^## ", r"^- ", r"^\|")
        ]
        for language, text in parts().items()
    }
    assert {tuple(each) for each in counted.values()} == {tuple(counted["en"])}


def test_the_commands_say_the_same(
    app: Flask, erased: str, postgres_vault: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = app.config["PANEL"]
    monkeypatch.setenv("PANEL_DATA", str(config.data))
    monkeypatch.setenv("PANEL_DATABASE_URL", config.database_url)
    owner = []
    if not config.sqlite:
        monkeypatch.setenv("PANEL_VAULT_URL", config.vault_url)
        monkeypatch.setenv("PANEL_ITEM_KEYS_URL", config.item_keys_url)
        owner = ["--vault-as", postgres_vault[1]]
    shutil.copytree(config.data, tmp_path / "copy")
    told = CliRunner().invoke(seizure_report_command, [str(tmp_path / "copy"), *owner, "--json"])
    assert (told.exit_code, json.loads(told.output)["as_told"]) == (0, True), told.output
    proven = CliRunner().invoke(erase_proof_command, [erased, "--words", "telltale heron", *owner])
    assert (proven.exit_code, proven.output) == (0, "Nothing of it can be found or opened on this host.\n")
    kept = CliRunner().invoke(erase_proof_command, [_other(erased), *owner])
    assert (kept.exit_code, "left: commentary_version.body holds words" in kept.output) == (1, True)
    symbol = CliRunner().invoke(erase_proof_command, ["SPMHR/2027/1/SUB/001", *owner])
    assert (symbol.exit_code, symbol.output) == (0, proven.output)
    by_symbol = CliRunner().invoke(erase_proof_command, ["SPMHR/2027/1/SUB/999", *owner])
    assert by_symbol.exit_code == 1
    (tmp_path / "copy" / "keys" / "items.key").unlink()
    other = CliRunner().invoke(seizure_report_command, [str(tmp_path / "copy"), *owner])
    assert (other.exit_code, other.output.count("NOT AS WE SAY")) == (1, 1)

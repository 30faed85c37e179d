"""The signer: a process of its own, its files, its memory, and who reads its key."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from panel.app import create_store
from panel.cli import cli
from panel.db import transaction
from panel.ops import signing, witnessing
from panel.register import notes, verifier, witness
from panel.services import register
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call
from tests.services.test_register import _without_guards as without_guards

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(app: Flask, tmp_path: Path) -> Flask:
    """The database of the application, with a directory of its own for key and files."""
    config = app.config["PANEL"]
    return create_store(replace(config, data=tmp_path, database_url=config.database_url))


@pytest.fixture
def signed(store: Flask, cast: Cast, clock: Clock) -> Flask:
    """One text filed, a day gone by, one batch signed."""
    with transaction():
        filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
    clock.forward(days=1)
    assert signing.once(store, clock) == 2
    return store


def files(store: Flask) -> tuple[Path, Path]:
    directory = store.config["PANEL"].register_directory
    return directory / "register.txt", directory / "checkpoint.txt"


def test_what_was_due_long_ago_is_signed_as_of_its_own_day(store: Flask, cast: Cast, clock: Clock) -> None:
    began = clock.now
    with transaction():
        filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
    clock.forward(days=9)
    signing.catch_up(store, clock.now)
    day = files(store)[0].read_text().split()[2]
    assert began.date().isoformat() <= day <= (began + timedelta(days=1)).date().isoformat()
    assert signing.once(store, clock) == 0


def test_what_is_signed_lies_in_files_that_anybody_can_check(signed: Flask, clock: Clock) -> None:
    lines, checkpoint = files(signed)
    key = signing.signing.load(signed.config["PANEL"].register_key, "127.0.0.1/register").verifier
    assert verifier.main(["register", str(lines), str(checkpoint), "--vkey", str(key)]) == 0
    assert signed.config["PANEL"].register_key.stat().st_mode & 0o777 == 0o600
    before = [path.stat().st_mtime_ns for path in (lines, checkpoint)]
    assert signing.once(signed, clock) == 0
    assert [path.stat().st_mtime_ns for path in (lines, checkpoint)] == before


def test_files_that_were_not_written_before_a_crash_are_written_at_the_next_look(
    signed: Flask, clock: Clock
) -> None:
    lines, checkpoint = files(signed)
    content = lines.read_bytes(), checkpoint.read_bytes()
    lines.unlink()
    checkpoint.unlink()
    assert signing.once(signed, clock) == 0
    assert (lines.read_bytes(), checkpoint.read_bytes()) == content


def test_a_database_older_than_what_is_out_is_not_signed(signed: Flask, clock: Clock) -> None:
    _, checkpoint = files(signed)
    note = notes.read_note(checkpoint.read_text("utf-8"))
    checkpoint.write_text(str(note).replace("\n2\n", "\n812\n"), "utf-8")
    with pytest.raises(register.Broken, match="published checkpoint size 812 > local 2"):
        signing.once(signed, clock)


def test_a_restored_database_takes_back_what_is_out_and_goes_on(
    signed: Flask, cast: Cast, clock: Clock
) -> None:
    with transaction():
        filed(open_call(cast, clock), cast.bridge, cast.bela, clock)
    clock.forward(days=1)
    assert signing.once(signed, clock) == 2
    lines, checkpoint = files(signed)
    content = lines.read_bytes(), checkpoint.read_bytes()
    for sql in ("DELETE FROM register_checkpoint WHERE size = 4", "DELETE FROM register_line WHERE seq > 2"):
        without_guards(sql)
    with pytest.raises(register.Broken, match="size 4 > local 2"):
        signing.once(signed, clock)
    lines.write_bytes(content[0].replace(b"DAY 2027-03-03", b"DAY 2027-03-04"))
    with pytest.raises(register.Broken, match="not what was signed"):
        signing.recover(signed)
    lines.write_bytes(content[0])
    assert (signing.recover(signed), signing.recover(signed)) == (2, 0)
    with transaction():
        filed(open_call(cast, clock), cast.bridge, cast.bela, clock)
    clock.forward(days=1)
    assert signing.once(signed, clock) == 2
    assert lines.read_bytes().startswith(content[0])


def test_a_name_that_changed_is_told_and_nothing_is_signed(
    signed: Flask, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    with transaction():
        filed(open_call(cast, clock), cast.bridge, cast.bela, clock)
    clock.forward(days=1)
    moved = create_store(replace(signed.config["PANEL"], register_name="other.example/register"))
    with pytest.raises(register.Broken, match="under this name"):
        signing.once(moved, clock)


def test_a_key_that_others_can_read_is_refused(store: Flask, clock: Clock) -> None:
    key = store.config["PANEL"].register_key
    signing.once(store, clock)
    key.chmod(0o644)
    with pytest.raises(signing.signing.keys.KeyProblem):
        signing.once(store, clock)


WATCH = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from panel.app import create_app
app = create_app()
with app.app_context():
    from panel.db import db
    from panel.ops import database
    database.upgrade(db.engine)
app.test_client().get("/", base_url=app.config["PANEL"].base_url)
app.extensions["panel.tick"]()
app.extensions["panel.drain"]()
held = [each for each in opened if "/keys/" in each]
print("register.key" in " ".join(held), "web.key" in " ".join(held), "panel.vault.signing" in sys.modules)
"""


def test_web_and_worker_never_open_the_key(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o700)
    key = tmp_path / "keys" / "register.key"
    key.write_bytes(b"this is no key, and whoever reads it stumbles")
    key.chmod(0o600)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PANEL_")}
    done = subprocess.run(
        [sys.executable, "-c", WATCH],
        env=plain | {"PANEL_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout.split(), done.returncode) == (["False", "True", "False"], 0), done.stderr


def test_a_witness_signs_what_continues_and_nothing_else(
    signed: Flask, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    lines, checkpoint = files(signed)
    vkey = str(signing.signing.load(signed.config["PANEL"].register_key, "127.0.0.1/register").verifier)
    home = tmp_path / "witness"

    def ask() -> str:
        line, key = witnessing.cosign(lines, checkpoint, vkey, "witness.example/one", home, clock.now)
        with transaction():
            size = notes.read_checkpoint(notes.read_note(checkpoint.read_text("utf-8"))).size
            assert register.cosigned(size, line, [str(key)]) == "witness.example/one"
        return line

    first = ask()
    assert ask() == first
    with transaction():
        filed(open_call(cast, clock), cast.bridge, cast.bela, clock)
    older = lines.read_bytes(), checkpoint.read_bytes()
    clock.forward(days=1)
    assert signing.once(signed, clock) == 2
    assert ask() != first
    lines.write_bytes(older[0])
    checkpoint.write_bytes(older[1])
    with pytest.raises(witness.Disagreement, match="I have signed 4 lines, now there are 2"):
        ask()


def test_the_commands(signed: Flask, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = signed.config["PANEL"]
    for name in [each for each in os.environ if each.startswith("PANEL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PANEL_DATA", str(config.data))
    monkeypatch.setenv("PANEL_DATABASE_URL", config.database_url.replace("+psycopg", ""))
    lines, checkpoint = files(signed)
    vkey = str(signing.signing.load(config.register_key, config.register_origin).verifier)
    run = CliRunner().invoke
    done = run(cli, ["register", "sign", "--once"])
    assert (done.output, done.exit_code) == ("Nothing was due.\n", 0)
    options = ["--vkey", vkey, "--name", "witness.example/one", "--home", str(tmp_path / "w")]
    seen = run(cli, ["register", "witness", str(lines), str(checkpoint), *options])
    assert seen.exit_code == 0
    key = seen.stderr.removeprefix("key of this witness: ").strip()
    (tmp_path / "line.txt").write_text(seen.stdout, "utf-8")
    refused = run(cli, ["register", "cosign", str(tmp_path / "line.txt")])
    assert (refused.exit_code, "no cosignature of a witness that we know" in refused.output) == (1, True)
    monkeypatch.setenv("PANEL_WITNESSES", key)
    kept = run(cli, ["register", "cosign", str(tmp_path / "line.txt")])
    assert (kept.output, kept.exit_code) == ("Witnessed by witness.example/one.\n", 0)


@pytest.mark.parametrize(
    "words",
    [["worker"], ["create-officer", "a@example.org", "--role", "head", "--password", "p"], ["serve"]],
    ids=lambda words: words[0],
)
def test_nothing_is_written_to_a_database_that_is_older_than_what_is_out(
    signed: Flask, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    config = signed.config["PANEL"]
    _, checkpoint = files(signed)
    note = notes.read_note(checkpoint.read_text("utf-8"))
    checkpoint.write_text(str(note).replace("\n2\n", "\n812\n"), "utf-8")
    monkeypatch.setenv("PANEL_DATA", str(config.data))
    monkeypatch.setenv("PANEL_DATABASE_URL", config.database_url)
    run = CliRunner().invoke(cli, words)
    assert (run.exit_code, "published checkpoint size 812 > local 2" in run.output) == (1, True)

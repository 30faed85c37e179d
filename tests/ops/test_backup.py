"""Backup and restore: the same rows come back, on both databases, and nothing half or wrong does."""

import io
import json
import secrets
import stat
import tarfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, text

from config import Config
from panel.app import create_app
from panel.cli.keeping import backup_command, restore_command
from panel.db import db, reading
from panel.ops import backup, database
from panel.ops.backup import BackupError, contents
from panel.ops.doctor.store import opened
from panel.ops.drills.stand import own_database
from panel.queries import thematic_session as sessions
from panel.services import summary as summaries
from panel.services import summary_check
from panel.vault import keys
from tests.cast import Cast
from tests.conftest import Clock, postgres_url
from tests.services.collating import World, usual_world

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def world(app: Any, cast: Cast, clock: Clock) -> World:
    made = usual_world(cast, clock)
    made.build()
    return made


@pytest.fixture
def elsewhere(app: Any, tmp_path: Path) -> Iterator[Config]:
    """Settings of another installation on the same kind of database; nothing is there yet."""
    data = tmp_path / "elsewhere"
    if db.engine.dialect.name == "sqlite":
        yield Config(data=data, database_url=f"sqlite:///{data / 'panel.sqlite3'}")
        return
    with own_database(postgres_url()) as url:
        yield Config(data=data, database_url=url)


def stand(engine: Engine) -> Any:
    with engine.connect() as connection:
        return contents.stand(connection)


def back(path: Path, there: Config, **options: bool) -> backup.Manifest:
    with opened(there.database_url) as engine:
        return backup.restore(engine, path, there.keys, **options)


def test_every_row_comes_back_and_the_summary_still_verifies(
    world: World, elsewhere: Config, tmp_path: Path
) -> None:
    before = stand(db.engine)
    made = backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    assert (made.tables, made.rows > 100) == (before[1], True)
    back(tmp_path / "one.tar", elsewhere)
    with create_app(elsewhere).app_context(), reading():
        assert stand(db.engine) == before
        found = summaries.of(sessions.by_slug(world.chair, world.call.slug), lock=False)
        assert summary_check.verified(found, summaries.content(summary_check.look(found))) == []
        assert not database.behind(db.engine)


def test_a_restored_database_is_searched_and_written_to(
    world: World, elsewhere: Config, tmp_path: Path
) -> None:
    if sqlite := db.engine.dialect.name == "sqlite":
        with db.engine.begin() as connection:
            connection.execute(text("INSERT INTO search_fts (entry_id, words) VALUES ('1', 'lantern')"))
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    back(tmp_path / "one.tar", elsewhere)
    with create_app(elsewhere).app_context():
        database.drift(db.engine)
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE account SET name = 'Another'"))
            if sqlite:
                found = text("SELECT entry_id FROM search_fts WHERE words MATCH 'lantern'")
                assert connection.execute(found).scalar_one() == "1"
                assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        db.engine.dispose()


def test_a_backup_is_one_file_for_its_owner_only(world: World, tmp_path: Path) -> None:
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["one.tar"]
    assert stat.S_IMODE((tmp_path / "one.tar").stat().st_mode) == 0o600
    with pytest.raises(BackupError, match="never takes the place"):
        backup.make(db.engine, tmp_path / "one.tar", now=NOW)


def test_keys_are_in_it_only_where_asked_for(
    world: World, app: Any, elsewhere: Config, tmp_path: Path
) -> None:
    key_files = app.config["PANEL"].keys
    assert not backup.make(db.engine, tmp_path / "without.tar", now=NOW).with_keys
    assert backup.make(db.engine, tmp_path / "with.tar", now=NOW, key_files=key_files).with_keys
    secret = (key_files / "totp.key").read_bytes()
    assert secret not in (tmp_path / "without.tar").read_bytes()
    back(tmp_path / "with.tar", elsewhere)
    assert (elsewhere.keys / "totp.key").read_bytes() == secret
    assert keys.problems(elsewhere.keys) == []


def test_keys_that_are_there_stay_where_the_backup_has_none(
    world: World, elsewhere: Config, tmp_path: Path
) -> None:
    held = keys.load(elsewhere.keys)
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    back(tmp_path / "one.tar", elsewhere)
    assert keys.load(elsewhere.keys) == held


def test_what_is_there_is_replaced_only_when_told(world: World, elsewhere: Config, tmp_path: Path) -> None:
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    back(tmp_path / "one.tar", elsewhere)
    with opened(elsewhere.database_url) as engine:
        with engine.begin() as connection:
            connection.execute(text("UPDATE account SET name = 'Changed since'"))
            connection.execute(text("CREATE TABLE left_over (id INTEGER PRIMARY KEY)"))
        changed = stand(engine)
        with pytest.raises(BackupError, match="not empty"):
            back(tmp_path / "one.tar", elsewhere)
        assert stand(engine) == changed
        back(tmp_path / "one.tar", elsewhere, replace=True)
        assert stand(engine) == stand(db.engine)


def test_an_empty_schema_counts_as_empty(world: World, elsewhere: Config, tmp_path: Path) -> None:
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    with create_app(elsewhere).app_context():
        database.upgrade(db.engine)
        db.engine.dispose()
    assert back(tmp_path / "one.tar", elsewhere).rows > 100


def test_a_backup_is_of_one_moment_while_others_write(
    world: World, elsewhere: Config, tmp_path: Path
) -> None:
    """What one transaction keeps equal is equal in every copy, and the manifest is of the same moment."""
    stop, begun = threading.Event(), threading.Event()
    url = db.engine.url.render_as_string(hide_password=False)

    def write() -> None:
        with opened(url) as engine:
            while not stop.is_set():
                name = {"v": secrets.token_hex(4)}
                with engine.begin() as connection:
                    connection.execute(text("UPDATE account SET name = :v"), name)
                    connection.execute(text("UPDATE organisation SET name = :v"), name)
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(30)
    try:
        with opened(url) as engine:
            for number in range(3):
                backup.make(engine, tmp_path / f"{number}.tar", now=NOW)
    finally:
        stop.set()
        writer.join()
    both = text("SELECT name FROM account UNION SELECT name FROM organisation")
    for number in range(3):
        back(tmp_path / f"{number}.tar", elsewhere, replace=True)
        with opened(elsewhere.database_url) as engine, engine.connect() as connection:
            assert len(connection.execute(both).all()) == 1


def changed(path: Path, name: str, change: Any) -> Path:
    """A copy of an archive in which one file is another."""
    other = path.with_name("changed.tar")
    with tarfile.open(path) as old, tarfile.open(other, "w") as new:
        for member in old.getmembers():
            file = old.extractfile(member)
            assert file is not None
            content = change(file.read()) if member.name == name else file.read()
            if content is not None:
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return other


def one_bit(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def with_manifest(**fields: Any) -> Any:
    return lambda content: json.dumps(json.loads(content) | fields).encode()


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("database", one_bit, "is not as it was"),
        ("database", lambda _content: None, "is missing"),
        ("manifest.json", lambda _content: b"{", "cannot be read"),
        ("manifest.json", lambda _content: None, "is missing"),
        ("manifest.json", with_manifest(format=2), "newer program"),
        ("manifest.json", with_manifest(files={"../../etc/x": ""}), "does not hold"),
        ("manifest.json", with_manifest(revision="9999"), "does not know revision 9999"),
        ("manifest.json", with_manifest(tables={"account": [1, "0"]}), "is not what was backed up"),
    ],
)
def test_a_changed_backup_is_refused(
    world: World, elsewhere: Config, tmp_path: Path, name: str, change: Any, said: str
) -> None:
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    kind = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}[db.engine.dialect.name]
    other = changed(tmp_path / "one.tar", kind if name == "database" else name, change)
    with pytest.raises(BackupError, match=said):
        back(other, elsewhere)


@pytest.mark.parametrize("content", [b"", b"no archive", b"\0" * 10240])
def test_what_is_no_backup_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.tar").write_bytes(content)
    with pytest.raises(BackupError):
        backup.check(tmp_path / "x.tar")


def test_a_cut_file_is_told(world: World, tmp_path: Path) -> None:
    backup.make(db.engine, tmp_path / "one.tar", now=NOW)
    whole = (tmp_path / "one.tar").read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupError):
        backup.check(tmp_path / "cut.tar")


def test_an_installation_without_a_database_has_nothing_to_back_up(elsewhere: Config, tmp_path: Path) -> None:
    with opened(elsewhere.database_url) as engine, pytest.raises(BackupError, match="back up"):
        backup.make(engine, tmp_path / "one.tar", now=NOW)
    assert not (tmp_path / "one.tar").exists()


def test_the_commands_tell_what_they_did(
    world: World, app: Any, elsewhere: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "one.tar"
    here = app.config["PANEL"]
    monkeypatch.setenv("PANEL_DATA", str(here.data))
    monkeypatch.setenv("PANEL_DATABASE_URL", here.database_url)
    made = CliRunner().invoke(backup_command, [str(file), "--with-keys", "--json"])
    assert (made.exit_code, json.loads(made.output)["keys"]) == (0, True)
    assert CliRunner().invoke(restore_command, [str(file), "--check"]).exit_code == 0
    refused = CliRunner().invoke(restore_command, [str(file)])
    assert (refused.exit_code, "not empty" in refused.output) == (1, True)
    monkeypatch.setenv("PANEL_DATA", str(elsewhere.data))
    monkeypatch.setenv("PANEL_DATABASE_URL", elsewhere.database_url)
    done = CliRunner().invoke(restore_command, [str(file)])
    assert (done.exit_code, "with its keys" in done.output, "note:" in done.output) == (0, True, False)

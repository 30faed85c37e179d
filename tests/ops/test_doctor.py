"""The doctor: each unsafe setting is found, a safe one is not accused, and nothing is changed."""

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner
from sqlalchemy import make_url, text

from config import Config
from panel.cli.keeping import doctor_command
from panel.db import db, transaction
from panel.models import Job, OutboxMail, RegisterEntry, ThematicSession
from panel.ops import doctor, durability
from panel.ops.doctor import Finding, machine
from panel.register.notes import Signer
from panel.services import register
from tests.cast import Cast
from tests.conftest import Clock

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
PUBLIC = "https://panel.example"


@pytest.fixture
def config(app: Any, clock: Clock) -> Config:
    held: Config = app.config["PANEL"]
    return replace(held, demo=False)


def states(config: Config, now: datetime | None = None) -> dict[str, str]:
    return {each.name: each.state.value for each in doctor.examine(config, now or datetime.now(UTC))}


def one(config: Config, name: str) -> Finding:
    (found,) = [each for each in doctor.examine(config, datetime.now(UTC)) if each.name == name]
    return found


def test_an_installation_for_this_machine_has_nothing_unsafe(config: Config) -> None:
    assert [name for name, state in states(config).items() if state == "unsafe"] == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"base_url": "http://panel.example"}, "address"),
        ({}, "proxies"),
        ({}, "mail"),
        ({}, "sender"),
        ({"demo": True}, "demo"),
    ],
)
def test_what_only_others_can_abuse_is_a_note_until_they_can_reach_it(
    config: Config, change: dict[str, Any], name: str
) -> None:
    public = replace(config, **{"base_url": PUBLIC} | change)
    here = replace(public, base_url="http://127.0.0.1:8000")
    assert (states(public)[name], states(here)[name]) == ("unsafe", "note")


class Listening(Controller):
    """A mail server on a port that the system picks."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mail_server() -> Iterator[str]:
    controller = Listening(object(), hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def test_settings_for_production_are_not_accused(config: Config, mail_server: str) -> None:
    safe = replace(config, base_url=PUBLIC, proxies=1, mail_from="panel@panel.example", smtp_url=mail_server)
    found = states(safe)
    assert {found[name] for name in ("address", "proxies", "mail", "sender", "demo", "debugging")} == {"good"}


def test_a_mail_server_that_does_not_answer_is_told(config: Config) -> None:
    found = one(replace(config, base_url=PUBLIC, smtp_url="smtp://127.0.0.1:9"), "mail")
    assert (found.state, found.value) == ("unsafe", "127.0.0.1:9")
    assert "refused" in found.advice


def test_debugging_is_told(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    assert states(replace(config, base_url=PUBLIC))["debugging"] == "unsafe"


def test_a_schema_that_is_behind_is_told_and_rows_are_left_alone(config: Config) -> None:
    head = db.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    try:
        found = states(config)
    finally:
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": head})
    assert (found["schema"], "demo accounts" in found) == ("unsafe", False)


def test_demo_accounts_on_a_public_site_are_told(config: Config, cast: Cast) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE account SET demo = :yes"), {"yes": True})
    assert states(replace(config, base_url=PUBLIC))["demo accounts"] == "unsafe"


def test_secrets_sealed_with_other_keys_are_told(config: Config, cast: Cast, tmp_path: Path) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE account SET totp_secret = 'gAAAAAB'"))
    assert states(config)["sealed secrets"] == "unsafe"


def test_work_that_lies_undone_is_told(config: Config, clock: Clock) -> None:
    put_job(clock.now)
    assert states(config, clock.now + timedelta(minutes=14))["jobs waiting"] == "good"
    assert states(config, clock.now + timedelta(minutes=16))["jobs waiting"] == "note"


def put_job(due: datetime) -> None:
    with transaction():
        db.session.add(Job(name="x", payload={}, run_after=due, created_at=due))


def test_letters_that_do_not_leave_are_told(config: Config, clock: Clock) -> None:
    with transaction():
        for state in ("queued", "sent"):
            letter = OutboxMail(name="x", address="a@b.example", locale="en", context={}, state=state)
            letter.created_at = clock.now
            db.session.add(letter)
    waiting = [
        each for each in doctor.examine(config, clock.forward(minutes=61)) if each.name == "mail waiting"
    ]
    assert [(each.state, each.value) for each in waiting] == [("note", "1")]
    assert states(config, clock.forward(minutes=-2))["mail waiting"] == "good"


def test_what_was_given_up_is_told(config: Config, clock: Clock) -> None:
    now = clock.now
    assert [states(config)[name] for name in ("jobs given up", "mail given up")] == ["good", "good"]
    with transaction():
        db.session.add(Job(name="x", payload={}, run_after=now, created_at=now, parked=True))
        db.session.add(
            OutboxMail(
                name="x", address="a@b.example", locale="en", context={}, state="failed", created_at=now
            )
        )
    for name in ("jobs given up", "mail given up"):
        found = one(config, name)
        assert (found.value, found.state) == ("1", "note")
        assert "`panel jobs`" in found.advice


@pytest.mark.parametrize(
    ("free", "share", "state"),
    [(0.5, 0.5, "unsafe"), (60, 0.04, "unsafe"), (3, 0.5, "note"), (6, 0.05, "good")],
)
def test_little_room_is_told_before_there_is_none(free: float, share: float, state: str) -> None:
    assert machine.disk(int(free * machine.GIB), share).state == state


def test_what_others_could_read_or_forge_keeps_the_site_from_being_served(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    open_to_all = replace(config, base_url="http://panel.example.org", demo=True)
    assert [each.name for each in doctor.bars(open_to_all)] == ["address", "demo", "debugging"]
    assert doctor.bars(replace(config, demo=True)) == []
    monkeypatch.delenv("FLASK_DEBUG")
    assert doctor.bars(replace(config, base_url=PUBLIC, demo=False)) == []


def test_a_data_directory_that_others_can_enter_is_told(config: Config) -> None:
    mode = stat.S_IMODE(config.data.stat().st_mode)
    config.data.chmod(0o755)
    try:
        assert states(replace(config, base_url=PUBLIC))["data directory"] == "unsafe"
        config.data.chmod(0o700)
        assert states(replace(config, base_url=PUBLIC))["data directory"] == "good"
    finally:
        config.data.chmod(mode)


def test_a_server_that_does_not_answer_is_one_finding(tmp_path: Path) -> None:
    config = Config(data=tmp_path / "var", database_url="postgresql+psycopg://x@127.0.0.1:1/x")
    assert (one(config, "database").state, one(config, "database").value) == ("unsafe", "does not answer")


def test_nothing_is_made_where_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANEL_DATA", str(tmp_path / "var"))
    monkeypatch.delenv("PANEL_DATABASE_URL", raising=False)
    answer = CliRunner().invoke(doctor_command, ["--json"])
    told = json.loads(answer.output)
    assert (answer.exit_code, told["safe"]) == (1, False)
    assert [each["value"] for each in told["findings"] if each["state"] == "unsafe"][:5] == [
        "web.key is missing",
        "totp.key is missing",
        "receipt.key is missing",
        "invitation.key is missing",
        "not there yet",
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_exit_status_is_zero_where_nothing_is_unsafe(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANEL_DATA", str(config.data))
    monkeypatch.setenv("PANEL_DATABASE_URL", config.database_url)
    answer = CliRunner().invoke(doctor_command, [])
    assert (answer.exit_code, answer.output.splitlines()[-1]) == (0, "Nothing is unsafe.")


def test_a_database_that_answers_before_it_has_kept_is_told(postgres_database: str, tmp_path: Path) -> None:
    lax = make_url(postgres_database).update_query_dict({"options": "-csynchronous_commit=off"})
    config = Config(data=tmp_path, database_url=lax.render_as_string(hide_password=False))
    found = one(config, "database: synchronous_commit")
    assert (found.state, found.value, found.advice) == ("unsafe", "off", "it must be on or remote_apply")


def test_the_longest_mount_tells_the_file_system(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n", "utf-8")
    assert durability.file_system(tmp_path / "var", mounts) == "nfs4"
    assert durability.file_system(Path("/"), mounts) == "ext4"


def test_the_register_is_looked_at(config: Config, tmp_path: Path, clock: Clock) -> None:
    config = replace(config, data=tmp_path, register_key_file=tmp_path / "register.key")
    assert {name: state for name, state in states(config).items() if name.startswith("register")} == {
        "register: key": "note",
        "register: state": "good",
        "register: overdue": "good",
        "register: witnesses": "note",
    }
    (tmp_path / "register.key").write_bytes(b"x")
    (tmp_path / "register.key").chmod(0o644)
    signer = Signer("panel.example/register", b"k" * 32)
    with transaction():
        call = ThematicSession(
            year=2027, number=1, title="x", opens_at=clock.now, closes_at=clock.now + timedelta(days=1),
            created_at=clock.now,
        )  # fmt: skip
        db.session.add(call)
        db.session.flush()
        db.session.add(RegisterEntry(type="CLOSE", thematic_session_id=call.id, merge_after=clock.now))
        register.merge(signer, memory=None, now=clock.now)
        db.session.add(RegisterEntry(type="CLOSE", thematic_session_id=call.id, merge_after=clock.now))
    (tmp_path / "register").mkdir()
    stand = register.stand()
    assert stand is not None
    (tmp_path / "register" / "checkpoint.txt").write_text(stand.note.replace("\n2\n", "\n812\n"), "utf-8")
    found = states(config, clock.now + timedelta(hours=3))
    assert {name: state for name, state in found.items() if name.startswith("register")} == {
        "register: key": "unsafe",
        "register: state": "unsafe",
        "register: name": "unsafe",
        "register: overdue": "unsafe",
        "register: witnesses": "note",
    }


def test_the_vault_is_looked_at(config: Config, tmp_path: Path) -> None:
    assert {each: states(config)[each] for each in ("vault: names", "vault: keys", "vault: item key")} == {
        "vault: names": "good",
        "vault: keys": "good",
        "vault: item key": "good",
    }
    readable, old = tmp_path / "items.key", tmp_path / "copies"
    readable.write_bytes(config.item_key.read_bytes())
    readable.chmod(0o644)
    old.mkdir()
    (old / "stores-20270101T000000Z.jsonl").touch()
    wrong = replace(config, item_key_file=readable, short_backups=old, vault_public_key=readable)
    now = datetime(2027, 3, 1, tzinfo=UTC)
    found = states(wrong, now)
    assert {name for name, state in found.items() if state == "unsafe" and name.startswith("vault")} == {
        "vault: item key",
        "vault: officers' key",
        "vault: copies",
    }
    assert found["vault: item key apart"] == "good"
    assert one(replace(config, base_url=PUBLIC), "vault: item key apart").state.value == "unsafe"


def test_a_vault_that_the_application_can_read_is_unsafe(
    config: Config, postgres_vault: tuple[str, str, str]
) -> None:
    owner = postgres_vault[1]
    found = one(replace(config, vault_url=owner), "vault: names")
    assert (found.state.value, found.value) == ("unsafe", "can be read")
    gone = one(replace(config, vault_url="postgresql+psycopg://x@127.0.0.1:1/x"), "vault: names")
    assert gone.value == "does not answer"

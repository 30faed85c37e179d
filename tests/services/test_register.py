"""The register: what is told to it, how it is merged, and that nothing that stands in it can change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from panel.db import Base, db, transaction
from panel.models import CommentaryVersion, RegisterEntry, RegisterLine
from panel.queries import commentary as commentaries
from panel.queries import register as lines
from panel.register import notes
from panel.register.notes import Checkpoint, Signer
from panel.register.tree import Tree, included, leaf
from panel.services import admission, erasure, extension, register, register_dump
from panel.services import clock as clockwork
from panel.services import commentary as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call

SIGNER = Signer("panel.example/register", b"k" * 32)
WITNESS = Signer("witness.example/one", b"w" * 32, notes.WITNESSES)


def merged(clock: Clock, memory: Checkpoint | None = None) -> int:
    with transaction():
        return register.merge(SIGNER, memory=memory, now=clock.now)


def told() -> list[str]:
    """The lines without their numbers and commitments."""
    db.session.rollback()
    found = [each.decode().split(" ") for each in lines.texts()]
    return [" ".join(part.strip() for part in line[1:] if not part.strip().endswith("=")) for line in found]


def one_day(clock: Clock) -> None:
    clock.now = datetime(clock.now.year, clock.now.month, clock.now.day, 0, 10, tzinfo=UTC)
    clock.forward(days=1)


def test_what_is_filed_waits_for_the_batch_of_the_day(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        version = row.version
    assert merged(clock) == 0
    clock.now = datetime(2027, 3, 2, 0, 9, 59, tzinfo=UTC)
    assert merged(clock) == 0
    clock.now = datetime(2027, 3, 2, 0, 10, tzinfo=UTC)
    assert merged(clock) == 2
    assert told() == ["DAY 2027-03-02", f"SUBMIT {call.symbol}"]
    stand = register.stand()
    assert stand is not None and (stand.size, stand.day) == (2, "2027-03-02")
    note = notes.read_note(stand.note)
    assert notes.signed_by(note, SIGNER.verifier) and stand.vkey == str(SIGNER.verifier)
    root = Tree(map(leaf, lines.texts())).root()
    assert notes.read_checkpoint(note) == Checkpoint(SIGNER.name, 2, root)
    assert version is not None
    line = lines.line_of(version.commitment)
    assert line is not None and (line.seq, line.merged_size) == (2, 2)
    path = [line.proof[at : at + 32] for at in range(0, len(line.proof), 32)]
    assert included(leaf(line.text.encode() + b"\n"), 1, 2, path, root)
    assert db.session.scalars(select(RegisterEntry)).all() == []
    assert merged(clock) == 0


def test_every_thing_that_becomes_of_a_text_has_its_line(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        first = admitted(call, cast.harbour, cast.hana, clock, cast)
        second = filed(call, cast.bridge, cast.bela, clock, consent="public")
    one_day(clock)
    assert merged(clock) == 4
    of_first = lines.line_of(_commitment(first))
    of_second = lines.line_of(_commitment(second))
    assert of_first is not None and of_second is not None
    assert told()[1:] == [f"SUBMIT {call.symbol}"] * 2 + [f"PUBLISH {call.symbol} {of_first.seq}"]
    with transaction():
        row = commentaries.own(acting(cast.hana), first.id, lock=True)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
        officer = acting(cast.officer)
        row = commentaries.by_id(officer, second.id, lock=True)
        admission.decline(officer, row, row.version_id or "", "decline", "G3", "Not so.", now=clock.now)
    one_day(clock)
    assert merged(clock) == 3
    assert sorted(told()[5:]) == sorted(
        [f"WITHDRAW {call.symbol} {of_first.seq}", f"WITHHOLD {call.symbol} {of_second.seq} G3"]
    )


def test_a_name_that_is_withheld_later_gets_a_second_seal(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        first = admitted(call, cast.harbour, cast.hana, clock, cast)
    one_day(clock)
    merged(clock)
    with transaction():
        row = commentaries.own(acting(cast.hana), first.id, lock=True)
        verbs.tighten_consent(acting(cast.hana), row, "name_withheld", now=clock.now)
    one_day(clock)
    merged(clock)
    assert told()[4:] == [f"REDACT {call.symbol} 2 consent", f"PUBLISH {call.symbol} 5"]
    with transaction():
        row = commentaries.own(acting(cast.hana), first.id, lock=True)
        verbs.tighten_consent(acting(cast.hana), row, "text_withheld", now=clock.now)
    one_day(clock)
    merged(clock)
    assert told()[7:] == [f"WITHHOLD {call.symbol} 2 consent"]


def test_a_closing_is_merged_at_once_and_what_is_late_stands_below_it(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    with transaction():
        call = open_call(cast, clock)
        filed(call, cast.harbour, cast.hana, clock)
        late = verbs.begin(acting(cast.bela), call, cast.bridge, now=clock.now)
        row = commentaries.own(acting(cast.bela), late.id, lock=True)
        typed = verbs.DraftText(title="Late", body="Too late.", language="en")
        verbs.save_draft(acting(cast.bela), row, typed, revision=0, now=clock.now)
    clock.now = call.closes_at + timedelta(seconds=90)
    with transaction():
        row = commentaries.own(acting(cast.bela), late.id, lock=True)
        verbs.file_late(acting(cast.bela), row, consent="public", key="late", now=clock.now)
    clock.forward(days=1)
    assert merged(clock) == 2  # no closing yet: what is late must wait for it
    with transaction():
        clockwork.tick(now=clock.now)
    assert merged(clock) == 0
    clock.forward(minutes=2)
    assert merged(clock) == 2
    assert told()[1:] == [f"SUBMIT {call.symbol}", f"CLOSE {call.symbol} 1", f"SUBMIT {call.symbol}"]


def test_a_later_deadline_takes_in_what_was_late(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        late = verbs.begin(acting(cast.bela), call, cast.bridge, now=clock.now)
        row = commentaries.own(acting(cast.bela), late.id, lock=True)
        typed = verbs.DraftText(title="Late", body="Too late.", language="en")
        verbs.save_draft(acting(cast.bela), row, typed, revision=0, now=clock.now)
    clock.now = call.closes_at + timedelta(seconds=90)
    with transaction():
        row = commentaries.own(acting(cast.bela), late.id, lock=True)
        verbs.file_late(acting(cast.bela), row, consent="public", key="late", now=clock.now)
        until = call.closes_at + timedelta(days=7)
        asked = extension.propose(acting(cast.head), call, until, "An outage.", now=clock.now)
    with transaction():
        approval = db.session.merge(asked)
        extension.carry_out(acting(cast.chair), approval, now=clock.now)
    one_day(clock)
    merged(clock)
    was, now = (f"{at:%Y-%m-%dT%H:%MZ}" for at in (until - timedelta(days=7), until))
    assert told()[1:] == [f"SUBMIT {call.symbol}", f"EXTEND {call.symbol} {was} {now}"]


def _commitment(row: Any) -> bytes:
    version = db.session.get_one(CommentaryVersion, row.version_id)
    return bytes(version.commitment)


def two_days(cast: Cast, clock: Clock) -> None:
    """Two batches."""
    with transaction():
        call = open_call(cast, clock)
        filed(call, cast.harbour, cast.hana, clock)
    one_day(clock)
    merged(clock)
    with transaction():
        call = db.session.merge(call)
        filed(call, cast.bridge, cast.bela, clock)
    one_day(clock)


FORBIDDEN = (
    "UPDATE register_line SET text = 'x' WHERE seq = 1",
    "DELETE FROM register_line WHERE seq = 2",
    "DELETE FROM register_line",
    "UPDATE register_checkpoint SET note = 'x'",
    "DELETE FROM register_checkpoint",
    "DELETE FROM register_cosignature",
    "UPDATE register_cosignature SET line = 'x'",
)
OF_SQLITE = (
    "INSERT OR REPLACE INTO register_line (seq, text, merged_size, proof) VALUES (1, 'x', 2, x'')",
    "REPLACE INTO register_line (seq, text, commitment, merged_size, proof) "
    "SELECT 3, 'x', commitment, 3, x'' FROM register_line WHERE seq = 2",
    "REPLACE INTO register_checkpoint (size, day, note, vkey) VALUES (2, 'x', 'x', 'x')",
    "REPLACE INTO register_cosignature (id, size, vkey, line) SELECT 'y', size, vkey, 'x' FROM register_cosignature",
)
OF_POSTGRES = (
    "TRUNCATE register_line",
    "TRUNCATE register_checkpoint CASCADE",
    "INSERT INTO register_line (seq, text, merged_size, proof) VALUES (1, 'x', 2, '') "
    "ON CONFLICT (seq) DO UPDATE SET text = 'x'",
)
GAP = "INSERT INTO register_line (seq, text, merged_size, proof) VALUES (9, 'x', 9, '')"


def test_the_database_forbids_every_change(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
    one_day(clock)
    assert merged(clock) == 2
    with transaction():
        stand = register.stand()
        assert stand is not None
        line = WITNESS.cosign(notes.read_note(stand.note).text, 5)
        assert register.cosigned(2, line, [str(WITNESS.verifier)]) == WITNESS.name
    own = OF_SQLITE if db.engine.dialect.name == "sqlite" else OF_POSTGRES
    for statement in (*FORBIDDEN, *own, GAP):
        with pytest.raises(DBAPIError, match=r"permanent|follow each other"):
            with transaction():
                db.session.execute(text(statement))
    db.session.rollback()
    assert [len(told()), register.stand() and register.stand().size] == [2, 2]  # type: ignore[union-attr]


@pytest.mark.parametrize("victim", ["line", "checkpoint", "lost", "unsigned"])
def test_nothing_is_signed_over_a_register_that_was_changed(
    app: Flask, cast: Cast, clock: Clock, victim: str
) -> None:
    """An owner of the schema can take the guards away; what he changed is found before the next signature."""
    two_days(cast, clock)
    kept = notes.read_checkpoint(notes.read_note(register.stand().note))  # type: ignore[union-attr]
    sql = {
        "line": "UPDATE register_line SET text = replace(text, 'DAY 2027-03-02', 'DAY 2027-03-01')",
        "checkpoint": "UPDATE register_checkpoint SET note = replace(note, 'panel.example', 'panel.exomple')",
        "lost": "DELETE FROM register_line WHERE seq = 2",
        "unsigned": "DELETE FROM register_checkpoint",
    }[victim]
    _without_guards(sql)
    with pytest.raises(register.Broken):
        merged(clock, kept if victim != "checkpoint" else None)
    assert len(db.session.scalars(select(RegisterEntry)).all()) == 1


def _without_guards(sql: str) -> None:
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text(sql))
            return
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'register%'"
        guards = connection.execute(text(query)).all()
        for name, _ in guards:
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(sql))
        for _, create in guards:
            connection.execute(text(create))


def test_the_memory_of_the_signer_finds_a_register_that_was_made_anew(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    two_days(cast, clock)
    for memory, said in (
        (Checkpoint(SIGNER.name, 2, bytes(32)), "the first 2 lines are not those"),
        (Checkpoint(SIGNER.name, 812, bytes(32)), "a checkpoint over 812 lines is out"),
    ):
        with pytest.raises(register.Broken, match=said):
            merged(clock, memory)
    assert merged(clock) == 2
    clock.forward(days=1)
    with transaction():
        db.session.execute(text("DELETE FROM register_entry"))
    assert merged(clock) == 0


def test_another_key_signs_nothing_over_old_lines(app: Flask, cast: Cast, clock: Clock) -> None:
    two_days(cast, clock)
    with pytest.raises(register.Broken, match="not signed by this key"), transaction():
        register.merge(Signer(SIGNER.name, b"?" * 32), memory=None, now=clock.now)


def test_a_batch_that_is_broken_off_is_written_again_byte_by_byte(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    two_days(cast, clock)

    class Dies:
        verifier = SIGNER.verifier

        def sign(self, said: str) -> str:
            self.said = said
            raise KeyboardInterrupt

    dying = Dies()
    with pytest.raises(KeyboardInterrupt), transaction():
        register.merge(dying, memory=None, now=clock.now)
    assert len(db.session.scalars(select(RegisterLine)).all()) == 2
    assert merged(clock) == 2
    stand = register.stand()
    assert stand is not None and notes.read_note(stand.note).text == dying.said


def test_only_known_witnesses_are_kept_and_each_once(app: Flask, cast: Cast, clock: Clock) -> None:
    two_days(cast, clock)
    merged(clock)
    stand = register.stand()
    assert stand is not None
    line, keys = WITNESS.cosign(notes.read_note(stand.note).text, 5), [str(WITNESS.verifier)]
    for size, given, known in ((4, line, []), (2, line, keys), (99, line, keys), (4, line[:-9], keys)):
        with pytest.raises(notes.NoteError), transaction():
            register.cosigned(size, given, known)
    for _ in range(2):
        with transaction():
            register.cosigned(4, line, keys)
    found = register.stand()
    assert found is not None and (found.cosignatures, found.witnesses) == ((line,), [WITNESS.name])
    assert notes.witnesses_of(notes.read_note(found.text), [WITNESS.verifier]) == [WITNESS.verifier]
    assert [each.size for each in register.stands(0, 5)] == [4, 2]


def test_erasure_destroys_salt_and_text_and_never_the_line(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text="A telltale heron.")
        other = admitted(call, cast.bridge, cast.bela, clock, cast)
        sealed = _commitment(row)
        salt = db.session.get_one(CommentaryVersion, row.version_id).salt
    one_day(clock)
    merged(clock)
    before = list(lines.texts())
    with transaction():
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        erasure.erase(acting(cast.hana), mine, now=clock.now)
    one_day(clock)
    assert merged(clock) == 2
    line = lines.line_of(sealed)
    assert line is not None
    assert list(lines.texts())[: len(before)] == before
    assert told()[-1] == f"ERASE {call.symbol} {line.seq}"
    version = db.session.scalars(
        select(CommentaryVersion).where(CommentaryVersion.commitment == sealed)
    ).one()
    assert (version.title, version.body, version.salt) == ("", "", b"")
    assert db.session.get_one(CommentaryVersion, other.version_id).salt
    left = _everything()
    assert "heron" not in left and salt.hex() not in left
    published = register_dump.texts(register_dump.published(len(before) + 2)).decode()
    assert published.count("\n") == 1 and "heron" not in published


def _everything() -> str:
    """Every row of every table, as words; bytes in hexadecimal."""
    found = []
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(table.select()):
            found += [each.hex() if isinstance(each, bytes) else str(each) for each in row]
    return " ".join(found)

"""Every revision goes up and down on both databases, with data, and ends where the models are."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, text

from panel.collation import summary_json
from panel.db import db, transaction
from panel.domain.names import skeleton
from panel.jobs import handlers, worker
from panel.models import AuditEntry
from panel.ops import database
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.register import batch
from panel.register.lines import History
from panel.services import admission, register
from panel.services import clock as clockwork
from panel.services import commentary as verbs
from panel.services.summary import digest
from tests.cast import Cast, acting
from tests.conftest import Built, Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.services.collating import usual_world

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def spare(built: Built, app: Flask) -> Flask:
    """The application whose schema is taken down and put up again; it ends at the head."""
    return app


def test_models_and_migrations_agree(spare: Flask) -> None:
    command.check(database.alembic_config(db.engine))


def test_head_file_names_the_head() -> None:
    script = ScriptDirectory(str(ROOT / "migrations"))
    assert (ROOT / "migrations" / "HEAD").read_text("utf-8").split() == [script.get_current_head()]


def test_every_revision_goes_down_and_up_with_data(spare: Flask, clock: Clock, cast: Cast) -> None:
    kept = {"account": 11, "organisation": 2}
    script = ScriptDirectory(str(ROOT / "migrations"))
    revisions = [r.revision for r in script.walk_revisions()]
    with transaction():
        db.session.add(AuditEntry(at=clock.now, tag="account:created", noun="account", row_id="x", facts={}))
    db.session.remove()
    for revision in revisions[:-1]:
        database.downgrade(db.engine, f"{revision}-1" if revision != revisions[-1] else "base")
        database.upgrade(db.engine)
        with db.engine.connect() as connection:
            for table, least in kept.items():
                assert connection.scalar(text(f"SELECT count(*) FROM {table}")) >= least
    database.downgrade(db.engine, "base")
    with db.engine.connect() as connection:
        left = set(inspect(connection).get_table_names()) - {"alembic_version"}
    assert {t for t in left if not t.startswith("huey")} == set()
    database.upgrade(db.engine)
    command.check(database.alembic_config(db.engine))


def test_a_summary_and_its_codings_outlive_a_change_of_their_tables(
    spare: Flask, clock: Clock, cast: Cast
) -> None:
    world = usual_world(cast, clock)
    world.build()
    db.session.remove()
    rows = {table: _rows(table) for table in ("summary_paragraph", "note", "citation", "coding")}
    assert rows["coding"] == 13
    database.downgrade(db.engine, "0002")
    database.upgrade(db.engine)
    assert {table: _rows(table) for table in rows} == rows
    with db.engine.connect() as connection:
        found = connection.execute(text("SELECT DISTINCT wording FROM coding")).scalars().all()
        logged = connection.execute(text("SELECT number, act FROM coding_event ORDER BY number")).all()
        assert [tuple(each) for each in logged] == [(n, "made") for n in range(1, 14)]
        reasons = connection.execute(text("SELECT reopened_reason FROM summary")).scalars().all()
    assert (found, reasons) == ([None], [""])


def test_english_names_that_are_there_already_are_guarded(spare: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        cast.harbour.english_name = "Dockers’ Aid of the Harbour"
    db.session.remove()
    database.downgrade(db.engine, "0004")
    database.upgrade(db.engine)
    with db.engine.connect() as connection:
        found = connection.execute(
            text("SELECT english_skeleton FROM organisation ORDER BY english_skeleton")
        ).scalars()
        assert found.all() == ["", skeleton("Dockers’ Aid of the Harbour")]


def test_what_was_adopted_names_its_sources_by_symbols_and_without_the_change_as_before(
    spare: Flask, clock: Clock, cast: Cast
) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    private = {each.id for each in world.commentaries.values()}
    right = summary_json(world.look().present.published)
    db.session.remove()
    database.downgrade(db.engine, "0005")
    _spoil_one_hash()
    older = _adopted()
    plain = json.loads(older["frozen"])
    assert plain["version"] == 1
    assert {each["id"] for each in plain["sources"]} == private
    cited = plain["paragraphs"][3]["sentences"][0]["notes"][0]["citations"]
    assert [each["span_hash"] in older["hashes"] for each in cited] == [False] + [True] * 10
    database.upgrade(db.engine)
    summary = world.summary()
    assert summary.frozen == right
    assert digest(summary.frozen) == summary.adopted_hash != older["adopted"]
    assert [each.params for each in world.look().stops] == [(("code", "A01"), ("key", 1), ("note", 5))]
    assert [each for each in private if each in _adopted()["frozen"]] == []
    db.session.remove()
    database.downgrade(db.engine, "0005")
    assert _adopted() == older
    database.upgrade(db.engine)


def test_the_file_of_what_was_issued_is_made_again(spare: Flask, clock: Clock, cast: Cast) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    outside = handlers.Outside(Nowhere(), "https://panel.example", "panel@panel.example", "")

    def made() -> dict[str, str]:
        worker.drain(outside, lambda: clock.now)
        return {each.format: each.sha256 for each in summaries.files(world.summary().id)}

    first = made()
    assert sorted(first) == ["akn", "csv", "docx", "html", "json", "pdf"]
    summary_id = world.summary().id  # its table is not what the models say while the schema is down
    db.session.remove()
    database.downgrade(db.engine, "0005")
    left = sorted(each.format for each in summaries.files(summary_id))
    assert left == ["akn", "csv", "docx", "html", "pdf"]
    db.session.remove()
    database.upgrade(db.engine)
    assert made() == first
    told = db.session.scalars(db.select(AuditEntry.facts).where(AuditEntry.tag == "summary:rendered")).all()
    assert [each["sha256"] for each in told if each["format"] == "json"] == [first["json"]] * 2


def test_what_happened_before_there_was_a_register_waits_for_its_first_batch(
    spare: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        call = open_call(cast, clock)
        first = admitted(call, cast.harbour, cast.hana, clock, cast)
        second = filed(call, cast.bridge, cast.bela, clock)
        other = open_call(cast, clock, publication="closing")
        third = admitted(other, cast.harbour, cast.hana, clock, cast)
        fourth = admitted(other, cast.bridge, cast.bela, clock, cast, consent="text_withheld")
        assert {first.state, third.state, fourth.state} == {"admitted"}
        row = commentaries.by_id(acting(cast.officer), second.id, lock=True)
        admission.decline(
            acting(cast.officer), row, row.version_id or "", "decline", "G3", "No.", now=clock.now
        )
        row = commentaries.own(acting(cast.hana), third.id, lock=True)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
    clock.now = call.closes_at
    clock.forward(minutes=2)
    with transaction():
        clockwork.tick(now=clock.now)
    clock.forward(minutes=2)
    told = _batch(clock)
    assert Counter(line.split(" ")[1] for line in told) == {
        "DAY": 1, "SUBMIT": 4, "PUBLISH": 1, "WITHHOLD": 2, "WITHDRAW": 1, "CLOSE": 2,
    }  # fmt: skip
    db.session.remove()
    database.downgrade(db.engine, "0010")
    database.upgrade(db.engine)
    assert sorted(_without_numbers(_batch(clock))) == sorted(_without_numbers(told))


def test_reports_that_were_issued_before_there_was_a_register_are_told(
    spare: Flask, clock: Clock, cast: Cast
) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    outside = handlers.Outside(Nowhere(), "https://panel.example", "panel@panel.example", "")
    worker.drain(outside, lambda: clock.now)
    clock.forward(days=30)
    reports = _without_numbers(_batch(clock))[1:]
    db.session.remove()
    database.downgrade(db.engine, "0010")
    database.upgrade(db.engine)
    told = _without_numbers(_batch(clock))
    assert sorted(each for each in told if each.startswith("REPORT")) == sorted(reports)
    assert (len(reports), sum(each.startswith("SUBMIT") for each in told)) == (6, len(world.commentaries))


def _batch(clock: Clock) -> list[str]:
    """The lines that would be merged now."""
    db.session.rollback()
    found = register._ready(clock.now)
    lines = batch.lines(found, History(), register._known(found), clock.now.date())
    return [line.text.decode() for line in lines]


def _without_numbers(told: list[str]) -> list[str]:
    return [line.partition(" ")[2] for line in told]


class Nowhere:
    """Takes letters and sends none."""

    def send(self, message: object) -> None:
        """Send nothing."""


def _adopted() -> dict[str, Any]:
    """What revision 0006 changes, as it stands."""
    with db.engine.connect() as connection:
        frozen, adopted = connection.execute(text("SELECT frozen, adopted_hash FROM summary")).one()
        hashes = connection.execute(text("SELECT span_hash FROM citation ORDER BY id")).scalars().all()
    plain = json.loads(frozen) if isinstance(frozen, str) else frozen
    return {"frozen": json.dumps(plain), "adopted": adopted, "hashes": hashes}


def _spoil_one_hash() -> None:
    """Let one note say that its words have changed."""
    of_first = (
        "SELECT c.id FROM citation c JOIN note n ON n.id = c.note_id WHERE n.key = 1 AND c.position = 1"
    )
    with db.engine.begin() as connection:
        one = connection.execute(text(of_first)).scalars().first()
        connection.execute(text("UPDATE citation SET span_hash = 'x' WHERE id = :one"), {"one": one})


def _rows(table: str) -> int:
    with db.engine.connect() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)

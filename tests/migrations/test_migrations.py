"""Every revision goes up and down on both databases, with data, and ends where the models are."""

import json
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
from panel.queries import summary as summaries
from panel.services.summary import digest
from tests.cast import Cast
from tests.conftest import Built, Clock
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
    assert sorted(first) == ["docx", "html", "json", "pdf"]
    summary_id = world.summary().id  # its table is not what the models say while the schema is down
    db.session.remove()
    database.downgrade(db.engine, "0005")
    assert sorted(each.format for each in summaries.files(summary_id)) == ["docx", "html", "pdf"]
    db.session.remove()
    database.upgrade(db.engine)
    assert made() == first
    told = db.session.scalars(db.select(AuditEntry.facts).where(AuditEntry.tag == "summary:rendered")).all()
    assert [each["sha256"] for each in told if each["format"] == "json"] == [first["json"]] * 2


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

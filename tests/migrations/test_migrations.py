"""Every revision goes up and down on both databases, with data, and ends where the models are."""

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, text

from panel.db import db, transaction
from panel.domain.names import skeleton
from panel.models import AuditEntry
from panel.ops import database
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


def _rows(table: str) -> int:
    with db.engine.connect() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)

"""Fixtures of all tests: an application on SQLite and on a real PostgreSQL, a clock, a cast."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, event, inspect, make_url, text

from config import Config
from panel.app import create_app
from panel.db import Base, db, transaction
from panel.models.register import PERMANENT
from panel.ops import database
from panel.ops.drills.stand import own_database
from panel.ops.vault import schema
from tests.cast import Cast
from tests.pages import Browser

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one browser per worker; what needs a database runs beside them."""
    for item in items:
        if "journeys" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A skipped test is a failure where it counts."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped: {report.longrepr}"


class Clock:
    """The time of a test; it moves only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Move on and return the new time."""
        self.now += timedelta(**span)
        return self.now


def postgres_url() -> str:
    """The server that `make test` found or started."""
    url = os.environ.get("PANEL_TEST_POSTGRES", "postgresql:///postgres")
    return url.replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture(scope="session")
def postgres_database() -> Iterator[str]:
    """A database of this worker's own on the real server."""
    with own_database(postgres_url()) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_vault() -> Iterator[tuple[str, str, str]]:
    """Databases of the vault: its address for the web role, for its owner, and that of the item keys."""
    admin = create_engine(postgres_url(), isolation_level="AUTOCOMMIT")
    web = f"panel_web_{secrets.token_hex(4)}"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE ROLE {web} NOLOGIN"))
    with own_database(postgres_url()) as names, own_database(postgres_url()) as items:
        # Whatever way the tests sign in, from then on the connection has the rights of that role only.
        for_web = make_url(names).update_query_dict({"options": f"-crole={web}"})
        schema.make(names, web)
        yield for_web.render_as_string(hide_password=False), names, items
    with admin.connect() as connection:
        connection.execute(text(f"DROP ROLE {web}"))
    admin.dispose()


class Built:
    """One application per database and worker, made when first asked for."""

    def __init__(self, base: Path, postgres: Any, vault: Any) -> None:
        self.base, self.postgres, self.vault = base, postgres, vault
        self.apps: dict[str, Flask] = {}
        self.clock = Clock()

    def app(self, kind: str) -> Flask:
        """The application on that kind of database, migrated to the head."""
        if kind not in self.apps:
            data = self.base / kind
            url = self.postgres() if kind == "postgresql" else f"sqlite:///{data / 'panel.sqlite3'}"
            config = Config(data=data, database_url=url, base_url="http://127.0.0.1:8000", demo=True)
            if kind == "postgresql":
                names, _, items = self.vault()
                config = replace(config, vault_url=names, item_keys_url=items)
            app = create_app(config, clock_source=self.clock)
            app.testing = True
            with app.app_context():
                database.upgrade(db.engine)
            self.apps[kind] = app
        return self.apps[kind]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Built:
    """Applications shared by the tests of a worker."""
    asked = request.getfixturevalue
    return Built(
        tmp_path_factory.mktemp("panel"),
        lambda: asked("postgres_database"),
        lambda: asked("postgres_vault"),
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def app(built: Built, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """An empty application inside its context; every test that asks for it runs on both databases."""
    application = built.app(request.param)
    built.clock.__init__()  # type: ignore[misc]
    with application.app_context():
        _empty()
        yield application
        db.session.rollback()


@pytest.fixture
def clock(built: Built) -> Clock:
    """The clock of the application."""
    return built.clock


@pytest.fixture
def cast(app: Flask, clock: Clock) -> Cast:
    """Fixed people: officers, head, chair, two organizations, an outsider."""
    with transaction():
        return Cast.enter(clock.now)


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A client that checks the quality of every page it fetches."""
    return Browser(app)


@pytest.fixture(scope="session")
def matrix_world() -> Iterator[Any]:
    """The world of the permission matrix, with one of everything in every state; put back after each change."""
    from tests.matrix.world import world

    with world() as made:
        yield made


@pytest.fixture
def made(matrix_world: Any) -> Iterator[Any]:
    """The same, with its clients and rows as they were before the test."""
    yield matrix_world
    matrix_world.restore()


@pytest.fixture(scope="session")
def served_world() -> Iterator[Any]:
    """The world on PostgreSQL; tests that ask for it are marked for one worker, which makes it once."""
    from tests.matrix.world import world

    with world("postgresql") as made:
        yield made


@pytest.fixture
def served(served_world: Any) -> Iterator[Any]:
    """The same, with its rows as they were before the test."""
    yield served_world
    served_world.restore()


def _empty() -> None:
    engine = db.engine
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        known = set(inspect(connection).get_table_names())
        emptied = [f"DELETE FROM {t.name}" for t in reversed(Base.metadata.sorted_tables) if t.name in known]
        with _unguarded(connection, known):
            if engine.dialect.name == "sqlite":
                for statement in [*emptied, "DELETE FROM search_fts"]:
                    connection.exec_driver_sql(statement)
            else:  # in one go: ninety answers to wait for were a good part of a short test
                connection.exec_driver_sql("; ".join(emptied))


@contextmanager
def _unguarded(connection: Connection, known: set[str]) -> Iterator[None]:
    """Let the register be emptied, which nothing but an owner of the schema can do; then guard it again."""
    tables = [name for name in PERMANENT if name in known]
    if not any(connection.exec_driver_sql(f"SELECT 1 FROM {name} LIMIT 1").first() for name in tables):
        yield
        return
    if connection.dialect.name == "postgresql":
        for name in tables:
            connection.exec_driver_sql(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        yield
        for name in tables:
            connection.exec_driver_sql(f"ALTER TABLE {name} ENABLE TRIGGER USER")
        return
    guards = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'register!_%' ESCAPE '!'"
    ).all()
    for guard, _ in guards:
        connection.exec_driver_sql(f"DROP TRIGGER {guard}")
    yield
    for _, sql in guards:
        connection.exec_driver_sql(sql)


class Counted:
    """How many statements were sent to the database inside a block."""

    def __init__(self) -> None:
        self.statements = 0


@pytest.fixture
def count_queries(app: Flask) -> Any:
    """``with count_queries() as counted: …; assert counted.statements == 8`` (BEGIN not counted)."""

    @contextmanager
    def counting() -> Iterator[Counted]:
        counted = Counted()

        def count(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                counted.statements += 1

        for engine in db.engines.values():
            event.listen(engine, "before_cursor_execute", count)
        try:
            yield counted
        finally:
            for engine in db.engines.values():
                event.remove(engine, "before_cursor_execute", count)

    return counting

"""An installation for one drill or measurement: a directory, a database, an application on both."""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import NullPool, create_engine, make_url, text

from panel.db import db
from panel.ops import database

Build = Callable[[Mapping[str, str]], Flask]
"""Makes the application for an environment of settings; the command line knows how."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where it runs: its settings as an environment, its port, and the application in this process."""

    settings: Mapping[str, str]
    port: int
    app: Flask

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        with self.app.app_context():
            return db.engine.dialect.name

    @property
    def environment(self) -> dict[str, str]:
        """The environment for its processes: ours without any setting of another installation."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PANEL_")}
        return clean | dict(self.settings)

    @property
    def mail(self) -> Path:
        """Where its messages lie."""
        return Path(self.settings["PANEL_DATA"]) / "mail"


@contextmanager
def raised(build: Build, server: str | None = None, **settings: str) -> Iterator[Stand]:
    """An installation with the schema at its head, thrown away at the end.

    ``server`` is the address of a PostgreSQL on which a database may be made and dropped; without one
    the installation is the embedded default.
    """
    with tempfile.TemporaryDirectory(prefix="panel-", ignore_cleanup_errors=True) as directory:
        port = a_free_port()
        env = {"PANEL_DATA": directory, "PANEL_PORT": str(port), **settings}
        if server is None:
            yield _made(build, env, port)
            return
        with own_database(server) as address:
            yield _made(build, env | {"PANEL_DATABASE_URL": address}, port)


def _made(build: Build, env: Mapping[str, str], port: int) -> Stand:
    app = build(env)
    with app.app_context():
        database.upgrade(db.engine)
    return Stand(env, port, app)


@contextmanager
def own_database(server: str, template: str = "template0") -> Iterator[str]:
    """A database on that server, made like ``template`` and dropped at the end; its address."""
    name = f"panel_stand_{secrets.token_hex(4)}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}"))
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


def a_free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

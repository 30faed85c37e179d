"""What commands begin with: the configuration, the application on it, and how a refusal ends."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import click
from flask import Flask
from sqlalchemy import Engine

from config import Config, ConfigError, from_env
from panel.app import create_app
from panel.db import db
from panel.ops import signing
from panel.register.notes import NoteError
from panel.services.register import Broken


def config(**fixed: Any) -> Config:
    """The settings of the environment; each wrong one is told, then exit status 2."""
    try:
        return from_env(**fixed)
    except ConfigError as error:
        for problem in error.problems:
            click.echo(f"error: {problem}", err=True)
        sys.exit(2)


def app(**fixed: Any) -> Flask:
    """The application on those settings."""
    return create_app(config(**fixed))


def engine(of: Flask) -> Engine:
    """The engine of an application."""
    with of.app_context():
        return db.engine


def not_rewound(of: Flask) -> None:
    """Refuse to write to a database that is older than what was published of it."""
    with of.app_context():
        try:
            signing.behind(signing.remembered(of.config["PANEL"].register_directory))
        except (Broken, NoteError) as error:
            refuse(str(error), "see docs/operations.md, Register; nothing is written to this database")
        finally:
            for each in db.engines.values():
                each.dispose()


def refuse(*lines: str) -> NoReturn:
    """Say why and leave with exit status 1."""
    for line in lines:
        click.echo(f"error: {line}", err=True)
    sys.exit(1)

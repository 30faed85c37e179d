"""Migrations from the command line, on the application's own engine."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

ROOT = Path(__file__).resolve().parents[2]


def alembic_config(engine: Engine) -> AlembicConfig:
    """Alembic's configuration, bound to an engine."""
    made = AlembicConfig(toml_file=ROOT / "pyproject.toml")
    made.set_main_option("script_location", str(ROOT / "migrations"))
    made.attributes["engine"] = engine
    return made


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up."""
    command.upgrade(alembic_config(engine), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema down to a revision (``base``, ``-1``)."""
    command.downgrade(alembic_config(engine), revision)


def drift(engine: Engine) -> None:
    """Raise if models and migrations differ."""
    command.check(alembic_config(engine))


def behind(engine: Engine) -> bool:
    """Whether the schema is not at the head."""
    head = ScriptDirectory.from_config(alembic_config(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() != head


def knows(engine: Engine, revision: str) -> bool:
    """Whether a revision of the schema is one of ours: an older one can be upgraded, a later one cannot."""
    script = ScriptDirectory.from_config(alembic_config(engine))
    return revision in {each.revision for each in script.walk_revisions()}

"""How migrations reach the database: the address comes from config.py, or from the caller."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import create_engine

import panel.models  # noqa: F401  (makes every table known)
from config import from_env
from panel.db import UTC_, Base, settle


def include_name(name: str | None, type_: str, parents: dict[str, Any]) -> bool:
    """Leave alone what is not a model: search shadow tables and the queue of huey."""
    return not (type_ == "table" and name is not None and name.startswith(("search_fts", "huey_")))


def include_object(obj: Any, name: str | None, type_: str, reflected: bool, compare_to: Any) -> bool:
    """The full-text index of PostgreSQL is an expression that no model states."""
    return not (type_ == "index" and name == "ix_search_entry_text")


def render_item(type_: str, obj: Any, autogen_context: Any) -> str | bool:
    """Write our UTC column as the plain type it is: migrations import nothing of the panel."""
    return "sa.DateTime(timezone=True)" if isinstance(obj, UTC_) else False


def run() -> None:
    """Run the migrations in one transaction per revision."""
    connectable = context.config.attributes.get("engine") or settle(create_engine(from_env().database_url))
    with connectable.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # Batch mode copies tables; with foreign keys on, dropping the old one would cascade.
            # Said to the driver itself: in a transaction, which any statement of ours begins, it is void.
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            include_name=include_name,
            include_object=include_object,
            render_item=render_item,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        if sqlite:
            connection.rollback()
            connection.connection.execute("PRAGMA foreign_keys=ON")


run()

"""The schema of the vault of names on PostgreSQL, made by its owner for the role of the application."""

from __future__ import annotations

from psycopg import sql

from panel.vault._stores import Place
from panel.vault.names import SERVER_SCHEMA


def make(owner_url: str, role: str) -> None:
    """Make table and functions, and let a role execute the functions and nothing else; may be repeated."""
    with Place(owner_url, ()).server() as server:
        for statement in SERVER_SCHEMA:
            server.execute(sql.SQL(statement).format(role=sql.Identifier(role)))

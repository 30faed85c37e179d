"""Full-text search: the only place that knows which database it talks to.

Both are given the words of ``queries.analyser``. On SQLite they lie in an FTS5 table that is written
here: a trigger may not touch a virtual table while ``trusted_schema`` is off, and it stays off.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, String, func, literal_column, select, text

from panel.db import db
from panel.models import SearchEntry
from panel.queries import analyser

#: Terms of one query that are looked for; the rest is left out rather than refused.
MOST_TERMS = 12


def put(entry: SearchEntry) -> None:
    """Keep the index in step with an entry that was added or changed; call after a flush."""
    drop(entry.id)
    if _sqlite():
        db.session.execute(
            text("INSERT INTO search_fts (entry_id, words) VALUES (:id, :words)"),
            {"id": entry.id, "words": entry.words},
        )


def drop(entry_id: str) -> None:
    """Take an entry out of the index."""
    if _sqlite():
        db.session.execute(text("DELETE FROM search_fts WHERE entry_id = :id"), {"id": entry_id})


def compact() -> None:
    """Let the index keep nothing of what was taken out: its older parts hold deleted words until they are merged."""
    if _sqlite():
        db.session.execute(text("INSERT INTO search_fts (search_fts) VALUES ('optimize')"))


def terms(query: str, language: str) -> list[str]:
    """What is looked for, analysed like the texts; unknown marks and operators mean nothing."""
    return list(dict.fromkeys(analyser.words(query, language)))[:MOST_TERMS]


def matching(wanted: Sequence[str]) -> ColumnElement[bool]:
    """Condition on ``SearchEntry``: every term occurs, as a word or the beginning of one."""
    if _sqlite():
        phrase = " ".join(f'"{term}"*' for term in wanted)
        found = (
            select(literal_column("entry_id", String))
            .select_from(text("search_fts"))
            .where(literal_column("search_fts").op("MATCH")(phrase))
        )
        return SearchEntry.id.in_(found)
    parsed = func.to_tsquery("simple", " & ".join(f"'{term}':*" for term in wanted))
    return func.to_tsvector("simple", SearchEntry.words).op("@@")(parsed)


def _sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"

"""A summary under other keys: the same in everything but the names of its sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.collation import collate, dumps, rekeyed, summary_json, verify
from tests.collation.sources import PLAN, THEME, codings, crowd, point

SOURCES = crowd(3)
SUMMARY = collate(SOURCES, codings(SOURCES), [point()], (THEME,), PLAN)
KEYS = {source.id: f"public/{source.code}" for source in SOURCES}


def test_what_is_renamed_is_what_renamed_sources_make() -> None:
    public = [replace(source, id=KEYS[source.id]) for source in SOURCES]
    assert rekeyed(SUMMARY, KEYS) == collate(public, codings(public), [point()], (THEME,), PLAN)
    assert verify(summary_json(rekeyed(SUMMARY, KEYS)), public) == []


def test_no_id_is_left() -> None:
    secret = [replace(source, id=f"secret-{source.code}") for source in SOURCES]
    made = collate(secret, codings(secret), [point()], (THEME,), PLAN)
    assert "secret-" in dumps(summary_json(made))
    assert "secret-" not in dumps(summary_json(rekeyed(made, {each.id: each.code for each in secret})))


def test_a_source_without_a_key_is_not_let_through() -> None:
    with pytest.raises(KeyError):
        rekeyed(SUMMARY, {})

"""Golden session, still to be coded: the points each passage may make, the groups, and what it was made with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from panel.collation import collate_files
from panel.collation.fingerprint import fingerprint
from panel.reference.thesaurus import VERSION

SESSION = Path(__file__).parent / "session"
GOLDEN = Path(__file__).parent / "golden"
EVERY = 4
"""One in so many codings is left, so that there are passages to suggest points for and examples to learn from."""


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written with a codebook that is not finished."""
    folder = tmp_path_factory.mktemp("coded")
    book: dict[str, Any] = json.loads((SESSION / "codebook.json").read_text("utf-8"))
    book["codings"] = book["codings"][::EVERY]
    (folder / "book.json").write_text(json.dumps(book), encoding="utf-8")
    collate_files(SESSION / "in.jsonl", folder / "out", folder / "book.json")
    return folder / "out"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written without a codebook."""
    folder = tmp_path_factory.mktemp("bare")
    collate_files(SESSION / "in.jsonl", folder)
    return folder


def test_suggestions_are_the_golden_ones(coded: Path) -> None:
    written = (coded / "suggestions.jsonl").read_text("utf-8")
    assert written == (GOLDEN / "suggestions.jsonl").read_text("utf-8")


def test_groups_are_the_golden_ones(bare: Path) -> None:
    assert (bare / "groups.jsonl").read_text("utf-8") == (GOLDEN / "groups.jsonl").read_text("utf-8")


def test_what_it_was_made_with_is_the_golden_one_but_for_versions(coded: Path) -> None:
    run = (coded / "run.json").read_text("utf-8")
    versions = (fingerprint(), VERSION)
    assert [json.loads(run)[name] for name in ("library", "thesaurus")] == [*versions]
    for version, stands in zip(versions, ("LIBRARY", "THESAURUS"), strict=True):
        assert run.count(f'"{version}"') == 1
        run = run.replace(f'"{version}"', f'"{stands}"')
    assert run == (GOLDEN / "run.json").read_text("utf-8")

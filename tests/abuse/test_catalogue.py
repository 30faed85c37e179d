"""Every number of the catalogue has tests that exist, or a reason."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.abuse.catalogue import CASES, numbers

ROOT = Path(__file__).resolve().parents[2]


@cache
def _tests(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(
        n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name.startswith("test")
    )


def test_every_number_stands_once() -> None:
    assert sorted(n for key in CASES for n in numbers(key)) == list(range(1, 151))


def test_every_test_that_is_named_exists() -> None:
    named = [each for told in CASES.values() if told.startswith("tests/") for each in told.split()]
    missing = [each for each in named if each.partition("::")[2] not in _tests(each.partition("::")[0])]
    assert (missing, len(named) > 100) == ([], True)


def test_what_is_not_shown_says_why_and_what_is_open_is_little() -> None:
    told = [said for said in CASES.values() if not said.startswith("tests/")]
    assert [said for said in told if not said.startswith(("none", "open:")) or len(said) < 30] == []
    assert sum(len(numbers(key)) for key, said in CASES.items() if said.startswith("open:")) <= 5

"""Each format against its golden file: nobody changes what is printed without seeing it."""

from __future__ import annotations

from functools import cache

import pytest

from . import golden


@cache
def made() -> dict[str, bytes]:
    return dict(golden.made())


def test_every_golden_file_is_made_by_something() -> None:
    assert golden.names() == sorted(made())


@pytest.mark.parametrize("name", golden.names())
def test_it_is_the_golden_one(name: str) -> None:
    assert made()[name] == (golden.HERE / name).read_bytes()

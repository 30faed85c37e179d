"""What a summary proves by itself: a sound one holds, what can be seen without the texts is seen."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from panel.collation import verify_alone
from tests.collation.test_verify import DATA, sentence

MOST = (2, 0)


def test_a_sound_summary_holds() -> None:
    assert verify_alone(DATA) == []


def _stronger(data: dict[str, Any]) -> None:
    said = sentence(data, MOST)
    said["text"] = said["text"].replace("Most", "All", 1)


def _without_a_source(data: dict[str, Any]) -> None:
    sentence(data, MOST)["notes"][0]["citations"].pop()


def _beyond_the_text(data: dict[str, Any]) -> None:
    sentence(data, MOST)["notes"][0]["citations"][0]["paragraphs"] = [99]


def _longer(data: dict[str, Any]) -> None:
    data["words"] += 1


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (_stronger, "quantifier"),
        (_without_a_source, "count"),
        (_beyond_the_text, "no-paragraph"),
        (_longer, "words"),
    ],
)
def test_a_defect_is_named(change: Callable[[dict[str, Any]], None], rule: str) -> None:
    data = copy.deepcopy(DATA)
    change(data)
    assert rule in {each.rule for each in verify_alone(data)}


@pytest.mark.parametrize("data", [None, [], {}, {"format": "panel-summary", "version": 99}])
def test_what_is_no_summary_is_told(data: object) -> None:
    assert [each.rule for each in verify_alone(data)] == ["format"]

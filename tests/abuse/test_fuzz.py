"""A tenth of what ``python -m tests.abuse --full`` sends."""

from __future__ import annotations

from tests.abuse.fuzz import broken, sent, texts
from tests.matrix.world import World


def test_two_thousand_texts_keep_the_rules() -> None:
    assert [(given, told) for given in texts(7, 2_000) if (told := broken(given))] == []


def test_two_thousand_mutated_forms_are_answered(made: World) -> None:
    assert list(sent(made, 7, 2_000)) == []

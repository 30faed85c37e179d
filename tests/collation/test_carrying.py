"""Where the words of one text stand in another: exactly, nearly, and not where a word turns them round."""

from __future__ import annotations

import pytest

from panel.collation import segment
from panel.collation.carrying import standing

CODED = (
    "People stay away because they fear a report to the police, and they come when it is too late and the cost "
    "has grown in every one of the harbour towns."
)


def found(text: str) -> str | None:
    document = segment(text)
    span = standing(CODED, document)
    return document.text[slice(*span)] if span else None


def test_words_that_stand_there_exactly() -> None:
    assert found(f"We keep a desk.\n\nAs we said: {CODED} We go on.") == CODED


def test_words_that_stand_there_but_for_a_name() -> None:
    other = CODED.replace("harbour", "inland")
    assert found(f"We keep a desk.\n\n{other} We write from Delta.") == other.rstrip(".")
    assert found(f"We keep a desk.\n\n{CODED.replace('People', 'Patients')}") == CODED[7:].rstrip(".")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("People stay", "People do not stay"),
        ("in every one", "in 3"),
        ("fear a report", "never fear a report"),
        ("and the cost has grown in every one of the harbour towns", "and nobody asks for more than this"),
    ],
)
def test_words_that_say_something_else(old: str, new: str) -> None:
    assert found(f"We keep a desk.\n\n{CODED.replace(old, new)}") is None


def test_nothing_stands_in_a_text_without_paragraphs() -> None:
    assert standing(CODED, segment("## People stay away")) is None

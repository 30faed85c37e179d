"""The share of a text that stands in another one, reworded as it may be."""

from __future__ import annotations

import pytest

from panel.collation import reuse

ARTICLE = (
    "The harbour master keeps a list of ships that bring passengers without papers. "
    "Every captain must announce such a passenger within two days of arrival."
)


def test_a_copy_is_all_reused_and_another_text_not_at_all() -> None:
    assert reuse(ARTICLE, ARTICLE).share == 1.0
    assert reuse("Our school teaches in nine languages and closes in summer.", ARTICLE).share == 0.0


def test_reworded_sentences_are_seen_with_their_places() -> None:
    text = (
        "We learned that harbour masters keep lists of ships bringing passengers without a paper to the port."
    )
    found = reuse(text, ARTICLE)
    assert 0.2 < found.share < 0.9
    first = found.shared[0]
    assert text[first.start : first.end].startswith("harbour masters keep lists of ships")
    assert ARTICLE[first.there_start : first.there_end].startswith("harbour master keeps a list of ships")


def test_more_is_more() -> None:
    sentence = ARTICLE.split(". ")[0]
    own = " Our own opinion differs from it in nearly everything that matters to teachers."
    assert reuse(sentence + own, ARTICLE).share < reuse(ARTICLE + own, ARTICLE).share < 1.0


@pytest.mark.parametrize("text", ["", " ", "the of and", "🛟", "字" * 300])
def test_odd_texts(text: str) -> None:
    assert reuse(text, ARTICLE).share == 0.0
    assert reuse(ARTICLE, text).share == 0.0

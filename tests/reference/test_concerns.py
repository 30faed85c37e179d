"""Eight concerns of 2006."""

from __future__ import annotations

from panel.reference.concerns import CONCERNS


def test_eight_tags() -> None:
    assert [row.id for row in CONCERNS.entries] == [
        "brain-drain",
        "root-causes",
        "racism",
        "irregular-status",
        "women-indigenous",
        "remittances",
        "family-migration",
        "legal-claims",
    ]


def test_the_words_of_the_article_stand_beside_the_tag() -> None:
    assert CONCERNS.get("remittances").as_cited == "the dangers associated with State reliance on remittances"

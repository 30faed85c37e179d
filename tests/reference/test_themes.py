"""The four themes of 2006, word for word."""

from __future__ import annotations

from panel.reference.themes import HLD_THEMES

THEMES = (
    """the effects of international migration on economic and social development on both countries of origin
    and receiving countries""",
    """the need to promote a comprehensive rights-based approach to international migration, ensuring respect
    for and protection of the human rights of all migrants and their families""",
    """the multidimensional aspects of international migration and development, with particular attention paid
    to remittances""",
    """policy responses — promoting partnerships, capacity-building, and sharing of best practices for the
    mutual benefit of States and migrants""",
)


def test_four_themes_word_for_word() -> None:
    assert [entry.label.split() for entry in HLD_THEMES.entries] == [text.split() for text in THEMES]

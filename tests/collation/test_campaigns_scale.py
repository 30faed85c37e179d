"""The work grows with the texts, not with their pairs."""

from __future__ import annotations

import pytest

from panel.collation import campaigns
from panel.collation.campaigns_evidence import CopyRule, sums
from panel.collation.campaigns_groups import Texts, gather
from panel.collation.campaigns_words import words
from tests.collation.letters import Writer, filed


def work(texts: list[str]) -> tuple[int, int, list[int]]:
    """Links, comparisons, and the sizes of the groups."""
    told = words(texts)
    weighed = [sums(each) for each in told]
    number = len(told)
    found = gather(Texts(told, [1] * number, [None] * number, weighed.__getitem__), CopyRule())
    return found.linked, found.compared, sorted(len(star.members) + 1 for star in found.stars())


@pytest.mark.parametrize("share", [0.0, 0.02, 0.2])
def test_links_and_comparisons_of_one_campaign(share: float) -> None:
    writer = Writer(1)
    letter = writer.letter(16)
    for number in (500, 1_000, 2_000):
        linked, compared, sizes = work([f"{writer.edited(letter, share)} {n}" for n in range(number)])
        assert sizes == [number]
        assert number - 1 <= compared < 1.1 * number
        assert linked < 40 * number


def test_of_five_thousand_identical_copies_nothing_is_compared() -> None:
    letter = Writer(2).letter()
    group = campaigns(filed(*[letter] * 5_000))[0]
    assert len(group.members) == 5_000
    assert {(member.kind, member.shared, member.changes) for member in group.members} == {
        ("identical", group.members[0].shared, ())
    }


def test_sentences_that_everybody_may_pick_do_not_make_it_quadratic() -> None:
    writer = Writer(3)
    menu = [writer.sentence(14) for _ in range(12)]
    for number in (300, 600, 1_200):
        texts = [" ".join([*writer.dice.sample(menu, 2), writer.letter(5)]) for _ in range(number)]
        linked, compared, _ = work(texts)
        assert linked < 10 * number
        assert compared < 10 * number


def test_unrelated_texts_are_not_compared() -> None:
    writer = Writer(4)
    assert work([writer.letter() for _ in range(500)]) == (0, 0, [])

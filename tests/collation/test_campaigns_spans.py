"""Shared spans and changes give back the text: every word of both sides lies in exactly one of them."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from panel.collation.campaigns import Campaign, campaigns
from panel.collation.campaigns_spans import Comparison
from panel.collation.campaigns_tiling import LEAST, tile
from panel.collation.campaigns_words import Words, words
from tests.collation.letters import Writer, filed

WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=80)


def runs(mine: str, theirs: str) -> tuple[Words, Words, tuple[tuple[int, int, int], ...]]:
    """Two texts and what they share."""
    one, other = words([mine, theirs])
    return one, other, tile(other, [one])[0]


@given(WORDS, WORDS)
@settings(max_examples=300, deadline=None)
def test_runs_are_equal_words_none_of_them_twice(mine: list[str], theirs: list[str]) -> None:
    _, _, tiles = runs(" ".join(mine), " ".join(theirs))
    here = [place + step for place, _, length in tiles for step in range(length)]
    there = [place + step for _, place, length in tiles for step in range(length)]
    assert [mine[place] for place in here] == [theirs[place] for place in there]
    assert (len(set(here)), len(set(there))) == (len(here), len(there))
    assert min((length for *_, length in tiles), default=LEAST) >= LEAST


@given(st.lists(st.text("abcdefgh", min_size=2, max_size=3), unique=True, min_size=6, max_size=40), st.data())
@settings(max_examples=100, deadline=None)
def test_without_repetitions_the_longest_run_is_found_first(
    vocabulary: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(vocabulary) - 3))
    length = data.draw(st.integers(3, len(vocabulary) - start))
    mine = ["xxxx", *vocabulary[start : start + length], "yyyy"]
    _, _, tiles = runs(" ".join(mine), " ".join(vocabulary))
    assert tiles == ((1, start, length),)


@given(WORDS, WORDS)
@settings(max_examples=300, deadline=None)
def test_every_word_of_both_lies_in_one_span(mine: list[str], theirs: list[str]) -> None:
    text, other = ", ".join(mine), "  ".join(theirs)
    one, two, tiles = runs(text, other)
    shared, changes = Comparison(two).differences(one, tiles)
    spans = sorted(
        [(each.start, each.end) for each in shared]
        + [(each.start, each.end) for each in changes if each.start < each.end]
    )
    assert " ".join(text[start:end].replace(",", "") for start, end in spans).split() == mine
    told = sorted(
        [(each.there_start, each.there_end) for each in shared]
        + [(each.there_start, each.there_end) for each in changes if each.there_start < each.there_end]
    )
    assert " ".join(other[start:end] for start, end in told).split() == theirs
    for each in shared:
        assert (
            text[each.start : each.end].replace(",", "").split()
            == other[each.there_start : each.there_end].split()
        )


def covered(group: Campaign, texts: dict[str, str]) -> None:
    """Every letter of every member lies in one of its spans, and nothing twice."""
    for member in group.members:
        text = texts[member.source_id]
        spans = sorted(
            [(each.start, each.end) for each in member.shared]
            + [(each.start, each.end) for each in member.changes if each.start < each.end]
        )
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        inside = "".join(text[start:end] for start, end in spans)
        assert [c for c in inside if c.isalnum()] == [c for c in text if c.isalnum()]


def test_the_spans_of_all_members_cover_their_texts() -> None:
    writer = Writer(11)
    letter = writer.letter()
    texts = [writer.edited(letter, share / 100) + writer.sentence() for share in range(25)]
    sources = filed(letter, letter, *texts, "«" + letter.upper() + "» 🙂 ¡é ﬁ ß!")
    groups = campaigns(sources)
    assert [len(group.members) for group in groups] == [28]
    covered(groups[0], {each.id: each.text for each in sources})


def test_marks_in_the_text_do_not_shift_the_spans() -> None:
    writer = Writer(12)
    letter = writer.letter()
    dice = random.Random(1)
    odd = "".join(sign + dice.choice(["", "", "\u200d", "\u00ad"]) for sign in letter)
    group = campaigns(filed(letter, odd))[0]
    assert [member.kind for member in group.members] == ["identical", "identical"]
    ends = [(each.start, each.end) for each in group.members[1].shared]
    assert [odd[start:end].strip("\u200d\u00ad") for start, end in ends] == [
        odd.rstrip("\u200d\u00ad").rstrip(".").strip("\u200d\u00ad")
    ]

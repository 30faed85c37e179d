"""Three-way merges of a paragraph: both changes or none, never half of one."""

from __future__ import annotations

import random

import pytest

from panel.domain.merging import merge

BASE = "Most submissions noted fear.[1] UEB considered otherwise.[2] A01 reported a card.[3]"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (BASE.replace("Most", "Many"), BASE, BASE.replace("Most", "Many")),
        (BASE, BASE.replace("card", "paper"), BASE.replace("card", "paper")),
        (
            BASE.replace("Most", "Many"),
            BASE.replace("card", "paper"),
            BASE.replace("Most", "Many").replace("card", "paper"),
        ),
        (BASE.replace("noted", "reported"), BASE.replace("noted", "reported"), BASE.replace("noted", "reported")),
        (BASE.replace("noted", "reported"), BASE.replace("noted", "stated"), None),
        (BASE + " Mine.", BASE + " Theirs.", None),
        (BASE + " Mine.[4]", BASE.replace("[2]", ""), BASE.replace("[2]", "") + " Mine.[4]"),
        (BASE.replace(" UEB considered otherwise.[2]", ""), BASE.replace("otherwise", "differently"), None),
        ("", BASE.replace("Most", "Many"), None),
    ],
)  # fmt: skip
def test_both_changes_or_none(mine: str, theirs: str, both: str | None) -> None:
    assert merge(BASE, mine, theirs) == both
    assert merge(BASE, theirs, mine) == both


def test_changes_to_different_words_are_never_lost() -> None:
    chance = random.Random(7)
    for _ in range(300):
        words = [f"w{n}" for n in range(20)]
        mine_at, theirs_at = chance.sample(range(0, 20, 2), 2)
        mine, theirs = words.copy(), words.copy()
        mine[mine_at], theirs[theirs_at] = chance.choice(["MINE", "MINE more", ""]), "THEIRS"
        found = merge(" ".join(words), " ".join(mine), " ".join(theirs))
        assert found is None or ("THEIRS" in found and words[mine_at] not in found.split())
        if mine[mine_at]:
            assert found is not None and "MINE" in found

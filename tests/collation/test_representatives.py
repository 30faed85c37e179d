"""Representatives: what stands for many, without saying the same twice, in any order of the input."""

from __future__ import annotations

import random

import numpy as np
from scipy import sparse

from panel.collation.representatives import chosen, likenesses, representatives

CLINICS = [
    f"Clinics turn families without papers away at the desk {tail}"
    for tail in ("often", "again", "daily", "")
]
BUSES = [f"Night buses leave drivers without rest {tail}" for tail in ("always", "sometimes")]
ALONE = "Harbours need pilots"


def test_the_largest_group_comes_first_and_no_group_twice() -> None:
    given = [ALONE, *BUSES, *CLINICS]
    picked = [given[place] for place in representatives(given, 3)]
    assert (picked[0] in CLINICS, picked[1] in BUSES, picked[2]) == (True, True, ALONE)


def test_equal_passages_count_as_many_and_are_chosen_once() -> None:
    given = ["One thing said", *["Other words entirely"] * 5, "One thing said"]
    assert representatives(given, 9) == (1, 0)


def test_what_says_nothing_stands_for_nothing() -> None:
    assert representatives([], 3) == ()
    assert representatives(["", "12", "…"], 3) == ()
    assert representatives(["", "a word"], 3) == (1,)
    assert representatives(["a word"], 0) == ()


def test_endings_and_scripts() -> None:
    given = [
        "задержание мигрантов",
        "задержания мигрантам",
        "移民拘留必须停止",
        "停止拘留移民",
        "احتجاز المهاجرين",
    ]
    assert sorted(representatives(given, 3)) in ([0, 2, 4], [0, 3, 4], [1, 2, 4], [1, 3, 4])


def test_the_order_of_the_passages_does_not_matter() -> None:
    dice = random.Random(5)
    words = ["".join(dice.choices("abcdefgh", k=6)) for _ in range(60)]
    given = [" ".join(dice.choices(words, k=8)) for _ in range(300)]
    wanted = [given[place] for place in representatives(given, 25)]
    assert len(wanted) == 25
    for _ in range(3):
        dice.shuffle(given)
        assert [given[place] for place in representatives(given, 25)] == wanted


def test_likeness_is_a_cosine_with_itself_one() -> None:
    found = likenesses([*CLINICS, *BUSES, ALONE]).toarray()
    assert np.array_equal(found, found.T)
    assert np.allclose(np.diag(found), 1.0)
    assert (found[0, -1], found[0, 4] < found[0, 1], found[0, 1] < 1) == (0.0, True, True)


def test_each_choice_adds_most() -> None:
    dice = np.random.default_rng(3)
    half = np.triu(dice.random((12, 12)) * (dice.random((12, 12)) < 0.4), 1)
    likeness, weights = half + half.T + np.eye(12), dice.integers(1, 4, 12).astype(float)
    stood_for, wanted = np.zeros(12), []
    for _ in range(6):
        adds = [float((np.maximum(row - stood_for, 0) * weights).sum()) for row in likeness]
        wanted.append(int(np.argmax(adds)))
        stood_for = np.maximum(stood_for, likeness[wanted[-1]])
    assert chosen(sparse.csr_array(likeness), weights, 6) == tuple(wanted)

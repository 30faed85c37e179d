"""Krippendorff's alpha against examples that were published with their results."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.agreement import Agreement, agreement, alpha, interval, sample

#: Krippendorff 2011, A: two observers, two values, no value missing.
BINARY = list(zip("0100000010", "1110010000", strict=True))
#: The same, B: two observers, five values.
NOMINAL = list(zip("aabbdcccedda", "babbbcccEddd".lower(), strict=True))
#: The same, C: four observers, any values, some missing.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
FOUR = [tuple(None if each == "." else int(each) for each in unit) for unit in zip(*OBSERVERS, strict=True)]
#: Three coders and fifteen units with gaps, as the encyclopedia works the measure out by hand.
CODERS = ("*****34121133*3", "1*213343*******", "**21344*21133*4")
THREE = [tuple(None if each == "*" else int(each) for each in unit) for unit in zip(*CODERS, strict=True)]


def test_two_observers_and_two_values() -> None:
    assert alpha(BINARY) == pytest.approx(0.095, abs=5e-4)


def test_two_observers_and_five_values() -> None:
    assert alpha(NOMINAL) == pytest.approx(0.692, abs=5e-4)


def test_four_observers_with_values_missing() -> None:
    assert alpha(FOUR) == pytest.approx(0.743, abs=5e-4)
    assert alpha(FOUR, interval) == pytest.approx(0.849, abs=5e-4)


def test_three_coders_with_gaps() -> None:
    assert alpha(THREE) == pytest.approx(0.691, abs=5e-4)
    assert alpha(THREE, interval) == pytest.approx(0.811, abs=5e-4)


def test_agreement_and_its_opposite() -> None:
    assert alpha([(0, 0), (1, 1), (0, 0)]) == 1
    assert alpha([(0, 1), (1, 0)] * 50) == pytest.approx(-0.99)


@pytest.mark.parametrize("units", [[], [(1, 1), (1, 1)], [(1, None), (None, 0)], [(None, None)]])
def test_where_no_value_differs_nothing_can_be_said(units: list[tuple[int | None, ...]]) -> None:
    assert alpha(units) is None
    told = agreement(units, seed="s")
    assert (told.alpha, told.low, told.high) == (None, None, None)


def test_the_interval_holds_alpha_and_comes_out_the_same_again() -> None:
    told = agreement(NOMINAL, seed="9f")
    assert told == agreement(NOMINAL, seed="9f")
    assert agreement(FOUR * 5, seed="9f", distance=interval) != agreement(
        FOUR * 5, seed="a0", distance=interval
    )
    assert told.alpha == alpha(NOMINAL) and told.units == 12
    assert told.low is not None and told.high is not None and told.alpha is not None
    assert -1 <= told.low < told.alpha < told.high <= 1


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """Coders who agree on nine of ten paragraphs: the alpha of very many lies in 95 % of the intervals."""
    draw = random.Random(7)

    def coded(n: int) -> list[tuple[int, int]]:
        truth = [int(draw.random() < 0.3) for _ in range(n)]
        return [(t, t if draw.random() < 0.9 else 1 - t) for t in truth]

    true = alpha(coded(200_000))
    assert true is not None
    held = 0
    for n in range(60):
        told = agreement(coded(150), seed=str(n))
        assert told.low is not None and told.high is not None
        held += told.low <= true <= told.high
    assert held >= 51


def test_eight_themes_over_a_thousand_paragraphs_take_seconds() -> None:
    draw = random.Random(1)
    units = [(int(draw.random() < 0.2), int(draw.random() < 0.2)) for _ in range(1_000)]
    begun = time.perf_counter()
    assert isinstance(agreement(units, seed="x"), Agreement)
    assert time.perf_counter() - begun < 4


def test_a_sample_can_be_drawn_again() -> None:
    names = [f"A{n:02}" for n in range(50)]
    drawn = sample(names, 10, seed="5e")
    assert drawn == sample(list(reversed(names)), 10, seed="5e")
    assert len(set(drawn)) == 10 and set(drawn) < set(names)
    assert sample(names, 10, seed="5f") != drawn
    assert sample(names, 99, seed="5e")[:10] == drawn and len(sample(names, 99, seed="5e")) == 50


def test_every_text_is_drawn_about_as_often() -> None:
    names = [f"A{n:02}" for n in range(20)]
    hits = dict.fromkeys(names, 0)
    for seed in range(2_000):
        for name in sample(names, 5, seed=str(seed)):
            hits[name] += 1
    assert all(400 < hit < 600 for hit in hits.values())


@given(st.lists(st.tuples(st.sampled_from([0, 1, None]), st.sampled_from([0, 1, None])), max_size=30))
def test_alpha_is_at_most_one_and_does_not_ask_who_is_first(
    units: list[tuple[int | None, int | None]],
) -> None:
    found = alpha(units)
    assert found == alpha([(b, a) for a, b in reversed(units)]) or found == pytest.approx(
        alpha([(b, a) for a, b in reversed(units)])
    )
    assert found is None or -1 <= found <= 1

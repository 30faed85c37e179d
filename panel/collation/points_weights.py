"""What the views of ``points_evidence`` and ``points_pairs`` weigh, and how a score becomes a probability.

Fitted by ``python -m bench.points`` and ``python -m bench.point_groups`` on labelled pairs of debating arguments
and key points, whole topics kept apart; none of the texts, words or vectors of that set is held here. Fitted in
English: in another language the order should hold, the probabilities are a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """``views``: the weight of each view; ``probability``: of each sign that ``suggest`` reads off the scores,
    ``one`` being the constant; ``examples``: of the nearness to passages known to make the point."""

    views: Mapping[str, float]
    probability: Mapping[str, float]
    examples: float


@dataclass(frozen=True, slots=True)
class PairWeight:
    """The weight of a view of two passages, and its mean and spread over pairs where it was fitted."""

    weight: float
    usual: float
    spread: float


FITTED = Weights(
    views={
        "company": -0.136,
        "company_heard": 0.275,
        "covered": 0.159,
        "covering": -0.076,
        "covering_heard": 0.461,
        "letters": -0.062,
        "letters_all": 0.144,
        "letters_heard": 0.123,
        "rare": -0.144,
        "reached": -0.039,
        "reached_heard": -0.087,
        "told": -0.113,
        "told_heard": 0.42,
        "topics": 0.019,
        "words": 0.056,
        "words_heard": 0.231,
    },
    probability={
        "one": -0.25,
        "lead": 0.728,
        "score": 0.549,
        "words": 0.372,
        "covered": 0.844,
        "letters": 0.868,
        "points": -1.113,
        "confirmed": -0.4,
    },
    examples=1.0,
)

PAIRS: Mapping[str, PairWeight] = {
    "company": PairWeight(weight=0.221, usual=-0.0132, spread=0.1708),
    "covered": PairWeight(weight=0.286, usual=0.2727, spread=0.1191),
    "frequent": PairWeight(weight=0.039, usual=0.1803, spread=0.1621),
    "letters": PairWeight(weight=0.06, usual=0.0339, spread=0.0551),
    "rare": PairWeight(weight=-0.044, usual=0.1532, spread=0.1152),
    "shared": PairWeight(weight=0.398, usual=0.1991, spread=0.1483),
    "walk": PairWeight(weight=0.006, usual=0.0469, spread=0.0409),
}

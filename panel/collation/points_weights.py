"""What the views of ``points_evidence`` weigh, and how a score becomes a probability: two dozen numbers.

Fitted by ``python -m bench.points`` on labelled pairs of debating arguments and key points, whole topics kept
apart; none of the texts, words or vectors of that set is held here. Fitted in English: in another language
the order should hold, the probabilities are a guess.
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


FITTED = Weights(
    views={
        "company": -0.158,
        "company_heard": 0.307,
        "covered": 0.185,
        "covering": -0.039,
        "covering_heard": 0.387,
        "letters": -0.08,
        "letters_all": 0.123,
        "letters_heard": 0.178,
        "rare": -0.127,
        "reached": -0.06,
        "reached_heard": -0.076,
        "told": -0.134,
        "told_heard": 0.435,
        "topics": 0.049,
        "words": 0.033,
        "words_heard": 0.198,
    },
    probability={
        "one": -0.402,
        "lead": 0.813,
        "score": 0.481,
        "words": 0.429,
        "covered": 1.022,
        "letters": 0.676,
        "points": -1.017,
        "confirmed": -0.383,
    },
    examples=1.0,
)

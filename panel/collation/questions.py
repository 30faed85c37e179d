"""Which guiding question of a call an answer belongs to.

Learned from answers whose question is known. An answer alone is told by its words; answers of one submission
that are known to follow the questionnaire are told together: each question once at most, none before the one
answered last, by the order and the gaps that the known submissions show. Deterministic: the order in which the
known answers are given counts within a submission only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from panel.collation.themes_features import TEXT_ALONE, Features

_SOFTNESS: Final = 0.1
_SHARP: Final = 6.0
_UNSEEN: Final = 1.0

Array = Any


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, the id of the submission it stands in, and its question where that is known."""

    text: str
    submission: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """The question of an answer and how sure it is, from 0 to 1 over all questions."""

    question: str
    score: float


class QuestionModel:
    """What was learned of a questionnaire.

    ``questionnaire`` holds the ids of the questions in their order; ``known`` the answers to learn from, those
    of a submission in the order in which it gives them. ValueError where a question is not of the questionnaire
    or fewer than two questions have an answer.
    """

    def __init__(self, questionnaire: Sequence[str], known: Iterable[Answer]) -> None:
        from sklearn.svm import LinearSVC  # noqa: PLC0415 - slow to load

        self.questionnaire = tuple(questionnaire)
        self._place = {question: place for place, question in enumerate(self.questionnaire)}
        given = list(known)
        if strange := sorted({each.question for each in given} - set(self._place)):
            raise ValueError(f"not of the questionnaire: {', '.join(strange)}")
        held = sorted(given, key=lambda each: (each.text, each.question))
        asked = np.array([self._place[each.question] for each in held])
        if len(set(asked.tolist())) < 2:
            raise ValueError("answers to two questions at least are needed")
        self._features = Features([each.text for each in held], TEXT_ALONE)
        rows = self._features.rows([each.text for each in held])
        self._seen = np.array(sorted(set(asked.tolist())))
        self._lines = [
            LinearSVC(C=_SOFTNESS, random_state=0).fit(rows, asked == question) for question in self._seen
        ]
        self._steps = self._learned_steps(given)

    def decisions(self, texts: Sequence[str]) -> Array:
        """For each text the decision for each question of the questionnaire; the lowest where none was seen."""
        told = np.full((len(texts), len(self.questionnaire)), -2.0)
        if texts:
            rows = self._features.rows(texts)
            for question, line in zip(self._seen, self._lines, strict=True):
                told[:, question] = line.decision_function(rows)
        return told

    def _learned_steps(self, known: Iterable[Answer]) -> Array:
        """The logarithm of how likely a question (a column) follows another (a row): only later ones can. The
        last row is before the first answer, the last column behind the last one."""
        number = len(self.questionnaire)
        counts = np.full((number + 1, number + 1), _UNSEEN)
        for answers in _by_submission(known).values():
            places = sorted({self._place[each.question] for each in answers})
            for before, after in zip([number, *places], [*places, number], strict=True):
                counts[before, after] += 1
        possible = np.triu(np.ones_like(counts), 1)
        possible[number, :number] = 1
        steps = counts * possible
        with np.errstate(divide="ignore"):
            return np.log(steps / steps.sum(axis=1, keepdims=True))

    def follow(self, decisions: Array) -> list[int]:
        """The most likely questions of answers that follow the questionnaire, by their places in it; the best
        of each alone where there are more answers than questions."""
        from scipy.special import log_softmax  # noqa: PLC0415 - slow to load

        number = len(self.questionnaire)
        sure = log_softmax(decisions * _SHARP, axis=1)
        if len(sure) > number:
            return [int(place) for place in sure.argmax(axis=1)]
        best, came = self._steps[number, :number] + sure[0], []
        for own in sure[1:]:
            ways = best[:, None] + self._steps[:number, :number]
            came.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + own
        path = [int((best + self._steps[:number, number]).argmax())]
        for before in reversed(came):
            path.append(int(before[path[-1]]))
        return path[::-1]


def questions(
    answers: Sequence[Answer], model: QuestionModel, *, ordered: bool = False
) -> tuple[FoundQuestion, ...]:
    """The question of each answer. ``ordered``: the answers of one submission, as they come, follow the
    questionnaire; the score stays that of the answer alone."""
    from scipy.special import softmax  # noqa: PLC0415 - slow to load

    told = model.decisions([each.text for each in answers])
    alone = softmax(told * _SHARP / 2, axis=1) if len(answers) else told
    places = [int(place) for place in told.argmax(axis=1)]
    if ordered:
        for own in _places_by_submission(answers).values():
            for at, place in zip(own, model.follow(told[own]), strict=True):
                places[at] = place
    return tuple(
        FoundQuestion(model.questionnaire[place], round(float(alone[at, place]), 6))
        for at, place in enumerate(places)
    )


def _by_submission(answers: Iterable[Answer]) -> Mapping[str, list[Answer]]:
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for each in answers:
        found[each.submission].append(each)
    return found


def _places_by_submission(answers: Sequence[Answer]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(answers):
        found[each.submission].append(at)
    return found

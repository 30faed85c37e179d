"""``question``: which question of a questionnaire an answer belongs to; learned from the other half.

``accuracy`` is over answers by themselves, ``ordered`` over the same when the answers of a submission are known
to follow the questionnaire, ``baseline_accuracy`` words by TF-IDF and a linear model. Scoring the half that is
learned from goes by five folds of submissions; those that share answers stay in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bench.labelled import folds
from bench.quality import Figure, half_to_learn_from, records
from panel.collation.questions import Answer, QuestionModel, questions

_FOLDS = 5
Part = tuple[Sequence[Answer], Sequence[Answer]]


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Accuracy alone, in order, and of plain TF-IDF."""
    del seeds
    learned = half_to_learn_from(data, train, "ec_ai_consultation")
    asked = [row["question"] for row in records((learned or data) / "questions.jsonl")]
    scored = _read(data)
    parts = [(_read(learned), scored)] if learned else _folds(scored, data)
    alone = ordered = plain = 0
    for known, unknown in parts:
        model = QuestionModel(asked, known)
        alone += _hits(unknown, [each.question for each in questions(unknown, model)])
        ordered += _hits(unknown, [each.question for each in questions(unknown, model, ordered=True)])
        plain += _hits(unknown, _baseline(known, unknown))
    yield Figure("accuracy", alone / len(scored), len(scored))
    yield Figure("ordered", ordered / len(scored), len(scored))
    yield Figure("baseline_accuracy", plain / len(scored), len(scored))


def _read(half: Path) -> list[Answer]:
    return [
        Answer(answer["text"], row["id"], answer["question"])
        for row in records(half / "submissions.jsonl")
        for answer in row["answers"]
    ]


def _folds(answers: Sequence[Answer], half: Path) -> list[Part]:
    leader = _sharing(half)
    places = folds([leader.get(each.submission, each.submission) for each in answers], _FOLDS)
    return [
        (
            [answers[at] for other in places if other is not own for at in sorted(other)],
            [answers[at] for at in own],
        )
        for own in places
    ]


def _sharing(half: Path) -> dict[str, str]:
    """For submissions that share answers, one of them that stands for all."""
    leader: dict[str, str] = {}
    for row in records(half / "coordinated_answer_pairs.jsonl"):
        one, other = (_top(leader, row[side].split("|")[0]) for side in ("a", "b"))
        leader[max(one, other)] = min(one, other)
    return {submission: _top(leader, submission) for submission in leader}


def _top(leader: dict[str, str], submission: str) -> str:
    while leader.get(submission, submission) != submission:
        submission = leader[submission]
    return submission


def _hits(answers: Sequence[Answer], told: Sequence[str]) -> int:
    return sum(each.question == question for each, question in zip(answers, told, strict=True))


def _baseline(known: Sequence[Answer], unknown: Sequence[Answer]) -> list[str]:
    words = TfidfVectorizer(sublinear_tf=True)
    rows = words.fit_transform([each.text for each in known])
    model = LinearSVC(random_state=0).fit(rows, [each.question for each in known])
    return [str(each) for each in model.predict(words.transform([each.text for each in unknown]))]

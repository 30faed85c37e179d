"""Which question an answer belongs to, alone and in order."""

from __future__ import annotations

import random

import pytest

from panel.collation.questions import Answer, QuestionModel, questions

ASKED = ("Q1", "Q2", "Q3", "Q4")
TOPICS = {
    "Q1": "the fees that recruiters take from workers before they leave",
    "Q2": "the hours spent in line at the consulate for a passport",
    "Q3": "the lessons that children miss while their parents move",
}
KNOWN = tuple(
    Answer(f"{place}: we would like to mention {topic}.", f"s{number}", question)
    for number, place in enumerate(("Here", "In our town", "On the coast", "Up north"))
    for question, topic in TOPICS.items()
)
MODEL = QuestionModel(ASKED, KNOWN)


def told(answers: list[Answer], *, ordered: bool = False) -> list[str]:
    return [each.question for each in questions(answers, MODEL, ordered=ordered)]


def test_an_answer_alone() -> None:
    answers = [Answer("Children miss lessons."), Answer("Recruiters and their fees."), Answer("A passport.")]
    assert told(answers) == ["Q3", "Q1", "Q2"]


def test_in_order_an_answer_that_says_nothing_takes_its_place() -> None:
    answers = [
        Answer("Recruiters take fees.", "x"),
        Answer("See above.", "x"),
        Answer("Children miss lessons.", "x"),
    ]
    assert told(answers, ordered=True) == ["Q1", "Q2", "Q3"]


def test_in_order_no_question_is_answered_twice_or_before_one_already_answered() -> None:
    answers = [Answer("A passport.", "x"), Answer("Another passport.", "x"), Answer("A third passport.", "x")]
    assert told(answers) == ["Q2", "Q2", "Q2"]
    found = told(answers, ordered=True)
    assert found == sorted(set(found))


def test_submissions_are_told_apart() -> None:
    answers = [Answer("Children miss lessons.", "x"), Answer("Recruiters take fees.", "y")]
    assert told(answers, ordered=True) == ["Q3", "Q1"]


def test_more_answers_than_questions_are_told_alone() -> None:
    answers = [Answer("A passport.", "x")] * (len(ASKED) + 1)
    assert told(answers, ordered=True) == ["Q2"] * (len(ASKED) + 1)


def test_the_order_of_the_submissions_changes_nothing() -> None:
    answers = [Answer("Children miss lessons."), Answer("See above.")]
    expected = questions(answers, MODEL)
    names = ["s0", "s1", "s2", "s3"]
    for seed in range(3):
        random.Random(seed).shuffle(names)
        known = [each for name in names for each in KNOWN if each.submission == name]
        model = QuestionModel(ASKED, known)
        assert questions(answers, model) == expected
        assert questions(answers, model, ordered=True) == questions(answers, MODEL, ordered=True)


def test_scores_are_shares_of_one() -> None:
    assert [0 < each.score <= 1 for each in questions([Answer("A passport."), Answer("")], MODEL)] == [
        True,
        True,
    ]
    assert questions([], MODEL) == ()


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ((Answer("a", "s", "Q9"), Answer("b", "s", "Q1")), "not of the questionnaire: Q9"),
        ((Answer("a", "s", "Q1"), Answer("b", "t", "Q1")), "two questions at least"),
        ((), "two questions at least"),
    ],
)
def test_what_cannot_be_learned_from(known: tuple[Answer, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        QuestionModel(ASKED, known)

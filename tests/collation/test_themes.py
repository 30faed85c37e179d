"""Stage 6: themes by name, by confirmed examples, none of them; the same whatever the order."""

from __future__ import annotations

import random

import pytest

from panel.collation.themes import Example, FoundTheme, ThemeModel, themes
from panel.collation.types import Theme

BOOK = (
    Theme("edu", "Right to education", 1),
    Theme("det", "Immigration detention", 2),
    Theme("chi", "Children: protection against exploitation", 3),
    Theme("hea", "Right to health", 4),
)
LESSONS = tuple(
    Example(f"Pupils in {place} wait {weeks} weeks for a desk in the classroom.", ("edu",))
    for weeks, place in enumerate(("the north", "the harbour", "the hills", "the old town", "the camp"), 3)
)
CELLS = tuple(
    Example(f"People are locked in {place} for {days} nights without seeing anybody.", ("det",))
    for days, place in enumerate(("a hangar", "a container", "a barrack", "a former school", "a ship"), 5)
)
NEITHER = tuple(
    Example(f"The ferry to {place} was late again.", ()) for place in ("the island", "the mainland", "Porto")
)
PLACES = tuple(
    f"{first}{last}"
    for first in ("Ostra", "Kelmi", "Vuro", "Tansa")
    for last in ("dan", "berg", "lis", "mor", "que")
)


def ids(found: tuple[tuple[FoundTheme, ...], ...]) -> list[list[str]]:
    return [[each.theme_id for each in one] for one in found]


@pytest.mark.parametrize(
    "said",
    [
        "Teachers should be hired so that every child has a school nearby.",
        "Les enseignants manquent dans les écoles de la région.",
        "Faltan maestros en las escuelas de la región.",
        "В школах региона не хватает учителей.",
        "هناك نقص في عدد المعلمين في المدارس.",
        "该地区的学校缺少教师。",
    ],
)
def test_a_theme_is_known_by_its_name_in_six_languages(said: str) -> None:
    assert ids(themes([said], BOOK)) == [["edu"]]


def test_none_of_these_is_an_answer() -> None:
    passages = ["The ferry was late again.", ""]
    assert themes(passages, BOOK) == ((), ())
    assert themes(passages, BOOK, at_least_one=True) == ((), ())
    assert ids(themes(passages, BOOK, (*LESSONS, *CELLS, *NEITHER))) == [[], []]


def test_several_themes_the_surest_first() -> None:
    said = "Schools and hospitals turn children away: no teacher, no pupil, no curriculum, no doctor."
    (found,) = themes([said], BOOK)
    assert [each.theme_id for each in found] == ["edu", "hea"]
    assert found[0].score > found[1].score >= 0.5


def test_examples_teach_what_the_name_does_not_say() -> None:
    said = ["Pupils in the port wait nine weeks for a desk.", "They are locked in a barrack for six nights."]
    assert ids(themes(said, BOOK)) != [["edu"], ["det"]]
    assert ids(themes(said, BOOK, (*LESSONS, *CELLS, *NEITHER))) == [["edu"], ["det"]]


def test_a_theme_without_examples_keeps_its_name() -> None:
    said = "Hospitals must give health care to everybody."
    assert "hea" in ids(themes([said], BOOK, (*LESSONS, *CELLS, *NEITHER)))[0]


def test_order_changes_nothing_but_the_order_of_the_answer() -> None:
    said = [each.text.replace("weeks", "months") for each in (*LESSONS, *CELLS, *NEITHER)]
    examples = [*LESSONS, *CELLS, *NEITHER]
    told = dict(zip(said, themes(said, BOOK, examples), strict=True))
    shuffler = random.Random(7)
    for _ in range(3):
        shuffler.shuffle(said)
        shuffler.shuffle(examples)
        book = BOOK[::-1]
        assert dict(zip(said, themes(said, book, examples), strict=True)) == told


def test_a_model_is_learned_once_and_used_often() -> None:
    model = ThemeModel(BOOK, (*LESSONS, *CELLS, *NEITHER))
    said = ["Pupils in the port wait nine weeks for a desk.", "The ferry was late again."]
    assert themes(said, BOOK, model) == themes(said, BOOK, (*LESSONS, *CELLS, *NEITHER))
    assert themes(said[:1], BOOK, model) == themes(said, BOOK, model)[:1]


def test_scores_lie_between_nothing_and_certainty() -> None:
    model = ThemeModel(BOOK, (*LESSONS, *CELLS))
    scores = model.scores([each.text for each in LESSONS])
    assert [len(row) for row in scores] == [len(BOOK)] * len(LESSONS)
    assert [score for row in scores for score in row if not 0 <= score <= 1] == []
    assert model.scores([]) == []


def test_one_theme_in_every_example() -> None:
    assert ids(themes([LESSONS[0].text], BOOK[:1], LESSONS)) == [["edu"]]


def test_without_examples_there_is_no_model() -> None:
    with pytest.raises(ValueError, match="no examples"):
        ThemeModel(BOOK, ())


def test_what_stands_in_one_text_does_not_judge_itself() -> None:
    """Passages of one text resemble each other and name no theme; only across texts do names show their worth."""
    words = {
        "edu": "Schools need teachers",
        "det": "Detained migrants sit in prison",
        "hea": "Hospitals need doctors",
    }
    coded = [
        (f"{words[theme]}, as the {place} of {place} {place} shows{'!' * copy}", theme, place)
        for at, place in enumerate(PLACES)
        for theme in [sorted(words)[at % 3]]
        for copy in range(4)
    ]
    alone = ThemeModel(BOOK, [Example(text, (theme,)) for text, theme, _ in coded])
    by_text = ThemeModel(BOOK, [Example(text, (theme,), place) for text, theme, place in coded])
    said = ["In prison, they said."]
    assert by_text.scores(said) != alone.scores(said)
    one = ThemeModel(BOOK, [Example(text, (theme,), "one") for text, theme, _ in coded])
    assert one.scores(said) == alone.scores(said)

"""Where a coded passage may lie, and how an officer says which one is meant."""

from __future__ import annotations

from typing import Any

import pytest

from panel.queries import codebook
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.coding_stage import TEXT, Stage, of, stage

OUTSIDE = [("paragraph", "Select words inside one numbered paragraph.")]
FEAR = "They fear a report to the police"


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """One admitted text."""
    return stage(cast, clock)


def place(words: str) -> dict[str, Any]:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.mark.parametrize(
    "span",
    [
        {"start": 0, "end": 0},
        {"start": 20, "end": 19},
        {"start": -1, "end": 20},
        {"start": 0, "end": len(TEXT) + 1},
        {"start": 10**12, "end": 10**13},
        place("At the desk"),
        place("In two districts"),
        place("the bill.\n\nWe urge"),
        {"start": TEXT.index(" They fear"), "end": TEXT.index("They fear")},
    ],
    ids="empty backward negative beyond huge heading footnote across blank".split(),
)
def test_a_passage_lies_inside_one_numbered_paragraph(desk: Stage, span: dict[str, int]) -> None:
    assert desk.refused(**span) == OUTSIDE
    assert desk.standing() == [] == desk.book()


def test_blanks_at_the_ends_are_left_out(desk: Stage) -> None:
    desk.code(**place("\n\nPeople stay"))
    desk.code(**place(" they fear the "))
    assert [words for _, words, _ in desk.standing()] == ["People stay", "they fear the"]


def test_words_are_found_where_they_occur_once(desk: Stage) -> None:
    desk.code(words="  fear a\nreport ")
    assert desk.standing() == [(1, "fear a report", "people stay away")]


def test_words_that_occur_twice_need_their_paragraph(desk: Stage) -> None:
    assert desk.refused(words="People stay away") == [
        ("words", "These words occur 2 times. Type more of them, or give the number of the paragraph too.")
    ]
    desk.code(words="People stay away", paragraph=2)
    assert desk.standing() == [(2, "People stay away", "people stay away")]


@pytest.mark.parametrize(
    "words", ["at the desk", "At the desk", "In two districts", "PEOPLE", "no such words"]
)
def test_words_that_no_numbered_paragraph_has_are_refused(desk: Stage, words: str) -> None:
    assert desk.refused(words=words) == [
        ("words", "Give the words exactly as they stand in a numbered paragraph.")
    ]


def test_words_that_overlap_themselves_count_each_time(cast: Cast, clock: Clock) -> None:
    desk = stage(cast, clock, text="no no no.")
    assert [field for field, _ in desk.refused(words="no no")] == ["words"]


def test_a_paragraph_is_taken_whole_by_its_number(desk: Stage) -> None:
    desk.code(paragraph=3)
    assert desk.standing() == [
        (3, "- A card without address helps 👩🏽‍⚕️ and costs little.", "people stay away")
    ]
    assert desk.refused(paragraph=4) == [("paragraph", "There is no paragraph P4; the last one is P3.")]


def test_a_typed_number_goes_before_a_selection_elsewhere(desk: Stage) -> None:
    first = of(desk.code(**place(FEAR), paragraph=1))
    whole = of(desk.code(**place(FEAR), paragraph=2))
    assert (TEXT[first.start : first.end], whole.paragraph) == (FEAR, 2)
    assert TEXT[whole.start : whole.end] == TEXT.split("\n\n")[2]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "ar",
            "يبتعد الناس خوفاً من الإبلاغ.\n\nنوصي بفصل العيادة (clinic) عن الشرطة ١٢.",
            "العيادة (clinic) عن الشرطة",
        ),
        ("zh", "人们害怕被举报。\n\n我们建议把医疗与执法分开😀。", "把医疗与执法分开😀"),
        ("en", "A 👩🏽‍⚕️ helped.\n\nThe 🇰🇪 desk 👩🏽‍⚕️ opened.", "🇰🇪 desk 👩🏽‍⚕️"),
        ("ru", "Люди боятся.\n\nВрач ё не спросил документы.", "ё не спросил"),
    ],
)
def test_places_are_code_points_in_every_script(
    cast: Cast, clock: Clock, language: str, text: str, words: str
) -> None:
    desk = stage(cast, clock, text=text, language=language)
    made = of(desk.code(words=words))
    assert (made.paragraph, made.start, made.end) == (2, text.index(words), text.index(words) + len(words))
    desk.undo(made.id)
    again = of(desk.code(start=made.start, end=made.end))
    assert desk.standing() == [(2, words, "people stay away")]
    assert [each.words for each in codebook.passages(again.point_id)] == [words]

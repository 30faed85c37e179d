"""What counts as somebody's words, and what is left when they are taken out."""

import pytest

from panel.domain.quoting import MARK, Words

SAID = "People stay away from the clinic for fear of being reported. We call it the heron's gate."
CASES = [
    ("It is held that people stay away from the clinic for fear.", f"It is held that {MARK}."),
    ("PEOPLE STAY AWAY[3] FROM, the clinic[4] again", f"{MARK}[3][4] again"),
    ("They speak of “the heron's gate”.", f"They speak of “{MARK}”."),
    (
        "They speak of «the heron’s gate» and stay away from the door.",
        f"They speak of «{MARK}» and stay away from the door.",
    ),
    ("Of the clinic and of being reported, nothing.", "Of the clinic and of being reported, nothing."),
    ("“Another gate” stands.", "“Another gate” stands."),
]


@pytest.mark.parametrize(("text", "left"), CASES)
def test_quotations_go_and_language_stays(text: str, left: str) -> None:
    assert Words([SAID]).without(text) == left


def test_han_is_counted_by_characters_and_arabic_by_words() -> None:
    words = Words(["我们在港口等了三天没有水喝", "انتظرنا في الميناء ثلاثة أيام بلا ماء"])
    assert words.without("报告说，在港口等了三天没有水。") == f"报告说，{MARK}。"
    assert words.without("在港口等。") == "在港口等。"
    assert words.without("قالوا إننا انتظرنا في الميناء ثلاثة أيام هناك") == f"قالوا إننا {MARK} هناك"


def test_a_frozen_sentence_goes_whole_with_the_places_of_its_notes() -> None:
    sentence = {
        "text": "It is held that people stay away from the clinic.",
        "notes": [{"number": 1, "at": 40, "citations": []}],
        "figures": [{"name": "admitted", "value": 2, "at": 3}],
        "n": 2,
    }
    made = Words([SAID]).blank({"paragraphs": [{"sentences": [sentence], "number": 1}]})
    assert made["paragraphs"][0]["sentences"][0] == {
        "text": MARK,
        "notes": [{"number": 1, "at": len(MARK), "citations": []}],
        "figures": [],
        "n": 2,
    }


def test_of_nothing_nothing_is_taken() -> None:
    assert Words([]).without(SAID) == SAID
    assert Words(["", "short"]).without(SAID) == SAID


def test_what_others_said_in_the_same_words_stays() -> None:
    words = Words([SAID], lambda: ["We too say: people stay away from the clinic."])
    text = "People stay away from the clinic for fear of being reported."
    assert words.without(text) == f"People stay {MARK}."
    assert words.without("People stay away from the clinic.") == "People stay away from the clinic."

"""Sentences of one speaker in a row, and of as many speakers in a row."""

from __future__ import annotations

import pytest

from panel.collation import Citation, Figure, Note, Sentence
from panel.collation.flow import flowing, varied
from panel.domain.drafting import main_verb
from panel.domain.drafting.ladder import says_who
from panel.domain.quantifiers import finds


def said(code: str, verb: str, *others: str) -> Sentence:
    text = f"{code} {verb} that services were closed."
    cited = tuple(Citation(each, each, (1,), 0, 1) for each in (code, *others))
    return Sentence(text, (Note(1, len(text), cited),), ("p",), verb=verb)


def test_the_same_speaker_goes_on_with_a_pronoun_and_its_notes_stay_at_their_words() -> None:
    given = (
        said("CRN", "reported"),
        said("CRN", "reported"),
        said("CRN", "recommended"),
        said("NPK", "noted"),
    )
    found = flowing(given)
    assert [each.text for each in found] == [
        "CRN reported that services were closed.",
        "It also reported that services were closed.",
        "It recommended that services were closed.",
        "NPK noted that services were closed.",
    ]
    assert [each.notes[0].at for each in found] == [len(each.text) for each in found]


def test_whoever_is_left_is_named_again() -> None:
    flowed = flowing((said("CRN", "noted"), said("NPK", "noted"), said("NPK", "noted")))
    assert flowing(flowed) == flowed
    assert flowing((flowed[0], flowed[2]))[1].text == "NPK noted that services were closed."
    assert flowing(flowed[2:]) == (said("NPK", "noted"),)


def test_two_speakers_keep_their_codes() -> None:
    pair = (said("CRN", "noted"), said("CRN", "noted", "NPK"))
    assert flowing(pair) == pair


def many(who: str, verb: str, words: str = "services were closed") -> Sentence:
    text = f"{who} {verb} that {words}."
    note = Note(1, len(text), (Citation("A", "A", (1,), 0, 1),))
    return Sentence(text, (note,), ("p",), verb=verb, figures=(Figure("identical:g", 14, text.index(words)),))


def test_who_would_begin_like_the_one_before_begins_with_its_verb() -> None:
    given = [many("Several submissions", verb) for verb in ("noted", "reported", "recommended", "stated")]
    given.append(many("Many submissions", "noted"))
    found = varied(given)
    assert [each.text for each in found] == [
        "Several submissions noted that services were closed.",
        "It was reported in several submissions that services were closed.",
        "Several submissions recommended that services were closed.",
        "It was stated in several submissions that services were closed.",
        "Many submissions noted that services were closed.",
    ]
    assert [each.notes[0].at for each in found] == [len(each.text) for each in found]
    assert [each.text[each.figures[0].at :] for each in found] == ["services were closed."] * 5


@pytest.mark.parametrize(
    "who",
    [
        "Three submissions",
        "Almost all submissions",
        "All submissions",
        "All 7 submissions",
        "5 of 9 submissions",
    ],
)
def test_the_words_of_number_are_still_about_who_speaks(who: str) -> None:
    text = varied([many(who, "noted"), many(who, "noted")])[1].text
    (claim,) = finds(text)
    assert says_who(text, claim.start)
    verb = main_verb(text)
    assert verb is not None and verb.written == "noted"
    assert text[claim.start : claim.end] == who[:1].lower() + who[1:]


@pytest.mark.parametrize(
    "second",
    [
        "CMF and JS2 noted that services were closed.",
        "Several submissions, including a text filed in identical terms by 14 organizations, noted that so it was.",
        "Several submissions welcomed the fact that services were closed.",
        "Several submissions urged States to open them.",
        "Several submissions considered, however, that services were open.",
    ],
)
def test_other_beginnings_stay(second: str) -> None:
    verb = main_verb(second)
    assert verb is not None
    pair = (many("Several submissions", "noted"), Sentence(second, (), ("p",), verb=verb.written))
    assert varied(pair) == pair

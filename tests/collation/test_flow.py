"""Sentences of one speaker in a row."""

from __future__ import annotations

from panel.collation import Citation, Note, Sentence
from panel.collation.flow import flowing


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

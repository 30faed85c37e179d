"""The verb ladder, and how the main verb of a sentence is found."""

from __future__ import annotations

import pytest

from panel.domain.drafting import DEFAULT_VERBS, LADDER, main_verb, rung


@pytest.mark.parametrize(
    ("text", "verb", "present"),
    [
        ("CMF reported that the State recommended this.", "reported", False),
        ("UEB considered, however, that this was costly.", "considered", False),
        ("NCR expressed concern that fees rose.", "expressed concern", False),
        ("CMF, an association that works at sea, reported that fees rose.", "reported", False),
        ("CMF called for a clear separation.", "called for", False),
        ("CMF called upon States to act.", "called on", False),
        (
            "It was recommended in identical terms by 14 organizations that fees be waived.",
            "recommended",
            False,
        ),
        ("Recommendations were made to ratify the Convention.", "recommended", False),
        ("States were recommended to ratify the Convention.", "recommended", False),
        ("In one county, according to CMF, a card had helped.", "stated", False),
        ("The notes and reports of CMF stressed that this was so.", "stressed", False),
        ("Several submissions recommend that fees be waived.", "recommended", True),
        ("CMF calls for a separation.", "called for", True),
        ("Common to almost all submissions was a call for participation.", "called for", False),
    ],
)
def test_the_main_verb(text: str, verb: str, present: bool) -> None:
    hit = main_verb(text)
    assert hit is not None and hit.rung is not None
    assert (hit.rung.past, hit.present) == (verb, present)


def test_sentences_without_a_verb_of_the_ladder() -> None:
    assert main_verb("A card without address had brought patients in.") is None
    hit = main_verb("CMF opined, however, that this was so.")
    assert hit is not None and (hit.written, hit.rung) == ("opined", None)


def test_the_ladder() -> None:
    order = ("noted", "stressed", "encouraged", "recommended", "called for", "urged")
    strengths = [LADDER[past].strength for past in order]
    assert strengths == sorted(set(strengths))
    assert [rung(form) and rung(form).past for form in ("Urges", "called  upon", "claimed")] == [  # type: ignore[union-attr]
        "urged", "called on", None,
    ]  # fmt: skip
    assert set(DEFAULT_VERBS.values()) <= set(LADDER)

"""A summary may tell of a thread: in these words, from its digest, without counting anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.domain.drafting import STOP, LintNote, LintSentence
from tests.domain.drafts import draft, found, note, sentence

DIGEST = "SPMHR/2027/1/THR/2/DIGEST.1."
SOUND = (
    "In the thematic thread, participants raised questions about portability of school records; in response, "
    "the agency serving as penholder referred to a pilot scheme in two regions."
)


def told(text: str, on: str = DIGEST) -> LintSentence:
    return LintSentence(text, (LintNote(1, (), on, at=len(text)),))


def test_a_sentence_on_a_digest_is_sound_as_the_house_writes_it() -> None:
    assert found(draft(told(SOUND))) == []


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (told("Participants asked who kept school records."), "thread-unsaid"),
        (told("In the thematic thread, 12 participants noted that records were lost."), "thread-counted"),
        (
            told("In the thematic thread, several participants noted that records were lost."),
            "thread-counted",
        ),
        (
            sentence("In the thematic thread, participants noted that records were lost.", "CMF"),
            "thread-uncited",
        ),
        (
            replace(told(SOUND), notes=(LintNote(1, (), DIGEST, at=10), note(2, "CMF", at=len(SOUND)))),
            "thread-mixed",
        ),
        (told(SOUND, "Something said in the corridor."), "empty-note"),
    ],
)
def test_anything_else_bars_adoption(value: LintSentence, rule: str) -> None:
    assert (rule, STOP) in found(draft(value))

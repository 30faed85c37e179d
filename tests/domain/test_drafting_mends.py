"""Notes, names and quotations: what is found beyond the plain faults, and what is offered instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.domain.drafting import ADVICE, STOP, LintCitation, LintNote, LintSentence, lint
from panel.domain.drafting.quotes import nearest
from tests.domain.drafts import draft, found, note, only, sentence, source

TEXT = "The list of names by village was kept at the desk, and people stayed away."


def two(first: LintNote, second: LintNote, text: str = "CMF and HSA noted this.") -> LintSentence:
    """A sentence with two notes."""
    return LintSentence(text, (first, second))


def test_two_marks_at_one_place() -> None:
    same = draft(two(note(1, "CMF", at=23), note(2, "CMF", at=23), "CMF noted this."))
    assert only(same, "doubled-mark").text == "Note 2 repeats note 1 at the same place."
    other = draft(two(note(1, "CMF", at=23), note(2, "HSA", at=23)))
    assert only(other, "two-marks").severity == ADVICE
    apart = draft(two(note(1, "CMF", at=3), note(2, "CMF", at=23), "CMF noted this."))
    assert found(apart) == []


def test_see_also_alone_and_the_order_of_sources() -> None:
    also = tuple(LintCitation(code.lower(), code, (4,), "see_also") for code in ("HSA", "JS1"))
    alone = draft(replace(sentence("HSA and JS1 noted this.", "HSA"), notes=(LintNote(1, also, at=23),)))
    assert only(alone, "only-see-also").text == "Note 1 says only “See also”: whose wording is it?"
    # The closest may be anybody; behind it codes in order, joint ones last.
    assert found(draft(sentence("OWT, ABN, CMF and JS2 noted this.", "OWT", "ABN", "CMF", "JS2"))) == []
    mixed = draft(sentence("OWT, CMF, ABN and JS2 noted this.", "OWT", "CMF", "ABN", "JS2"))
    assert only(mixed, "source-order").severity == ADVICE
    joint = draft(sentence("OWT, JS2 and CMF noted this.", "OWT", "JS2", "CMF"))
    assert only(joint, "source-order").severity == ADVICE


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("The CMF Federation noted that fees rose.", "CMF"),
        ("CMF Federation (CMF) noted that fees rose.", "CMF"),
        ("According to the CMF Federation, fees rose.", None),
        ("CMF recommended that the CMF Federation be heard.", None),
    ],
)
def test_contributors_are_called_by_their_code(text: str, mend: str | None) -> None:
    value = draft(sentence(text, "CMF"), sources=(source("CMF", label="CMF Federation"),))
    assert [each.mend for each in lint(value) if each.rule == "full-name"] == ([mend] if mend else [])


def test_a_speaker_that_left_the_notes_is_taken_out_of_the_subject() -> None:
    value = draft(sentence("ABN, CMF and HSA noted this.", "ABN", "HSA"))
    finding = only(value, "speaker-uncited")
    assert (finding.start, finding.end, finding.mend) == (0, 16, "ABN and HSA")
    assert only(draft(sentence("CMF noted this.", "HSA")), "speaker-uncited").mend is None


def test_a_bare_fact_is_given_to_who_says_it() -> None:
    value = draft(sentence("Children waited for hours.", "CMF", "HSA", coded="reported"))
    assert only(value, "no-verb").mend == "CMF and HSA reported that children waited for hours."
    assert only(draft(sentence("UNHCR left.", "CMF")), "no-verb").mend == "CMF noted that UNHCR left."
    many = draft(sentence("Children waited for hours.", "ABN", "CMF", "HSA"))
    assert only(many, "no-verb").mend is None


def test_a_slip_in_a_quotation_is_mended_from_the_source() -> None:
    holder = source("CMF", text=TEXT)
    value = draft(sentence("CMF noted “the list of name by village”.", "CMF"), sources=(holder,))
    finding = only(value, "quotation-changed")
    assert (finding.severity, finding.mend) == (STOP, "“The list of names by village”")
    other = draft(sentence("CMF noted “nothing of the kind at all”.", "CMF"), sources=(holder,))
    assert only(other, "quotation-changed").mend is None
    assert nearest("of names", TEXT) == ""
    assert nearest("the list […] was kept", TEXT) == ""


def test_a_quotation_from_another_language_is_marked_as_unofficial() -> None:
    holder = source("CMF", text="La lista de nombres se quedó en la mesa.", lang="es")
    value = draft(sentence("CMF noted “the roll stayed on the table”.", "CMF"), sources=(holder,))
    mend = only(value, "quotation-changed").mend
    assert mend == "“the roll stayed on the table” [unofficial translation]"
    marked = draft(sentence(f"CMF noted {mend}.", "CMF"), sources=(holder,))
    assert only(marked, "quotation-translated").severity == ADVICE


def test_a_long_quotation_is_cut_at_the_limit() -> None:
    words = " ".join(f"w{n}" for n in range(30))
    value = draft(sentence(f"CMF noted “{words}”.", "CMF"), sources=(source("CMF", text=words),))
    mend = only(value, "quotation-long").mend
    assert mend == "“" + " ".join(f"w{n}" for n in range(25)) + "”"


@pytest.mark.parametrize(
    ("text", "rule", "mend"),
    [
        ("CMF noted that the the clinic closed.", "doubled-word", "the"),
        ("CMF noted that it had had to close, and that that was wrong.", "", ""),
        ("CMF noted, on page 5, that fees rose.", "page", None),
        ("CMF noted that pp. 12-13 were missing.", "page", None),
    ],
)
def test_doubled_words_and_pages(text: str, rule: str, mend: str | None) -> None:
    findings = [
        (each.rule, each.mend) for each in lint(draft(sentence(text, "CMF"))) if each.rule != "uncited"
    ]
    assert findings == ([(rule, mend)] if rule else [])


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Illegal migrants waited, CMF noted.", "Migrants in an irregular situation"),
        ("CMF noted that illegal migrants waited.", "migrants in an irregular situation"),
        ("CMF noted that 5 % waited.", " per cent"),
    ],
)
def test_a_mended_sentence_still_begins_with_a_capital(text: str, mend: str) -> None:
    value = draft(sentence(text, "CMF"))
    assert [each.mend for each in lint(value) if each.rule == "banned-word"] == [mend]

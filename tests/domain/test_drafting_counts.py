"""The lint of counts beside the table: others, organizations, shares; and nothing that a source counts."""

from __future__ import annotations

import pytest

from panel.domain.drafting import ADVICE, STOP, LintDraft, lint
from panel.domain.quantifiers import finds
from tests.domain.drafts import crowd, draft, sentence, source


def told(value: LintDraft) -> list[tuple[str, str | None]]:
    """The words of each count that is wrong, and what to write."""
    texts = [each.text for paragraph in value.paragraphs for each in paragraph.sentences]
    found = [each for each in lint(value) if each.rule in ("count", "quantifier")]
    return [(texts[each.sentence or 0][each.start : each.end], each.mend) for each in found]


def said(text: str, cited: int, total: int = 20, **more: object) -> LintDraft:
    pool = crowd(total)
    return draft(sentence(text, *(each.code for each in pool[:cited]), **more), sources=pool)


@pytest.mark.parametrize(
    ("text", "n", "wrong"),
    [
        ("X00 and 15 other organizations reported that fees rose.", 16, []),
        ("X00 and 14 other organizations reported that fees rose.", 16, [("14", "15")]),
        ("X00, X01 and nine others reported that fees rose.", 11, []),
        ("X00, X01 and nine others reported that fees rose.", 12, [("nine", "10")]),
        ("X00 and 14 other submissions reported that fees rose.", 15, []),
        ("X00 and 14 other submissions reported that fees rose.", 14, [("14", "13")]),
        ("X00 and 2 other non-governmental organizations reported that fees rose.", 4, [("2", "3")]),
        ("X00 reported that Aland and 14 other organizations had closed.", 1, []),
        ("13 organizations reported that fees rose.", 11, [("13", None)]),
        ("In all, 13 organizations reported that fees rose.", 11, [("13", "11")]),
        ("In all, thirteen organizations also reported that fees rose.", 13, []),
        ("X00, which unites 13 organizations, reported that fees rose.", 1, []),
        ("Thirteen submissions noted that fees rose.", 11, [("Thirteen submissions", "Most submissions")]),
        ("Twenty-one submissions noted this.", 11, [("Twenty-one submissions", "Most submissions")]),
        ("55 per cent of submissions noted that fees rose.", 11, []),
        ("60 per cent of the submissions noted this.", 11, [("60 per cent", "55 per cent")]),
        ("Sixty per cent of organizations noted this.", 11, [("Sixty per cent", "55 per cent")]),
        ("55.5 per cent of contributors noted this.", 11, [("55.5 per cent", "55 per cent")]),
        ("It was noted in 60 per cent of submissions that fees rose.", 11, [("60 per cent", "55 per cent")]),
        ("It was noted in 55 per cent of submissions that fees rose.", 11, []),
        ("It was noted in 12 commentaries that fees rose.", 11, [("12 commentaries", "most submissions")]),
        ("It was noted in 12 commentaries.", 11, [("12 commentaries", "most submissions")]),
        ("Fees were also reported in twelve submissions.", 11, [("twelve submissions", "most submissions")]),
        (
            "As was noted, also in several submissions, fees rose.",
            11,
            [("several submissions", "most submissions")],
        ),
        ("It was noted in most submissions that fees rose.", 11, []),
        ("It was noted by 12 commentaries that fees rose.", 11, [("12 commentaries", "most submissions")]),
        ("In 12 commentaries it was noted that fees rose.", 11, [("12 commentaries", "most submissions")]),
        ("X00 noted in two submissions to the court that fees rose.", 1, []),
        ("It was noted in Aland that in 12 submissions fees rose.", 1, []),
        ("It was noted that fees rose in 12 submissions to the fund.", 1, []),
        ("X00 noted that 60 per cent of contributors to the fund had left.", 1, []),
    ],
)
def test_what_a_sentence_counts_is_what_its_notes_carry(
    text: str, n: int, wrong: list[tuple[str, str | None]]
) -> None:
    assert told(said(text, n)) == wrong


@pytest.mark.parametrize(("n", "severity"), [("11", ADVICE), ("12", STOP)])
def test_a_number_of_commentaries_in_which_it_was_noted_is_checked(n: str, severity: str) -> None:
    (finding,) = [
        each for each in lint(said(f"It was noted in {n} commentaries.", 11)) if each.rule == "quantifier"
    ]
    assert (finding.severity, finding.mend) == (severity, "most submissions")


def test_a_joint_submission_counts_one_or_as_many_as_signed() -> None:
    pool = (source("JS1", organisations=("A", "B", "C")), *crowd(9))
    for counted, wrong in (("2", []), ("4", []), ("3", [("3", "4")])):
        text = f"In all, {counted} organizations noted that fees rose."
        assert told(draft(sentence(text, "JS1", "X00"), sources=pool)) == wrong


def test_shares_of_a_constituency_are_shares_of_its_members() -> None:
    pool = (*crowd(10, "MIGR"), source("UEB"))
    text = "{} per cent of migrants’ associations noted that fees rose."
    for share, wrong in (("60", []), ("55", [("55 per cent", "60 per cent")])):
        codes = [each.code for each in pool[:6]]
        assert told(draft(sentence(text.format(share), *codes), sources=pool)) == wrong


def test_the_number_of_the_codings_wins_over_the_notes() -> None:
    assert told(said("X00 and 11 other organizations noted this.", 2, n=12)) == []
    assert told(said("60 per cent of submissions noted this.", 2, n=12)) == []


@pytest.mark.parametrize(
    ("words", "n"), [("Nineteen", 19), ("twenty", 20), ("Thirty-two", 32), ("ninety-nine", 99)]
)
def test_numbers_are_read_in_words(words: str, n: int) -> None:
    (claim,) = finds(f"{words} submissions noted this.")
    assert (claim.n, claim.start, claim.noun) == (n, 0, "submissions")

"""The lint of numbers: one that no passage cited bears out is named; names, counts and ordinals are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.domain.drafting import LintCitation, LintDraft, LintNote, LintSentence, lint
from tests.domain.drafts import draft, source

RULE = "number-unsupported"


def said(text: str, words: str | None, lang: str = "", **changes: object) -> LintDraft:
    """A draft of one sentence that cites these words of one source."""
    note = LintNote(1, (LintCitation("cmf", "CMF", (4,), words=words),), at=len(text))
    made = replace(LintSentence(text, (note,)), **changes)  # type: ignore[arg-type]
    return draft(made, sources=(source("CMF", text=f"On paragraph 16. {words}", lang=lang),))


def wrong(value: LintDraft) -> list[str]:
    """The numbers that are named."""
    texts = [each.text for paragraph in value.paragraphs for each in paragraph.sentences]
    return [texts[each.sentence or 0][each.start : each.end] for each in lint(value) if each.rule == RULE]


@pytest.mark.parametrize(
    ("text", "words", "lang", "found"),
    [
        ("CMF reported that care came within twelve days.", "after 12 days", "en", []),
        ("CMF reported that care came within twenty days.", "after 12 days", "en", ["twenty"]),
        ("CMF reported that care came within twenty days.", "au bout de douze jours", "fr", ["twenty"]),
        ("CMF reported that care came within 12 days.", "au bout de douze jours", "fr", []),
        ("CMF reported that care came within 12 days.", "en doce días", "es", []),
        ("CMF reported that care came within 13 days.", "en doce días", "es", ["13"]),
        ("CMF reported that care came within 12 days.", "двенадцатидневный срок", "ru", []),
        ("CMF reported that care came within 13 days.", "двенадцатидневный срок", "ru", ["13"]),
        ("CMF reported that care came within 12 days.", "خلال ١٢ يوما", "ar", []),
        ("CMF reported that care came within 12 days.", "خلال اثني عشر يوما", "ar", []),
        ("CMF reported that care came within 22 days.", "خلال اثني عشر يوما", "ar", ["22"]),
        ("CMF reported that care came within 12 days.", "十二天内", "zh", []),
        ("CMF reported that care came within 20 days.", "十二天内", "zh", ["20"]),
        ("CMF reported that 20 per cent had gone.", "one in five had gone", "en", []),
        ("CMF reported a 20-per-cent gap.", "un écart de 20 %", "fr", []),
        ("CMF reported a 30-per-cent gap.", "un écart de 20 %", "fr", ["30"]),
        ("CMF reported that 25 per cent had gone.", "one in five had gone", "en", ["25"]),
        ("CMF reported that two thirds had gone.", "66 had gone", "en", ["two thirds"]),
        ("CMF reported that in 2026 this was so.", "in 2025", "en", ["2026"]),
        ("CMF recalled article 12 of the Covenant.", "article 13 of the Covenant", "en", ["12"]),
        ("CMF reported that 1,500 had gone.", "1 500 étaient partis", "fr", []),
        ("CMF reported that 1.5 million had gone.", "1 500 000 étaient partis", "fr", []),
        ("CMF reported that 1.6 million had gone.", "1 500 000 étaient partis", "fr", ["1.6 million"]),
        ("CMF reported that three of 40 had gone.", "three of them", "en", ["40"]),
        (
            "CMF noted that diez personas y veinte niños fueron devueltos.",
            "diez personas y doce",
            "es",
            ["veinte"],
        ),
        ("CMF noted that 三百名儿童 were sent away.", "二百名儿童", "zh", ["三百"]),
    ],
)
def test_numbers_of_the_source(text: str, words: str, lang: str, found: list[str]) -> None:
    assert wrong(said(text, words, lang)) == found


@pytest.mark.parametrize(
    "text",
    [
        "CMF referred to P4, to CMF2, to COVID-19 and to the G20.",
        "CMF noted that the first, the 2nd and the twenty-first century were alike.",
        "CMF proposed that paragraph 16 be deleted.",
        "CMF noted that no one was better than one another.",
        "CMF reported that hundreds of people had gone.",
        "CMF noted that this was “seen in 14 cases”.",
        "CMF pointed to www.example.org/2026/14 and to desk24@example.org.",
        "Under question 2, CMF spoke of care; under guiding questions 3, 4 and 5, of papers.",
    ],
)
def test_what_is_no_number_of_the_source(text: str) -> None:
    assert wrong(said(text, "We said so.")) == []


def test_paragraphs_of_the_document_commented_upon_are_looked_for_in_the_whole_text() -> None:
    assert wrong(said("CMF proposed that paragraphs 16 and 17 be deleted.", "Delete it.")) == ["17"]


def test_paragraphs_of_the_draft_itself_are_told_by_above_and_below() -> None:
    for text, found in (
        ("As told in paragraph 1 above, CMF reported that fees rose.", []),
        ("As told in paragraph 7 above, CMF reported that fees rose.", ["7"]),
        ("As told in paragraphs 1 and 7 below, CMF reported that fees rose.", ["7"]),
        ("As told in paragraph 1, CMF reported that fees rose.", ["1"]),
        ("CMF reported that 1 centre above sea level closed.", ["1"]),
    ):
        assert wrong(said(text, "Fees rose.")) == found, text


def test_counts_are_left_to_the_checks_that_count_again() -> None:
    sources = tuple(source(f"X{place:02}") for place in range(12))
    notes = tuple(LintCitation(each.id, each.code, (4,), words="Fees rose.") for each in sources[:11])
    for text in (
        "X00 and 10 other organizations reported that fees rose.",
        "11 of 12 submissions reported that fees rose.",
        "Eleven organizations reported that fees rose.",
    ):
        made = LintSentence(text, (LintNote(1, notes, at=len(text)),))
        assert wrong(draft(made, sources=sources)) == []


def test_a_translated_quotation_keeps_its_numbers() -> None:
    text = "CMF noted that “we waited twenty days” [unofficial translation]."
    assert wrong(said(text, "nous avons attendu douze jours", "fr")) == ["twenty"]


def test_names_are_left_alone() -> None:
    text = "CMF recalled the Convention of 1990."
    assert wrong(said(text, "We recalled it.")) == ["1990"]
    assert wrong(said(text, "We recalled it.", names=((17, 35),))) == []


def test_a_passage_that_is_not_at_hand_tells_nothing() -> None:
    assert wrong(said("CMF reported that care came within twenty days.", None)) == []


def test_the_finding_says_where_and_what() -> None:
    (finding,) = [
        each for each in lint(said("CMF reported that it took 20 days.", "12 days")) if each.rule == RULE
    ]
    assert (finding.paragraph, finding.sentence, finding.start, finding.end) == (1, 0, 26, 28)
    assert finding.text == "Sentence 1: “20” stands in no passage that it cites."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CMF recommended (1) visits; (2) a hotline; and (3) training.", []),
        ("CMF recommended (1) visits; (3) a hotline.", ["1", "3"]),
        ("CMF recommended a hotline (2).", ["2"]),
        ("CMF recalled article 9 (1) and (2).", ["9", "1", "2"]),
        ("CMF recalled article 9, (1) and (2).", ["9", "1", "2"]),
    ],
)
def test_the_marks_of_a_list_are_no_numbers_of_the_source(text: str, found: list[str]) -> None:
    assert wrong(said(text, "We said so.")) == found


def test_a_joint_submission_is_as_broad_as_the_registry_says() -> None:
    text = "A joint submission of 3 organizations reported that fees rose."
    made = LintSentence(text, (LintNote(1, (LintCitation("js1", "JS1", (4,)),), at=len(text)),))
    broad = source("JS1", organisations=("One", "Two", "Three"))
    narrow = source("JS1", organisations=("One", "Two"))
    assert "joint-breadth" not in {each.rule for each in lint(draft(made, sources=(broad,)))}
    assert "joint-breadth" in {each.rule for each in lint(draft(made, sources=(narrow,)))}

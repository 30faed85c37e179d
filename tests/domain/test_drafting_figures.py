"""The lint of figures: story S7, populations, identical texts."""

from __future__ import annotations

import pytest

from panel.domain.drafting import ADVICE, STOP, LintDraft, lint
from tests.domain.drafts import CODES, crowd, draft, found, only, sentence, source


def story_s7(word: str, n: int, total: int, contrary: int = 0) -> LintDraft:
    others = crowd(total)
    text = f"{word} submissions recommended that services be kept apart from enforcement."
    codes = [each.code for each in others[:n]]
    return draft(sentence(text, *codes, contrary=contrary), sources=others)


@pytest.mark.parametrize(
    ("word", "n", "total", "contrary", "mend"),
    [
        ("Several", 9, 20, 0, "Many submissions"),
        ("Many", 9, 20, 0, None),
        ("Many", 8, 19, 0, None),
        ("Many", 6, 17, 0, None),
        ("Many", 5, 16, 0, "Several submissions"),
        ("Several", 5, 16, 0, None),
        ("Almost all", 18, 20, 0, None),
        ("All", 20, 20, 0, None),
        ("All", 20, 20, 1, "Most submissions"),
        ("Almost all", 19, 20, 1, "Most submissions"),
        ("Three", 4, 20, 0, "Four submissions"),
        ("Two", 2, 20, 0, None),
        ("Some", 9, 20, 0, "Many submissions"),
        ("Five", 9, 20, 0, "Many submissions"),
        ("12", 9, 20, 0, "Many submissions"),
        ("5 of 9", 5, 9, 0, None),
        ("4 of 9", 5, 9, 0, "5 of 9 submissions"),
        ("Many", 5, 9, 0, "5 of 9 submissions"),
        ("Many", 2, 20, 0, "X00 and X01"),
    ],
)
def test_story_s7(word: str, n: int, total: int, contrary: int, mend: str | None) -> None:
    stops = [each for each in lint(story_s7(word, n, total, contrary)) if each.rule == "quantifier"]
    assert [each.mend for each in stops] == ([mend] if mend else [])


def test_exact_figures_where_the_table_has_a_word_are_advice() -> None:
    finding = only(story_s7("9 of 20", 9, 20), "quantifier")
    assert (finding.severity, finding.mend) == (ADVICE, "Many submissions")


def test_the_number_of_the_codings_wins_over_the_notes() -> None:
    value = draft(sentence("Many submissions noted this.", "X00", "X01", n=9), sources=crowd(20))
    assert found(value) == []


def test_identical_texts_count_once() -> None:
    others = crowd(8)
    group = tuple(source(f"G{place:02}", unit="g") for place in range(14))
    codes = [each.code for each in (*group, *others[:4])]
    text = "5 of 9 submissions, including a text filed in identical terms by 14 organizations, noted this."
    assert found(draft(sentence(text, *codes), sources=(*others, *group))) == []
    wrong = text.replace("14 org", "13 org")
    assert found(draft(sentence(wrong, *codes), sources=(*others, *group))) == [("identical-terms", STOP)]


def population(text: str, n: int, total: int) -> LintDraft:
    pool = (*crowd(total, "MIGR"), source("UEB"))
    return draft(sentence(text, *(each.code for each in pool[:n])), sources=pool)


@pytest.mark.parametrize(
    ("text", "n", "total", "expected"),
    [
        ("Most migrants’ associations (9 of 14) called for a separation.", 9, 14, []),
        ("Most migrants’ associations called for a separation.", 9, 14, [
            ("say-how-many", ADVICE, "Most migrants’ associations (9 of 14)")]),
        ("Most migrants’ associations (8 of 14) called for a separation.", 9, 14, [
            ("quantifier", STOP, "Most migrants’ associations (9 of 14)")]),
        ("Many migrants’ associations (9 of 14) called for a separation.", 9, 14, [
            ("quantifier", STOP, "Most migrants’ associations (9 of 14)")]),
        ("Most migrants’ associations called for a separation.", 5, 8, [
            ("quantifier", STOP, "5 of 8 migrants’ associations")]),
        ("5 of 8 migrants’ associations called for a separation.", 5, 8, []),
        ("Migrants’ associations called for a separation.", 2, 8, []),
        ("X00 recommended that all States ratify the Convention.", 1, 8, []),
        ("X00 called for all contributions paid to be refunded.", 1, 8, []),
        ("A separation was recommended by several submissions.", 5, 16, []),
        ("A separation was recommended by many submissions.", 5, 16, [
            ("quantifier", STOP, "several submissions")]),
    ],
)  # fmt: skip
def test_populations_are_those_of_the_registry(
    text: str, n: int, total: int, expected: list[tuple[str, str, str]]
) -> None:
    findings = [each for each in lint(population(text, n, total)) if each.rule != "uncited"]
    assert [(each.rule, each.severity, each.mend) for each in findings] == expected


@pytest.mark.parametrize(
    ("text", "codes", "rule", "said"),
    [
        (
            "Some submissions reported a closure.",
            ("ABN", "CMF", "HSA"),
            "quantifier",
            "“Some submissions”: 3 of 16 make this point, which the table calls “Three submissions”.",
        ),
        (
            "HSA claimed that the desk was closed.",
            ("HSA",),
            "verb-unknown",
            "“claimed” is not on the list of reporting verbs.",
        ),
        (
            "Several submissions reported a closure.",
            (),
            "quantifier",
            "“Several submissions”: no submission is cited that makes this point.",
        ),
    ],
)
def test_one_word_has_one_finding(text: str, codes: tuple[str, ...], rule: str, said: str) -> None:
    pool = (*crowd(8), *(source(code) for code in CODES))
    value = draft(sentence(text, *codes, n=len(codes)), sources=pool)
    findings = [each for each in lint(value) if each.rule not in ("uncited", "empty-note")]
    assert [(each.rule, each.text) for each in findings] == [(rule, said)]

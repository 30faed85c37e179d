"""The lint: one sound draft without findings, and one seeded fault for every rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panel.domain.drafting import (
    ADVICE,
    CHECKS,
    RULES,
    STOP,
    LintCitation,
    LintDraft,
    LintNote,
    LintParagraph,
    LintSentence,
    blocks_adoption,
    lint,
    quotations,
    verbatim,
)
from tests.domain.drafts import CODES, draft, found, note, only, sentence, source


def test_a_sound_draft_has_no_findings() -> None:
    paragraphs = (
        LintParagraph(1, (LintSentence("The present summary brings together 8 submissions."),), own_voice=True),
        LintParagraph(2, (
            sentence("CMF reported that fishers had been turned away.", "CMF", coded="reported"),
            sentence("HSA and JS2 noted that fees continued to be deducted.", "HSA", "JS2", number=2),
            sentence("JS1, NCR and OWT regretted “a list of names”.", "JS1", "NCR", "OWT", number=3),
            sentence("ABN urged States to ratify the Convention.", "ABN", number=4, coded="urges",
                     kind="recommendation", addressee="States"),
        )),
        LintParagraph(3, (sentence("UEB considered, however, that this was costly.", "UEB", number=5),)),
    )  # fmt: skip
    value = LintDraft(paragraphs, tuple(source(code) for code in CODES))
    assert lint(value) == ()
    assert not blocks_adoption(lint(value))


@pytest.mark.parametrize(
    ("value", "rule", "severity"),
    [
        (draft(LintSentence("CMF noted that this was so.")), "no-note", STOP),
        (draft(LintSentence("CMF noted that this was so.", (LintNote(1),))), "empty-note", STOP),
        (draft(sentence("It was noted that this was so.", "QQQ")), "unknown-code", STOP),
        (draft(sentence("CMF noted this.", "CMF"), sources=(source("CMF", citable=False, counted=False),)),
         "not-citable", STOP),
        (draft(replace(sentence("CMF noted this.", "CMF"),
                       notes=(LintNote(1, (LintCitation("cmf", "CMF", ()),)),))), "no-pin-cite", STOP),
        (draft(replace(sentence("CMF noted this.", "CMF"),
                       notes=(LintNote(1, (LintCitation("cmf", "CMF", (4, 10)),)),))), "no-paragraph", STOP),
        (draft(sentence("CMF noted this.", "CMF"), sources=(source("CMF"), source("CM2", label="the  cmf"))),
         "two-codes", STOP),
        (draft(sentence("CMF noted this.", "CMF"), sources=(source("CMF"), source("CMF", id="other"))),
         "shared-code", STOP),
        (draft(sentence("CMF noted this.", "CMF", number=2)), "note-number", STOP),
        (draft(sentence("CMF noted this.", "CMF"), word_limit=2), "too-long", STOP),
        (draft(sentence("CMF noted this.", "CMF"), words=5351), "too-long", STOP),
        (draft(sentence("Children waited for hours.", "CMF")), "no-verb", STOP),
        (draft(sentence("CMF opined that this was so.", "CMF")), "verb-unknown", STOP),
        (draft(sentence("CMF said that this was so.", "CMF")), "verb-unknown", STOP),
        (draft(sentence("CMF recommends that fees be waived.", "CMF")), "present-tense", STOP),
        (draft(sentence("CMF urged States to act.", "CMF", coded="recommends")), "verb-stronger", STOP),
        (draft(sentence("CMF noted that States should act.", "CMF", coded="urged")), "verb-weaker", ADVICE),
        (draft(sentence("CMF recommended that fees be waived.", "CMF", kind="recommendation")),
         "no-addressee", STOP),
        (draft(sentence("CMF and HSA noted that fees rose.", "CMF")), "speaker-uncited", STOP),
        (draft(sentence("CMF noted that illegal migrants waited.", "CMF")), "banned-word", STOP),
        (draft(sentence("CMF noted that sending countries gained.", "CMF")), "banned-word", STOP),
        (draft(sentence("CMF noted that children were unfortunately sent away.", "CMF")), "banned-word", STOP),
        (draft(sentence("CMF noted that some children waited.", "CMF")), "banned-word", ADVICE),
        (draft(sentence("CMF recommended that to act.", "CMF")), "banned-word", STOP),
        (draft(sentence("CMF noted that that children waited.", "CMF")), "banned-word", ADVICE),
        (draft(sentence("CMF noted that 5 % of organisations closed.", "CMF")), "banned-word", ADVICE),
        (draft(sentence("CMF noted that fees  rose.", "CMF")), "doubled-sign", STOP),
        (draft(sentence("CMF noted that fees rose; ; and fell.", "CMF")), "doubled-sign", STOP),
        (draft(sentence("CMF noted that “the list was short”.", "CMF")), "quotation-changed", STOP),
        (draft(sentence("CMF noted “a list of names”.", "CMF"), sources=(source("CMF", quotable=False),)),
         "quotation-consent", STOP),
        (draft(sentence("CMF noted “una lista de nombres” [unofficial translation].", "CMF")),
         "quotation-translated", ADVICE),
        (draft(sentence("Several submissions noted that fees rose.", "CMF", "HSA")), "quantifier", STOP),
        (draft(sentence("Migrants' associations called for a separation.", "CMF")), "population-label", STOP),
        (draft(sentence("Several African States noted that fees rose.", "CMF", "HSA")), "population-label", STOP),
        (draft(sentence("Many trade unions recommended that States act.", "CMF")), "population-label", STOP),
    ],
)  # fmt: skip
def test_every_seeded_fault_is_found(value: LintDraft, rule: str, severity: str) -> None:
    assert set(found(value)) == {(rule, severity)}


def test_coverage_names_every_code_that_is_missing() -> None:
    sources = (
        *tuple(source(code) for code in ("CMF", "HSA", "JS1")),
        source("KEPT", counted=False, citable=False),
    )
    text = "CMF noted that fees rose."
    gaps = [each for each in lint(draft(sentence(text, "CMF"), sources=sources)) if each.rule == "uncited"]
    assert [each.text for each in gaps] == ["HSA is never cited.", "JS1 is never cited."]
    assert blocks_adoption(tuple(gaps))
    see_also = replace(sentence(text, "CMF"), notes=(
        LintNote(1, (LintCitation("cmf", "CMF", (4,)), LintCitation("hsa", "HSA", (1,), "see_also"),
                     LintCitation("js1", "JS1", (2,), "see_also"))),))  # fmt: skip
    assert lint(draft(see_also, sources=sources)) == ()


def test_paragraph_numbers_are_consecutive() -> None:
    value = LintDraft(
        (
            LintParagraph(1, (sentence("CMF noted this.", "CMF"),)),
            LintParagraph(3, (sentence("CMF noted this.", "CMF", number=2),)),
        ),
        (source("CMF"),),
    )
    finding = only(value, "paragraph-number")
    assert (finding.paragraph, finding.mend, finding.text) == (3, "2", "Paragraph 3 should be numbered 2.")


def test_a_doubled_note_mark_is_found() -> None:
    value = draft(sentence("CMF noted this.", "CMF"), sentence("HSA noted that.", "HSA"))
    assert only(value, "note-number").text == "Note 1 should be numbered 2."


def test_more_than_four_sentences() -> None:
    value = draft(*(sentence("CMF noted this.", "CMF", number=place) for place in range(1, 6)))
    assert only(value, "paragraph-size").severity == ADVICE


def test_a_long_quotation_and_a_second_one_too_soon() -> None:
    long = "word " * 26
    text = f"CMF noted “{long.strip()}” and “word word”."
    value = draft(sentence(text, "CMF"), sources=(source("CMF", text=long),))
    assert found(value) == [("quotation-long", STOP), ("quotation-often", ADVICE)]


def test_a_withheld_name_is_found_everywhere_and_not_repeated() -> None:
    name = "Lantern House Workers"
    value = replace(
        draft(
            sentence("NW1 noted that lantern-house  workers met.", "NW1"),
            LintSentence("NW1 noted this.", (replace(note(2, "NW1"), text="See Lantern House Workers."),)),
            sources=(source("NW1"),),
        ),
        title="On the Lantern House Workers",
        withheld_names=(name, ""),
    )
    paragraph = replace(value.paragraphs[0], headings=("LANTERN HOUSE WORKERS",))
    findings = [
        each for each in lint(replace(value, paragraphs=(paragraph,))) if each.rule == "withheld-name"
    ]
    assert [each.text for each in findings] == [
        "A withheld name stands in the title.",
        "A withheld name stands in a heading.",
        "A withheld name stands here.",
        "A withheld name stands in note 2.",
    ]
    assert name.casefold() not in repr(findings).casefold()


def test_what_is_quoted_is_not_banned_or_counted() -> None:
    words = "some submissions say illegal migrants"
    text = f"CMF noted “{words}”."
    assert found(draft(sentence(text, "CMF"), sources=(source("CMF", text=words),))) == []


def test_quotations_of_several_scripts() -> None:
    text = 'A “b c” and «d» and "e" and 「f」 “g” [unofficial translation]'
    assert [(each.words, each.translated) for each in quotations(text)] == [
        ("b c", False), ("d", False), ("e", False), ("f", False), ("g", True),
    ]  # fmt: skip
    assert next(text[each.start : each.end] for each in quotations(text)) == "“b c”"


def test_verbatim_allows_blanks_and_gaps_and_nothing_else() -> None:
    text = "The form\ndoes not speak of every person, and the law does."
    assert verbatim("form does not speak", text)
    assert verbatim("The form […] the law does.", text)
    assert not verbatim("the law […] The form", text)
    assert not verbatim("form did not speak", text)


def test_the_rules_are_fifteen_and_checks_have_a_docstring() -> None:
    assert [rule.id for rule in RULES] == [f"R{place}" for place in range(1, 16)]
    assert [check.__name__ for check in CHECKS if not check.__doc__] == []


def test_an_abbreviation_before_a_comma_is_no_doubled_sign() -> None:
    assert (
        found(draft(sentence("CMF noted that forms, fees, etc., and delays kept people away.", "CMF"))) == []
    )


def test_findings_come_in_reading_order() -> None:
    value = draft(sentence("HSA notes this.", "HSA"), sentence("CMF said  that.", "CMF", number=2))
    assert [(each.rule, each.sentence, each.start) for each in lint(value) if each.sentence is not None] == [
        ("present-tense", 0, 4), ("verb-unknown", 1, 4), ("doubled-sign", 1, 8),
    ]  # fmt: skip

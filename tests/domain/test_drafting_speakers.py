"""Who speaks, and whether anybody does."""

from __future__ import annotations

import pytest

from panel.domain.drafting import ADVICE, STOP
from tests.domain.drafts import crowd, draft, found, only, sentence, source


@pytest.mark.parametrize(
    "text",
    [
        "Fear of being reported kept people from seeking care.",
        "The measures noted above kept people away.",
        "Clinics recommended by friends were full.",
        "The risk to be reported to the police kept people away.",
    ],
)
def test_a_participle_says_nothing(text: str) -> None:
    assert only(draft(sentence(text, "CMF")), "no-verb").severity == STOP


@pytest.mark.parametrize(
    "text",
    [
        "CMF stated here that fear of being reported kept people away.",
        "CMF noted earlier that clinics recommended by friends were full.",
        "CMF reported a fear of being asked for papers.",
    ],
)
def test_a_verb_of_somebody_beside_a_participle_counts(text: str) -> None:
    assert found(draft(sentence(text, "CMF"))) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("XYZ, CMF and HSA noted that fees rose.", "HSA and XYZ"),
        ("CMF and QQ-2 noted that fees rose.", "QQ-2"),
    ],
)
def test_a_code_that_nobody_has_is_no_speaker(text: str, codes: str) -> None:
    finding = only(draft(sentence(text, "CMF")), "speaker-uncited")
    assert (finding.severity, dict(finding.params)["codes"]) == (STOP, codes)


def test_a_contributor_named_later_should_be_in_the_notes_but_need_not() -> None:
    finding = only(draft(sentence("CMF noted that HSA had closed its desk.", "CMF")), "named-uncited")
    assert (finding.severity, dict(finding.params)["codes"]) == (ADVICE, "HSA")


def test_a_population_is_mended_by_its_own_numbers() -> None:
    members = tuple(source(f"M{n}", constituency="MIGR") for n in range(4))
    others = crowd(12)
    cited = [each.code for each in (*members, *others[:3])]
    text = "Most migrants’ associations reported that a table by village could become a list of names."
    finding = only(draft(sentence(text, *cited), sources=(*members, *others)), "quantifier")
    assert finding.mend == "4 of 4 migrants’ associations"

"""Numbers in a summary against the passages in six languages: a sound one holds, every seeded number is named."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from panel.collation import Coding, Point, collate, lint_draft, summary_json, verify, verify_alone
from panel.domain.drafting import lint
from tests.collation.sources import PLAN, THEME, coding, point, source

RULE = "number-unsupported"
#: Code, language, what it says, and how the summary words it.
SAID = (
    ("AAA", "en", "Care came within twelve days, in 2025, for 20 per cent of 1,500 people.",
     "care came within twelve days, in 2025, for 20 per cent of 1,500 people"),
    ("BBB", "fr", "Quatre-vingt-dix familles ont attendu dix-sept jours, soit 1,5 fois plus qu’en 2019.",
     "90 families had waited seventeen days, 1.5 times as long as in 2019"),
    ("CCC", "es", "En los veintidós centros, dos tercios de las 3.400 solicitudes fueron rechazadas.",
     "in the 22 centres two thirds of 3,400 requests had been refused"),
    ("DDD", "ru", "За двадцать пять дней зарегистрировано 1,2 млн обращений, пять процентов из них устно.",
     "1.2 million requests, 5 per cent of them oral, had been registered in twenty-five days"),
    ("EEE", "ar", "استغرق التسجيل خمسة وعشرين يوما في ١٤ مدينة، ورفضت ثلاثة آلاف حالة.",
     "registration took 25 days in fourteen cities and 3,000 cases were refused"),
    ("FFF", "zh", "二〇二四年，三百二十名儿童中有百分之四十等了十八天。",
     "in 2024, 40 per cent of 320 children had waited eighteen days"),
    ("GGG", "en", "Article 13 of the Covenant binds States. We recall Convention No. 189 and A/RES/73/195, too.",
     "article 13 of the Covenant bound States under Convention No. 189 and A/RES/73/195"),
)  # fmt: skip


def made() -> tuple[dict[str, Any], tuple[Any, ...]]:
    """A summary with one sentence a source, and the sources."""
    sources = tuple(source(code, words, lang=lang) for code, lang, words, _ in SAID)
    points: list[Point] = [point(code, text) for code, _, _, text in SAID]
    codings: list[Coding] = [
        coding(each, code, words) for each, (code, _, words, _) in zip(sources, SAID, strict=True)
    ]
    return summary_json(collate(sources, codings, points, (THEME,), PLAN)), sources


DATA, SOURCES = made()


def sentence(data: dict[str, Any], code: str) -> Any:
    """The sentence of a source."""
    return next(
        each
        for paragraph in data["paragraphs"]
        for each in paragraph["sentences"]
        if each["text"].startswith(f"{code} ")
    )


def test_a_sound_summary_holds() -> None:
    assert verify(DATA, SOURCES) == []
    assert verify_alone(DATA) == []


SEEDS = [
    ("AAA", "twelve", "twenty"),
    ("AAA", "twelve", "eleven"),
    ("AAA", "2025", "2026"),
    ("AAA", "20 per cent", "30 per cent"),
    ("AAA", "1,500", "15,000"),
    ("AAA", "1,500", "1.5"),
    ("AAA", "20 per cent", "half"),
    ("BBB", "90", "80"),
    ("BBB", "90", "ninety-seven"),
    ("BBB", "seventeen", "seventy"),
    ("BBB", "1.5", "2.5"),
    ("BBB", "2019", "2009"),
    ("CCC", "22", "twenty"),
    ("CCC", "22", "23"),
    ("CCC", "two thirds", "one third"),
    ("CCC", "3,400", "4,300"),
    ("DDD", "1.2 million", "1.2 billion"),
    ("DDD", "1.2 million", "12 million"),
    ("DDD", "5 per cent", "15 per cent"),
    ("DDD", "twenty-five", "twenty-six"),
    ("EEE", "25", "15"),
    ("EEE", "fourteen", "forty"),
    ("EEE", "3,000", "30,000"),
    ("EEE", "3,000", "three hundred"),
    ("FFF", "2024", "2014"),
    ("FFF", "40 per cent", "60 per cent"),
    ("FFF", "320", "230"),
    ("FFF", "eighteen", "eight"),
    ("GGG", "article 13", "article 14"),
    ("GGG", "No. 189", "No. 190"),
    ("GGG", "73/195", "73/196"),
]


@pytest.mark.parametrize(("code", "right", "wrong"), SEEDS)
def test_a_seeded_number_is_named(code: str, right: str, wrong: str) -> None:
    data = copy.deepcopy(DATA)
    said = sentence(data, code)
    assert said["text"].count(right) == 1
    said["text"] = said["text"].replace(right, wrong)
    for found in (verify(data, SOURCES), verify_alone(data)):
        numbers = [each for each in found if each.rule == RULE]
        assert len(numbers) == 1, found
        assert numbers[0].paragraph is not None
        assert numbers[0].message.startswith("Sentence ")


def test_an_added_and_a_changed_count_are_named() -> None:
    data = copy.deepcopy(DATA)
    said = sentence(data, "AAA")
    said["text"] = said["text"].replace("1,500 people", "1,500 people in four districts")
    assert RULE in {each.rule for each in verify(data, SOURCES)}


def test_without_words_nothing_is_said_of_numbers() -> None:
    data = copy.deepcopy(DATA)
    said = sentence(data, "AAA")
    said["text"] = said["text"].replace("twelve", "twenty")
    said["notes"][0]["citations"][0]["quote"] = ""
    assert RULE not in {each.rule for each in verify_alone(data)}
    assert RULE in {each.rule for each in verify(data, SOURCES)}


def test_a_document_and_an_instrument_named_otherwise() -> None:
    text = "We recall the Domestic Workers Convention and what the General Assembly said."
    where = source("AAA", text)
    told = "the Domestic Workers Convention, 2011 (No. 189), and SPMHR/2026/1 were recalled"
    summary = collate([where], [coding(where, "p", text)], [point("p", told)], (THEME,), PLAN)
    assert [each for each in lint(lint_draft(summary, [where])) if each.rule == RULE] == []

"""Paragraphs 1 to 3: figures, their places, notes 1 to 4."""

from __future__ import annotations

import copy

from panel.collation import (
    Contributor,
    Plan,
    SummaryParagraph,
    collate,
    pool,
    source_key,
    summary_json,
    verify,
    verify_alone,
)
from panel.collation.background import background
from tests.collation.sources import PLAN, THEME, codings, crowd, point, source


def texts(paragraphs: tuple[SummaryParagraph, ...]) -> list[list[str]]:
    return [[sentence.text for sentence in paragraph.sentences] for paragraph in paragraphs]


def test_the_opening_of_a_small_session() -> None:
    sources = (
        source("CMF", contributor=Contributor("CMF", "Federation", "MIGR")),
        source("NCR", contributor=Contributor("NCR", "Commission", "NHRI", asterisk=True)),
        source("XYZ", contributor=None),
        *crowd(2, group="g"),
        source("CMW", counted=False),
        source("K1", counted=False, citable=False, withheld=True),
    )
    found = background(pool(sources), PLAN)
    assert texts(found) == [
        [
            "The present summary was prepared pursuant to the call of 11 January 2027.",
            "It brings together 5 submissions, in condensed form because of the word limit.",
            "It contains no opinion, view or suggestion of the Panel and no finding on any claim.",
            "Silence on a matter may only mean that no submission dealt with it.",
        ],
        [
            "Of these, 1 was filed by a national human rights institution, 1 by a migrants’ association, 2 by "
            "non-governmental organizations and 1 by others; 5 organizations stand behind them.",
            "By region, where it is told, they came as follows: 2 from the ECA region.",
            "In addition, 1 submission was received in confidence.",
            "Besides these, 1 contribution is cited without being counted.",
        ],
        [
            "Words that say how many submissions make a point are defined in the table.",
            "Counts describe how widely a point is made, not its merit.",
            "For that purpose the 5 submissions count as 4.",
        ],
    ]
    assert [row.here for row in found[2].table] == ["1–2", "3–4", "–", "–"]
    notes = [note for each in found for sentence in each.sentences for note in sentence.notes]
    assert [note.text.split(".")[0] for note in notes] == [
        "SPMHR/2027/1/CALL",
        "The contributors are listed in the annex; the full texts are published as received",
        "A joint submission is listed with its lead organization; an organization that filed both alone and "
        "jointly is counted once",
        "A joint submission counts once, whatever the number of its members, and so do texts filed in identical terms",
    ]
    second = found[0].sentences[1]
    assert second.text[: second.notes[0].at] == "It brings together 5 submissions,"


def test_every_figure_stands_where_it_says() -> None:
    found = background(pool(crowd(1234)), Plan(confidential=7))
    figures = [
        (each, sentence.text) for part in found for sentence in part.sentences for each in sentence.figures
    ]
    assert [(each.name, text[each.at : each.at + len(f"{each.value:,}")]) for each, text in figures] == [
        ("admitted", "1,234"), ("constituency:NGO", "1,234"), ("organisations", "1,234"),
        ("region:ECA", "1,234"), ("confidential", "7"),
    ]  # fmt: skip


def test_an_empty_session_can_be_told() -> None:
    assert texts(background(pool(()), PLAN))[1] == ["No submission was admitted."]
    only = background(pool((source("CMF"),)), PLAN)
    assert texts(only)[1] == [
        "Of these, 1 was filed by a non-governmental organization; 1 organization stands behind them.",
        "By region, where it is told, they came as follows: 1 from the ECA region.",
    ]
    assert sorted((source("B"), source("A")), key=source_key)[0].code == "A"


def test_regions_and_positions_are_told_and_counted_again() -> None:
    said = ("origin", "destination")
    states = (
        source("AAA", contributor=Contributor("AAA", "A", "STATE", "Mexico", positions=said)),
        source(
            "BBB", contributor=Contributor("BBB", "B", "STATE", "Italy", "ECE", positions=("destination",))
        ),
        source("CCC", contributor=Contributor("CCC", "C", "NGO", "Italy", "GLOBAL")),
        source("DDD", contributor=Contributor("DDD", "D", "NGO", region="a {strange} one")),
        source("NW1", contributor=Contributor("NW1", constituency="NGO")),
    )
    sources = (*states, source("EEE", contributor=Contributor("EEE", "E", "NGO", "Spain")))
    summary = collate(sources, codings(sources), [point()], (THEME,), PLAN)
    assert texts(summary.paragraphs[1:2])[0][1:] == [
        "By region, where it is told, they came as follows: 2 from the ECE region, 1 from the ECLAC region and 1 from "
        "organizations active in all regions.",
        "By their own declaration, States spoke in 1 as States of origin and in 2 as States of destination.",
    ]
    data = summary_json(summary)
    assert verify(data, sources) == verify_alone(data) == []
    for place in (1, 2):
        changed = copy.deepcopy(data)
        told = changed["paragraphs"][1]["sentences"][place]
        told["text"] = told["text"].replace("2", "3")
        assert [each.rule for each in verify(changed, sources)] == ["count"]


def test_the_words_of_the_call_stay_as_they_are() -> None:
    plan = Plan(mandate="under {rule}  7^b.", body_name="{body}")
    first = background(pool(()), plan)[0].sentences
    assert first[0].text == "The present summary was prepared under {rule} 7^b."
    assert first[0].notes[0].at == len(first[0].text)
    assert "of {body} and" in first[2].text
    assert background(pool(()), Plan(mandate=""))[0].sentences[0].text == "The present summary was prepared."

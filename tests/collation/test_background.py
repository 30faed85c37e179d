"""Paragraphs 1 to 3: figures, their places, notes 1 to 4."""

from __future__ import annotations

from panel.collation import Contributor, Plan, SummaryParagraph, pool, source_key
from panel.collation.background import background
from tests.collation.sources import PLAN, crowd, source


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
        ("admitted", "1,234"), ("constituency:NGO", "1,234"), ("organisations", "1,234"), ("confidential", "7"),
    ]  # fmt: skip


def test_an_empty_session_can_be_told() -> None:
    assert texts(background(pool(()), PLAN))[1] == ["No submission was admitted."]
    only = background(pool((source("CMF"),)), PLAN)
    assert texts(only)[1] == [
        "Of these, 1 was filed by a non-governmental organization; 1 organization stands behind them."
    ]
    assert sorted((source("B"), source("A")), key=source_key)[0].code == "A"


def test_the_words_of_the_call_stay_as_they_are() -> None:
    plan = Plan(mandate="under {rule}  7^b.", body_name="{body}")
    first = background(pool(()), plan)[0].sentences
    assert first[0].text == "The present summary was prepared under {rule} 7^b."
    assert first[0].notes[0].at == len(first[0].text)
    assert "of {body} and" in first[2].text
    assert background(pool(()), Plan(mandate=""))[0].sentences[0].text == "The present summary was prepared."

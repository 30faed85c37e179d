"""Suggestions of existing points: order, examples, other languages, odd input."""

from __future__ import annotations

import random

import pytest

from panel.collation.points import Suggestion, suggest
from panel.collation.points_scores import KnownPoint
from panel.collation.points_space import learn
from panel.collation.points_weights import FITTED, Weights
from panel.collation.points_words import Reading, Said, units

FEES = KnownPoint("fees", Said("Residence permits cost too much for people with low incomes"))
DELAY = KnownPoint("delay", Said("Decisions on applications take far too long"))
SCHOOL = KnownPoint("school", Said("Children of migrants are kept out of school"))
POINTS = (FEES, DELAY, SCHOOL)

PASSAGES = (
    Said("The price of a permit is more than a month's wage and few can afford it."),
    Said("Families wait for years before an authority decides on their application."),
    Said("Head teachers refuse to enrol pupils whose parents have no papers."),
    Said("We had to borrow money to pay the charge for renewing our residence cards."),
    Said("After three years there was still no decision, and the office did not answer letters."),
    Said("In our town migrant children stay at home because no school accepts them."),
    Said("The charge for a residence permit went up again and poor people cannot pay it."),
    Said("Applications pile up and a decision comes late, if it comes at all."),
)


def first(found: tuple[tuple[Suggestion, ...], ...]) -> list[str]:
    return [each[0].point for each in found]


def test_the_point_a_passage_makes_comes_first() -> None:
    expected = ["fees", "delay", "school", "fees", "delay", "school", "fees", "delay"]
    assert first(suggest(PASSAGES, POINTS)) == expected


def test_every_point_is_told_once_best_first_with_a_probability() -> None:
    for each in suggest(PASSAGES, POINTS):
        assert sorted(one.point for one in each) == ["delay", "fees", "school"]
        assert [one.score for one in each] == sorted((one.score for one in each), reverse=True)
        assert all(0 < one.probability < 1 for one in each)
        assert each[0].probability == max(one.probability for one in each)


def test_a_passage_that_makes_none_of_the_points_is_the_least_probable() -> None:
    stranger = Said("Fishing boats leave the harbour before sunrise.")
    found = suggest((*PASSAGES, stranger), POINTS)
    assert min(range(len(found)), key=lambda place: found[place][0].probability) == len(PASSAGES)


def test_the_order_of_passages_and_points_changes_nothing() -> None:
    told = dict(zip(PASSAGES, suggest(PASSAGES, POINTS), strict=True))
    for seed in range(3):
        mixed, points = list(PASSAGES), list(POINTS)
        random.Random(seed).shuffle(mixed)
        random.Random(seed).shuffle(points)
        assert dict(zip(mixed, suggest(mixed, points), strict=True)) == told


def test_copies_of_a_passage_change_nothing() -> None:
    assert suggest((*PASSAGES, *PASSAGES[:1] * 50), POINTS)[:8] == suggest(PASSAGES, POINTS)


def test_a_confirmed_passage_draws_similar_ones_to_its_point() -> None:
    asked = Said("Counters close at noon and people who work cannot come.")
    confirmed = Said("Counters close at noon, so nobody with work can come to hand anything in.")
    before = {one.point: one.probability for one in suggest((*PASSAGES, asked), POINTS)[-1]}
    for point in POINTS:
        known = [KnownPoint(each.id, each.wording, (confirmed,) * (each is point)) for each in POINTS]
        after = suggest((*PASSAGES, asked), known)[-1][0]
        assert after.point == point.id
        assert after.probability > before[point.id]


def test_a_passage_that_is_confirmed_itself_stays_with_its_point() -> None:
    known = (FEES, KnownPoint("delay", DELAY.wording, (PASSAGES[0],)), SCHOOL)
    assert suggest(PASSAGES, known)[0][0].point == "delay"


def test_points_are_found_across_languages_through_the_thesaurus() -> None:
    passages = (
        Said("La reunificación familiar tarda demasiado.", "es"),
        Said("Les enfants sont placés en détention.", "fr"),
        Said("Дети содержатся под стражей.", "ru"),
    )
    points = (
        KnownPoint("family", Said("Family reunification is slow")),
        KnownPoint("detention", Said("Children are held in detention")),
    )
    assert first(suggest(passages, points)) == ["family", "detention", "detention"]


def test_what_a_passage_is_read_with() -> None:
    said = Said("Detention is expensive")
    plain = units(said, Reading(lexicon=False, thesaurus=False))
    assert sorted(plain) == ["w:detent", "w:expens"]
    assert "l:expensive" in units(said, Reading(thesaurus=False))
    assert any(unit.startswith("c:") for unit in units(said, Reading(lexicon=False)))


def test_a_space_learnt_from_the_whole_project_is_used() -> None:
    project = learn([*PASSAGES, *(point.wording for point in POINTS)])
    assert suggest(PASSAGES, POINTS, project) == suggest(PASSAGES, POINTS)
    assert suggest(PASSAGES[:1], POINTS, project) != suggest(PASSAGES[:1], POINTS)


def test_weights_decide() -> None:
    silent = Weights(dict.fromkeys(FITTED.views, 0.0), FITTED.probability, 0.0)
    assert {one.score for each in suggest(PASSAGES, POINTS, weights=silent) for one in each} == {0.0}


@pytest.mark.parametrize("text", ["", " ", "?!", "yes", "a" * 70_000, "🙂🙂", "word " * 10_000, "\u0000"])
def test_odd_passages_get_suggestions_like_any_other(text: str) -> None:
    for passages in ((Said(text),), (Said(text), *PASSAGES)):
        found = suggest(passages, POINTS)
        assert [len(each) for each in found] == [3] * len(passages)
    assert [one.point for one in suggest((Said(text),), (FEES,))[0]] == ["fees"]


def test_nothing_asked_nothing_told() -> None:
    assert suggest((), POINTS) == ()
    assert suggest(PASSAGES[:2], ()) == ((), ())


def test_an_unknown_language_is_read_by_its_words_alone() -> None:
    fees, delay = Said("Die Gebühren sind hoch", "de"), Said("Das Verfahren dauert lange", "de")
    passages = (
        Said("Die Gebühren sind zu hoch für Familien", "de"),
        Said("Solche Gebühren kann niemand zahlen, sie sind hoch", "de"),
        Said("Das Verfahren dauert Jahre", "de"),
        Said("Jedes Verfahren dauert viel zu lange", "de"),
    )
    found = suggest(passages, (KnownPoint("fees", fees), KnownPoint("delay", delay)))
    assert first(found) == ["fees", "fees", "delay", "delay"]


def test_two_points_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        suggest(PASSAGES, (FEES, FEES))

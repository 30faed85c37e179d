"""Groups of passages that claim the same: who is with whom, contraries apart, names, odd input."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from panel.collation.points_groups import Group, group
from panel.collation.points_lexicon import classes
from panel.collation.points_poles import OPPOSITES, POLES
from panel.collation.points_stance import contrary
from panel.collation.points_words import Said, stem
from tests.collation.contrary_pairs import AGREED, LATE, OPPOSED

FEES = (
    Said("Permit fees are too high for poor families."),
    Said("Permit fees are too high, poor families say."),
    Said("For poor families the permit fees are far too high."),
)
WAITING = (
    Said("Waiting for a decision takes years."),
    Said("It takes years of waiting until a decision comes."),
    Said("People spend years waiting for a decision on their case."),
)
ALONE = Said("Interpreters are missing in hospitals at night.")
ALL = (*FEES, *WAITING, ALONE)


def members(found: tuple[Group, ...], passages: tuple[Said, ...]) -> set[frozenset[str]]:
    return {frozenset(passages[place].text for place in each.members) for each in found}


def names(found: tuple[Group, ...], passages: tuple[Said, ...]) -> list[str]:
    return [passages[each.clearest].text for each in found]


def test_passages_that_say_the_same_are_together_and_nobody_has_to_have_company() -> None:
    expected = {frozenset(each.text for each in some) for some in (FEES, WAITING, (ALONE,))}
    assert members(group(ALL), ALL) == expected


def test_each_passage_is_in_one_group_and_the_largest_comes_first() -> None:
    found = group((*ALL, *FEES[:1]))
    assert sorted(place for each in found for place in each.members) == list(range(8))
    assert [len(each.members) for each in found] == sorted(
        (len(each.members) for each in found), reverse=True
    )


def test_a_group_is_named_by_one_of_its_own() -> None:
    assert all(each.clearest in each.members for each in group(ALL))


def test_the_name_is_the_passage_nearest_to_all_others() -> None:
    middle = Said("Fees for permits are too high")
    ends = ("for nurses who work nights", "where rents rise fast", "when a harvest was bad", "in the islands")
    passages = (*(Said(f"{middle.text} {end}") for end in ends), middle)
    assert names(group(passages), passages) == [middle.text]


def test_the_order_of_the_passages_changes_nothing() -> None:
    told = group(ALL)
    for seed in range(4):
        mixed = list(ALL)
        random.Random(seed).shuffle(mixed)
        found = group(mixed)
        assert members(found, tuple(mixed)) == members(told, ALL)
        assert names(found, tuple(mixed)) == names(told, ALL)


def test_copies_are_in_one_group() -> None:
    found = group((ALONE,) * 20)
    assert found == (Group(tuple(range(20)), 0),)


CONTRARY = (
    (Said("Children should be held in detention."), Said("Children should never be held in detention.")),
    (Said("Family visits must be allowed."), Said("Family visits must be banned.")),
    (
        Said("Les visites des familles sont utiles.", "fr"),
        Said("Les visites des familles ne sont pas utiles.", "fr"),
    ),
    (
        Said("Las visitas de familiares son seguras.", "es"),
        Said("Las visitas de familiares no son seguras.", "es"),
    ),
    (Said("Задержание детей допустимо.", "ru"), Said("Задержание детей не допустимо.", "ru")),
    (Said("احتجاز الأطفال قانوني", "ar"), Said("احتجاز الأطفال ليس قانوني", "ar")),
    (Said("应允许家庭探访儿童", "zh"), Said("应禁止家庭探访儿童", "zh")),
)


@pytest.mark.parametrize("pair", CONTRARY, ids=lambda pair: pair[0].text)
def test_contrary_passages_are_apart(pair: tuple[Said, Said]) -> None:
    assert contrary(pair).tolist() == [[False, True], [True, False]]
    assert len(group(pair)) == 2


def told_contrary(pairs: Mapping[str, Sequence[tuple[str, str]]]) -> int:
    """How many of the pairs are taken for contrary."""
    return sum(
        bool(contrary([Said(one, language), Said(other, language)])[0, 1])
        for language, several in pairs.items()
        for one, other in several
    )


def joined(pairs: Mapping[str, Sequence[tuple[str, str]]]) -> int:
    """How many of the pairs are in one group when all of a language are grouped together."""
    found = 0
    for language, several in pairs.items():
        groups = group([Said(text, language) for pair in several for text in pair])
        number = {place: at for at, each in enumerate(groups) for place in each.members}
        found += sum(number[2 * at] == number[2 * at + 1] for at in range(len(several)))
    return found


def test_contrary_claims_in_words_of_their_own() -> None:
    """Before poles, prefixes and frames were known: 23 of 66 found, 41 joined; 4 of 36 taken for contrary."""
    assert sum(map(len, OPPOSED.values())) == 66
    assert told_contrary(OPPOSED) >= 61
    assert joined(OPPOSED) <= 5
    assert told_contrary(AGREED) <= 1
    assert joined(AGREED) >= 34


def test_contrary_claims_that_were_written_after_the_rules() -> None:
    assert sum(map(len, LATE.values())) == 24
    assert told_contrary(LATE) >= 16
    assert joined(LATE) <= 8


@pytest.mark.parametrize(
    ("one", "other", "language", "against"),
    [
        ("Visits are not only useful but cheap.", "Visits are useful and cheap.", "en", False),
        ("Cards are ineffective at the desk.", "Cards are effective at the desk.", "en", True),
        ("Permit fees for work permits are fair.", "Permit fees for work permits are unfair.", "en", True),
        ("Detaining children should be prohibited.", "Never detain children.", "en", False),
        ("Les écoles devraient accueillir les enfants sans papiers.",
         "Les écoles devraient accueillir des enfants sans papiers.", "fr", False),
        ("Las visitas de familiares son eficaces.", "Las visitas de familiares son ineficaces.", "es", True),
        ("Посещения семей полезны детям.", "Посещения семей бесполезны детям.", "ru", True),
    ],
)  # fmt: skip
def test_what_denies_and_what_does_not(one: str, other: str, language: str, against: bool) -> None:
    assert bool(contrary([Said(one, language), Said(other, language)])[0, 1]) is against


def test_every_pole_has_two_sides_and_no_word_on_both() -> None:
    for language in ("fr", "es", "ru", "ar", "zh"):
        for line in POLES[language].replace("\n    ", " ").strip().splitlines():
            one, other = (set(side.split()) for side in line.split("|"))
            assert one and other and not one & other


def test_contrary_passages_are_apart_however_many_say_either() -> None:
    ends = ("today", "now", "at once", "this year", "everywhere", "in our town")
    yes = tuple(Said(f"Children should be held in detention {end}.") for end in ends)
    no = tuple(Said(f"Children should not be held in detention {end}.") for end in ends)
    against = contrary((*yes, *no))
    for each in group((*yes, *no)):
        assert not any(against[one, other] for one, other in combinations(each.members, 2))
        assert len({place < len(yes) for place in each.members}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        ("Visits should not be banned", "Visits should be allowed"),
        ("Children should never be detained", "Children should not be detained"),
        ("Permit fees are too high", "No answer came from the office"),
        ("Fees are high", "Fees are high"),
    ],
)
def test_what_is_not_contrary(pair: tuple[str, str]) -> None:
    assert not contrary([Said(text) for text in pair]).any()


def test_every_pole_is_a_class_of_the_lexicon() -> None:
    for name in {name for pair in OPPOSITES for name in pair}:
        words = [stem(word, "en") for word in name.replace("-", " ").split()]
        assert name in classes(words, "en", stem)


@pytest.mark.parametrize("text", ["", "?", "a" * 70_000, "🙂", "no no no", "word " * 10_000])
def test_odd_passages_are_grouped_like_any_other(text: str) -> None:
    for passages in ((Said(text),), (Said(text), Said(text)), (Said(text), *ALL)):
        found = group(passages)
        assert sorted(place for each in found for place in each.members) == list(range(len(passages)))


def test_nothing_to_group() -> None:
    assert group(()) == ()

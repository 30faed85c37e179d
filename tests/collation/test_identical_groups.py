"""Which texts count once because they say the same."""

from __future__ import annotations

from itertools import permutations

from panel.collation.groups import identical_groups, regrouped
from tests.collation.sources import source

WORDS = [f"word{number}" for number in range(120)]
TEXT = " ".join(WORDS)


def edited(*places: int) -> str:
    """The text with some words replaced."""
    return " ".join("other" if place in places else word for place, word in enumerate(WORDS))


def test_nearly_the_same_text_is_the_same_and_a_rewritten_one_is_not() -> None:
    texts = [
        source("A", TEXT),
        source("B", TEXT.upper().replace(" ", "\n")),
        source("C", edited(119)),
        source("D", edited(*range(0, 120, 12))),
        source("E", "Something else. " * 30),
    ]
    assert identical_groups(texts) == {each.id: texts[0].id for each in texts[:3]}


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = [source("A", TEXT), source("B", edited(3)), source("C", edited(3, 60)), source("D", edited(90))]
    assert len({tuple(sorted(identical_groups(order).items())) for order in permutations(texts)}) == 1


def test_texts_do_not_chain() -> None:
    steps = [source(f"T{n}", edited(*range(5, 5 + 10 * n, 10))) for n in range(6)]
    found = identical_groups(steps)
    assert found[steps[0].id] == found[steps[1].id] != found.get(steps[5].id)


def test_a_greeting_is_no_campaign() -> None:
    same = "We thank the Panel for its call and wish it well."
    assert identical_groups([source("A", same), source("B", same)]) == {}


def test_han_characters_are_words() -> None:
    text = "移民工人在没有身份证件的情况下不敢去医院因为他们害怕被举报给警察而被驱逐出境"
    found = identical_groups([source("A", text), source("B", text + "。")])
    assert len(found) == 2 and len(set(found.values())) == 1


def test_people_take_texts_out_of_groups_and_put_others_in() -> None:
    found = {"a": "a", "b": "a", "c": "a"}
    ids = ["a", "b", "c", "d", "e", "f"]
    assert regrouped(found, {}, ids) == found
    assert regrouped(found, {"a": "a"}, ids) == {"b": "b", "c": "b"}
    assert regrouped(found, {"a": "a", "b": "b"}, ids) == {}
    assert regrouped(found, {"d": "c"}, ids) == {each: "a" for each in "abcd"}
    assert regrouped(found, {"e": "d"}, ids) == found | {"d": "d", "e": "d"}
    assert regrouped(found, {"f": "e", "e": "c"}, ids) == {each: "a" for each in "abcef"}
    assert regrouped({}, {"d": "e", "e": "f", "f": "d"}, ids) == {each: "d" for each in "def"}
    assert regrouped(found, {"d": "a", "a": "a"}, ids) == {"a": "a", "d": "a", "b": "b", "c": "b"}


def test_texts_that_count_with_one_that_is_gone_still_count_together() -> None:
    assert regrouped({}, {"d": "gone", "e": "gone"}, ["d", "e", "f"]) == {"d": "d", "e": "d"}

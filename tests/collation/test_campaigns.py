"""Texts filed in many hands are grouped around one of them, the same whatever their order, and do not chain."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.collation import Campaign, Source, campaigns, derived
from tests.collation.letters import Writer, filed

LETTER = (
    "We ask that no child be held at a border because of its papers.\n\n"
    "In our town the old customs house was turned into a shelter, and nobody ran away. "
    "Families came to the school in the morning and went back in the evening.\n\n"
    "Therefore the authorities are urged to close the cells and to pay for rooms instead."
)


def held(groups: Sequence[Campaign]) -> list[tuple[str, ...]]:
    """The ids of each group."""
    return [tuple(member.source_id for member in group.members) for group in groups]


def test_identical_texts_are_a_group_case_and_punctuation_aside() -> None:
    found = campaigns(filed(LETTER, "Something else that was said by one alone, at length.", LETTER.upper()))
    assert held(found) == [("T000", "T002")]
    assert [member.kind for member in found[0].members] == ["identical", "identical"]
    assert found[0].representative == "T000"


def test_a_few_words_that_many_use_are_no_campaign() -> None:
    assert campaigns(filed("We agree with this.", "We agree with this.", "We agree with this.")) == ()


def test_a_lightly_edited_text_is_derived_and_tells_what_it_adds() -> None:
    own = "My own daughter waited there for nine days. " + LETTER.replace("our town", "the port of Sana")
    found = campaigns(filed(LETTER, LETTER, own))
    assert held(found) == [("T000", "T001", "T002")]
    member = found[0].members[2]
    told = [
        (own[each.start : each.end], LETTER[each.there_start : each.there_end]) for each in member.changes
    ]
    assert told == [("My own daughter waited there for nine days", ""), ("the port of Sana", "our town")]
    assert [each.kind for each in member.changes] == ["added", "changed"]


def test_words_left_out_are_told_where_they_are_missing() -> None:
    shorter = LETTER.replace("Families came to the school in the morning and went back in the evening.", "")
    member = campaigns(filed(LETTER, LETTER, shorter))[0].members[2]
    assert [(each.kind, LETTER[each.there_start : each.there_end]) for each in member.changes] == [
        ("left out", "Families came to the school in the morning and went back in the evening")
    ]
    assert shorter[: member.changes[0].start].endswith("nobody ran away")


def test_paragraphs_that_changed_places_are_still_shared() -> None:
    turned = "\n\n".join(reversed(LETTER.split("\n\n")))
    member = campaigns(filed(LETTER, LETTER, turned))[0].members[2]
    assert [turned[each.start : each.end] for each in member.shared] == [
        "Therefore the authorities are urged to close the cells and to pay for rooms instead",
        "In our town the old customs house was turned into a shelter, and nobody ran away. "
        "Families came to the school in the morning and went back in the evening",
        "We ask that no child be held at a border because of its papers",
    ]
    assert member.changes == ()


def test_the_text_shared_by_most_is_told_of_the_representative() -> None:
    first = LETTER.split("\n\n", maxsplit=1)[0]
    shorter = LETTER.removeprefix(first)
    group = campaigns(filed(LETTER, shorter, "Greetings to all of you. " + shorter, shorter + " Thank you."))[
        0
    ]
    texts = dict(zip(("T000", "T001", "T002", "T003"), (LETTER, shorter), strict=False))
    representative = texts.get(group.representative, shorter)
    assert [representative[each.start : each.end] for each in group.shared] == [
        shorter.strip().removesuffix(".")
    ]


def test_the_order_does_not_matter() -> None:
    writer = Writer(3)
    letters = [writer.letter() for _ in range(4)]
    texts = [writer.edited(letters[place % 4], 0.04 * (place % 5)) for place in range(60)]
    texts += [writer.letter() for _ in range(20)] + [letters[0] + "\n\n" + letters[1]]
    sources = list(filed(*texts))
    once = campaigns(sources)
    assert sorted(len(group.members) for group in once) == [15, 15, 15, 16]
    for seed in range(3):
        random.Random(seed).shuffle(sources)
        assert campaigns(sources) == once


def test_unrelated_texts_do_not_chain_through_a_text_that_joins_them() -> None:
    writer = Writer(5)
    one, two = writer.letter(), writer.letter()
    ones, twos = [writer.edited(one, 0.05) for _ in range(4)], [writer.edited(two, 0.05) for _ in range(4)]
    found = campaigns(filed(*ones, *twos, f"{one}\n\n{two}"))
    groups = {frozenset(each) - {"T008"} for each in held(found)}
    assert groups == {frozenset(f"T{n:03}" for n in range(4)), frozenset(f"T{n:03}" for n in range(4, 8))}
    joint = next(member for group in found for member in group.members if member.source_id == "T008")
    other = next(group for group in found if "T008" not in {each.source_id for each in group.members})
    assert joint.also == (other.representative,)


def test_a_ladder_of_texts_each_half_the_next_does_not_become_one_group() -> None:
    writer = Writer(6)
    steps = [writer.sentence(40) for _ in range(30)]
    sources = filed(*(" ".join(steps[place : place + 4]) for place in range(27)))
    for group in campaigns(sources):
        texts = {each.id: each.text for each in sources}
        assert [
            derived(texts[member.source_id], texts[group.representative]) for member in group.members
        ] == [True] * len(group.members)
        assert len(group.members) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "在边境，我们请求不要因为证件而关押任何儿童。我们城里的旧海关大楼被改成了收容所，没有人逃走。家庭早上来到学校，晚上再回去。因此我们敦促当局关闭牢房，改为支付房间的费用。",
        "نطلب ألا يحتجز أي طفل على الحدود بسبب أوراقه. في مدينتنا تحول مبنى الجمارك القديم إلى مأوى ولم يهرب أحد. "
        "كانت العائلات تأتي إلى المدرسة في الصباح وتعود في المساء. لذلك نحث السلطات على إغلاق الزنازين ودفع ثمن الغرف بدلا منها وعلى أن تستمع إلى من عاشوا هناك.",
        "Мы просим не держать детей на границе из-за документов. В нашем городе старую таможню превратили в приют, и никто не убежал. "
        "Семьи утром приходили в школу, а вечером возвращались. Поэтому мы призываем власти закрыть камеры и вместо этого платить за комнаты для всех приезжих.",
    ],
    ids=["zh", "ar", "ru"],
)
def test_in_other_scripts(text: str) -> None:
    marks = "。" if "。" in text else "."
    edited = text.replace(marks, marks + (" 2027 " if marks == "." else "二〇二七"), 1)
    found = campaigns(filed(text, edited, text))
    assert held(found) == [("T000", "T001", "T002")]
    assert [member.kind for member in found[0].members] == ["identical", "derived", "identical"]


def test_an_id_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="“A” occurs twice"):
        campaigns([Source("A", "A", LETTER), Source("A", "B", LETTER)])


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "a" * 70_000, "字" * 5_000, "no " * 10_000, "🛟" * 3_000, "\ud800 x"]
)
def test_odd_texts(text: str) -> None:
    found = campaigns(filed(text, text + " end", LETTER, LETTER))
    assert ("T002", "T003") in held(found)


WORDS = st.sampled_from("a b c d e f g h ça être 中 文 дом كتاب 12".split())
TEXTS = st.lists(st.lists(WORDS, max_size=60).map(" ".join), max_size=8)


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_any_texts_in_any_order_give_the_same_groups(texts: list[str], dice: random.Random) -> None:
    sources = list(filed(*texts))
    once = campaigns(sources)
    dice.shuffle(sources)
    assert campaigns(sources) == once
    members = [each for group in held(once) for each in group]
    assert len(members) == len(set(members))


def test_what_is_left_over_by_a_campaign_is_grouped_among_itself() -> None:
    writer = Writer(8)
    letter, passage = writer.letter(), " ".join(writer.sentence() for _ in range(4))
    copies = [f"{writer.edited(letter, 0.03)} {passage if place < 5 else ''}" for place in range(12)]
    others = [f"{writer.letter()} {passage} {writer.letter()}" for _ in range(2)]
    found = held(campaigns(filed(letter, letter, *copies, *others)))
    assert found == [tuple(f"T{place:03}" for place in range(14)), ("T014", "T015")]


def test_what_is_left_over_draws_no_member_away() -> None:
    writer = Writer(0)
    letter = writer.letter(33)
    texts = [writer.edited(letter, 0.28) for _ in range(60)]
    assert [len(group.members) for group in campaigns(filed(*texts))] == [59]

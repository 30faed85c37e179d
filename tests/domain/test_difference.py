"""What changed between two versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panel.domain.difference import Change, compare

TEXTS = st.lists(st.text(alphabet="ab \n.é我", max_size=30), max_size=6)


def test_equal_texts_change_nothing() -> None:
    assert compare(["One.", "Two."], ["One.", "Two."]) == [
        Change(0, 0, (("keep", "One."),)),
        Change(1, 1, (("keep", "Two."),)),
    ]
    assert [change.same for change in compare(["One."], ["One."])] == [True]


def test_a_word_in_a_paragraph_is_told_as_a_word() -> None:
    [change] = compare(["We urge States to act."], ["We ask States to act."])
    assert change.pieces == (("keep", "We "), ("del", "urge"), ("ins", "ask"), ("keep", " States to act."))
    assert not change.same


def test_chinese_is_compared_by_the_character() -> None:
    [change] = compare(["我们建议各国行动。"], ["我们敦促各国行动。"])
    assert change.pieces == (("keep", "我们"), ("del", "建议"), ("ins", "敦促"), ("keep", "各国行动。"))


def test_a_paragraph_that_came_and_one_that_went() -> None:
    assert compare(["First.", "Gone."], ["First."])[1] == Change(1, None, (("del", "Gone."),))
    assert compare(["First."], ["New.", "First."])[0] == Change(None, 0, (("ins", "New."),))


def test_paragraphs_that_have_nothing_in_common_are_not_mixed() -> None:
    assert compare(["alpha beta gamma"], ["one two three"]) == [
        Change(0, None, (("del", "alpha beta gamma"),)),
        Change(None, 0, (("ins", "one two three"),)),
    ]


def test_very_long_paragraphs_are_told_as_one_that_went_and_one_that_came() -> None:
    old, new = "· " * 5_900, "· " * 5_800
    assert [(change.old, change.new) for change in compare([old], [new])] == [(0, None), (None, 0)]


@given(TEXTS, TEXTS)
def test_the_pieces_make_both_versions_again(old: list[str], new: list[str]) -> None:
    changes = compare(old, new)
    was = {c.old: "".join(t for k, t in c.pieces if k != "ins") for c in changes if c.old is not None}
    now = {c.new: "".join(t for k, t in c.pieces if k != "del") for c in changes if c.new is not None}
    assert [was[i] for i in range(len(old))] == old
    assert [now[i] for i in range(len(new))] == new
    assert len(was) == len(old) and len(now) == len(new)

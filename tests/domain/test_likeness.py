"""Floods fall into groups; honest texts stand alone."""

from panel.domain.likeness import groups

CHEAP = "Buy cheap watches now at our shop, offer {}!"
HONEST = (
    "In our district the school secretary decides, not the head teacher.",
    "The circular exists; it lies in a drawer, and nobody has seen it.",
    "قبلت مدرستان في حيّنا الأطفال بإفادة من الأهل وحدها.",
    "两所学校接受了父母的书面声明。",
)


def test_a_flood_is_one_group_and_honest_texts_are_none() -> None:
    texts = [(f"a{n}", CHEAP.format(n)) for n in range(5)]
    texts += [(f"h{n}", text) for n, text in enumerate(HONEST)]
    texts += [("b1", "两所学校接受了父母的书面声明，也可以。"), ("c1", "Yes."), ("c2", "yes")]
    assert groups(texts) == [["a0", "a1", "a2", "a3", "a4"], ["c1", "c2"], ["h3", "b1"]]


def test_the_first_text_decides_and_nothing_is_in_two_groups() -> None:
    found = groups(
        [
            ("a", "one two three four five"),
            ("b", "three four five six seven"),
            ("c", "one two three four five"),
        ]
    )
    assert found == [["a", "c"]]

"""Paragraphs: numbering, offsets, what a span touches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.collation import Passage, numbers_at, paragraphs, passage, segment

TEXT = """## At the desk

First line
and its second line.[^1]

- one item
- another item
  that goes on

[^1]: A footnote,
on two lines.
[^2]: A note nobody refers to.
## Last heading
Words under it.
"""
BLOCKS = st.text(st.sampled_from("ab# -[^1]:\n\n\r\t\u3000\u2028。!.éשا中"), max_size=60)


def test_every_kind_of_block() -> None:
    assert [(each.kind, each.number, TEXT[each.start : each.end]) for each in paragraphs(TEXT)] == [
        ("heading", None, "## At the desk"),
        ("paragraph", 1, "First line\nand its second line.[^1]"),
        ("item", 2, "- one item"),
        ("item", 3, "- another item\n  that goes on"),
        ("footnote", None, "[^1]: A footnote,\non two lines."),
        ("footnote", None, "[^2]: A note nobody refers to."),
        ("heading", None, "## Last heading"),
        ("paragraph", 4, "Words under it."),
    ]
    assert [TEXT[each.inner : each.end] for each in paragraphs(TEXT)][2:5] == [
        "one item", "another item\n  that goes on", "A footnote,\non two lines.",
    ]  # fmt: skip
    assert segment(TEXT).last == 4


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one\n \ntwo", [("paragraph", "one"), ("paragraph", "two")]),
        ("-no item\n#no heading", [("paragraph", "-no item\n#no heading")]),
        ("  ## Heading \nwords", [("heading", "## Heading"), ("paragraph", "words")]),
        ("words\n- item", [("paragraph", "words"), ("item", "- item")]),
        ("- item\nand on", [("item", "- item\nand on")]),
        ("## one\n## two", [("heading", "## one"), ("heading", "## two")]),
        ("第一段。\n\n\u3000\u3000第二段。", [("paragraph", "第一段。"), ("paragraph", "第二段。")]),
        ("الفقرة الأولى\n- بند", [("paragraph", "الفقرة الأولى"), ("item", "- بند")]),
        ("one\r\n\r\ntwo", [("paragraph", "one"), ("paragraph", "two")]),
        ("[^ninecharss]: words", [("paragraph", "[^ninecharss]: words")]),
        ("-", [("paragraph", "-")]),
        ("[^1]:", [("footnote", "[^1]:")]),
    ],
)
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in paragraphs(text)] == blocks


@given(BLOCKS)
def test_every_character_that_is_not_blank_is_in_exactly_one_block(text: str) -> None:
    blocks = paragraphs(text)
    inside = [place for each in blocks for place in range(each.start, each.end)]
    assert len(inside) == len(set(inside))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(inside))
    assert [text[each.start : each.end].strip() for each in blocks] == [
        text[each.start : each.end] for each in blocks
    ]
    assert all(each.start <= each.inner <= each.end for each in blocks)


@given(BLOCKS)
def test_numbers_run_from_one_without_a_gap(text: str) -> None:
    numbers = [each.number for each in paragraphs(text) if each.kind in ("paragraph", "item")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {each.number for each in paragraphs(text) if each.kind in ("heading", "footnote")} <= {None}


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("second line", (1,)),
        ("its second line.[^1]\n\n- one", (1, 2)),
        ("one item\n- another item", (2, 3)),
        ("A footnote", (1,)),
        ("nobody refers", (4,)),
        ("Last heading", (4,)),
        ("At the desk", (1,)),
        ("on two lines.\n[^2]: A note nobody refers to.\n## Last heading\nWords", (1, 4)),
    ],
)
def test_what_a_span_is_cited_by(words: str, numbers: tuple[int, ...]) -> None:
    start = TEXT.index(words)
    assert numbers_at(segment(TEXT), start, start + len(words)) == numbers


def test_a_heading_at_the_end_is_cited_by_the_last_paragraph() -> None:
    assert numbers_at(segment("Words.\n## End"), 10, 13) == (1,)


def test_passages_are_checked() -> None:
    document = segment("One.\n\nTwo.")
    assert passage("s", document, 6, 9) == Passage("s", 2, 6, 9)
    for start, end in ((-1, 2), (3, 3), (0, 11), (4, 6)):
        with pytest.raises(ValueError, match=f"{start}–{end} "):
            passage("s", document, start, end)
    with pytest.raises(ValueError, match="no numbered paragraph"):
        passage("s", segment("## Only a heading"), 0, 5)

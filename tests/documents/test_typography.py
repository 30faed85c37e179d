from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from panel.documents.typography import (
    filled,
    folded,
    has_italics,
    legible,
    printed_number,
    quotation_marks,
    safe_address,
)


@pytest.mark.parametrize(
    "address",
    ["https://panel.example/2027/1/SUB/CMF#P4", "http://a.example/", "mailto:a@b.example", "#p4", "#annex-1"],
)
def test_addresses_a_document_may_carry(address: str) -> None:
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/2027/1",
        "commentary.html",
        "https:evil",
        "https://",
        'https://a.example/"onclick=',
        "https://a.example/<b>",
        "https://a b.example",
        "#",
        "#1",
        "",
    ],
)
def test_addresses_it_may_not(address: str) -> None:
    assert safe_address(address) == ""


@given(st.text(st.characters(codec=None)))
def test_whatever_is_written_can_stand_in_xml(words: str) -> None:
    shown = legible(words)
    element = etree.Element("t")
    element.text = shown
    assert (etree.fromstring(etree.tostring(element, encoding="utf-8")).text or "") == shown
    assert len(shown) == len(words.replace("\r\n", "\n"))


def test_illegal_characters_are_shown_not_dropped() -> None:
    assert legible("a\0b\x0b\ud800\uffffc\td\r\ne\rf") == "a\ufffdb\ufffd\ufffd\ufffdc\td\ne\nf"


def test_endless_words_are_folded_and_no_others() -> None:
    assert folded("x" * 199) == "x" * 199
    assert folded("a " + "x" * 210 + " b") == "a " + "\n".join(["x" * 70] * 3) + " b"
    assert folded("字" * 500) == "字" * 500


def test_marks_numbers_and_emphasis_by_language() -> None:
    assert [quotation_marks(lang) for lang in ("en", "fr", "ar", "ru", "zh-Hans")] == [
        ("“", "”"),
        ("«\u00a0", "\u00a0»"),
        ("«", "»"),
        ("«", "»"),
        ("“", "”"),
    ]
    assert [printed_number(12, lang) for lang in ("en", "ar", "zh")] == ["12.", "12-", "12."]
    assert [has_italics(lang) for lang in ("en", "ru", "ar", "fa", "zh")] == [True, True, False, False, False]


def test_labels_keep_braces_that_are_not_places() -> None:
    assert filled("Note {number} {x} {", number=4) == "Note 4 {x} {"

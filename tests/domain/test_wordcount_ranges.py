"""The two committed tables are what the generator writes, and are true of every scalar value."""

from __future__ import annotations

import runpy
import unicodedata
from pathlib import Path

from panel.domain import wordcount_ranges

GENERATOR = runpy.run_path(str(Path(__file__).with_name("generate_ranges.py")))
OF_THE_RULE = unicodedata.unidata_version == wordcount_ranges.UNICODE
SCALARS = [point for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF]


def points(table: str) -> set[int]:
    """The code points of a table."""
    found: set[int] = set()
    for entry in table.split():
        first, _, last = entry.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def true_of(name: str) -> set[int]:
    """What the running Python says; a younger one knows more characters, and those are left out."""
    known = points(wordcount_ranges.HAN + " " + wordcount_ranges.LETTERS + " " + wordcount_ranges.SPACE)
    found = {point for point in SCALARS if GENERATOR[name](chr(point))}
    return found if OF_THE_RULE else found & known


def test_the_committed_files_are_what_the_generator_writes() -> None:
    if OF_THE_RULE:
        assert GENERATOR["PYTHON"].read_text("utf-8") == GENERATOR["python_source"]()
        assert GENERATOR["BROWSER"].read_text("utf-8") == GENERATOR["browser_source"]()
    assert GENERATOR["UNICODE"] == wordcount_ranges.UNICODE == "14.0.0"


def test_server_and_browser_have_the_same_table() -> None:
    script = GENERATOR["BROWSER"].read_text("utf-8")
    tables = script.replace("'", "").replace(" +\n  ", "").replace("=\n  ", "= ")
    for name in ("UNICODE", "HAN", "LETTERS", "SPACE"):
        assert f"export const {name} = {getattr(wordcount_ranges, name)};\n" in tables


def test_letters_and_numbers_on_every_scalar_value() -> None:
    assert points(wordcount_ranges.LETTERS) == true_of("is_letter_or_number")


def test_han_on_every_scalar_value() -> None:
    assert points(wordcount_ranges.HAN) == true_of("is_han")


def test_space_on_every_scalar_value() -> None:
    assert points(wordcount_ranges.SPACE) == true_of("is_space")
    python = {point for point in SCALARS if chr(point).isspace()}
    assert python - points(wordcount_ranges.SPACE) == {0x1C, 0x1D, 0x1E, 0x1F}


def test_the_number_of_characters_of_each_table() -> None:
    assert [
        len(points(t)) for t in (wordcount_ranges.HAN, wordcount_ranges.LETTERS, wordcount_ranges.SPACE)
    ] == [
        94_215,
        133_547,
        25,
    ]


def test_what_is_han_and_what_only_looks_like_it() -> None:
    han = "人々〇〡〩〸〺〻⺀⼀﨎𠀀𪛟㐀"
    other = "かカㄅ、。〃〄〆㆐한ーﾊ〒"
    table = points(wordcount_ranges.HAN)
    assert [ord(character) in table for character in han] == [True] * len(han)
    assert [ord(character) in table for character in other] == [False] * len(other)

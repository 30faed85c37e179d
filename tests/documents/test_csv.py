from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.documents.csv import csv_lines, guarded, render_csv, unguarded

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "＝1",
    "﹢1",
    "＋1",
    "－1",
    "＠x",
    "'=1",
    "''=1",
]


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", DANGEROUS)
def test_what_might_run_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["a=1", "'tis", "", "12", "1-2", "الفريق", "多数"])
def test_other_words_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


@given(st.text(st.one_of(st.sampled_from("'=+-@\t\r\n\0＝\",;"), st.characters(codec="utf-8")), max_size=8))
def test_a_parser_gives_the_words_back(cell: str) -> None:
    rows = read(render_csv(["a", "b"], [[cell, "x"]]))
    assert rows[0] == ["a", "b"]
    assert [unguarded(read_cell) for read_cell in rows[1]] == [cell, "x"]


def test_the_file_byte_for_byte() -> None:
    content = render_csv(
        ["Code", "Words"], [["CMF", -3], ['say "x",\ny', Decimal("-1.50")], [None, 0.5], ["=1", "é"]]
    )
    assert content == (
        b'\xef\xbb\xbfCode,Words\r\nCMF,-3\r\n"say ""x"",\ny",-1.50\r\n,0.5\r\n\'=1,\xc3\xa9\r\n'
    )


def test_a_long_list_is_written_line_by_line() -> None:
    lines = csv_lines(["n"], ([number] for number in range(10_000)))
    assert next(lines) == b"\xef\xbb\xbfn\r\n"
    assert next(lines) == b"0\r\n"
    assert sum(1 for _ in lines) == 9_999
    cell = "=" + "x" * 40_000
    assert read(render_csv(["a"], [[cell]]))[1] == [f"'{cell}"]

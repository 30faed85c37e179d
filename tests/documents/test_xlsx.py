"""A table as a workbook: a reader gives back the same words and figures."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from panel.documents.xlsx import CELL, column, render_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROWS: list[list[str | int | float | None]] = [
    ["=1+1", -3, 0.5],
    ['a\nb & <c> "d"', None, 2**40],
    ["_x0041_ خوف 👩🏽‍⚕️", "", 1],
    [" kept  ", True, 0],
]


def cells(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        sheet = ElementTree.fromstring(held.read("xl/worksheets/sheet1.xml"))
        for name in held.namelist():
            ElementTree.fromstring(held.read(name))
    found = {}
    for cell in sheet.iter(f"{MAIN}c"):
        told = "".join(part.text or "" for part in cell.iter() if part.tag in {f"{MAIN}t", f"{MAIN}v"})
        # As programs do: a sign written by its number.
        found[cell.attrib["r"]] = re.sub("_x([0-9A-F]{4})_", lambda hit: chr(int(hit[1], 16)), told)
    return found


def test_words_and_figures_come_back() -> None:
    content = render_xlsx("SPMHR/2027/1", ["Words", "N", "Share"], ROWS, [40, 8, 8])
    assert content == render_xlsx("SPMHR/2027/1", ["Words", "N", "Share"], ROWS, [40, 8, 8])
    assert cells(content) == {
        "A1": "Words", "B1": "N", "C1": "Share",
        "A2": "=1+1", "B2": "-3", "C2": "0.5",
        "A3": 'a\nb & <c> "d"', "C3": str(2**40),
        "A4": "_x0041_ خوف 👩🏽‍⚕️", "C4": "1",
        "A5": " kept  ", "B5": "1", "C5": "0",
    }  # fmt: skip


def test_no_cell_is_a_formula_and_none_is_too_long() -> None:
    content = render_xlsx("x", ["a"], [["=cmd|' /C calc'!A0"], ["b" * (CELL + 1)]], [8])
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        sheet = held.read("xl/worksheets/sheet1.xml").decode()
        assert 'name="x"' in held.read("xl/workbook.xml").decode()
    assert "<f>" not in sheet and 't="str"' not in sheet
    assert len(cells(content)["A3"]) == CELL and cells(content)["A3"].endswith("…")


def test_columns_are_lettered() -> None:
    assert [column(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]

"""A table as an Excel workbook: one sheet, a header that stays in sight, words as words and figures as figures.

Words are written as inline strings, which no program runs as a formula; so nothing is put before them.
Source: ECMA-376, part 1, SpreadsheetML. The same values give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from panel.documents.csv import Value

#: Most characters a cell may hold.
CELL = 32_767

_DATED = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Programs read ``_x0041_`` as a sign by its number; so the underscore is written by its own.
_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN_IN_NAMES = re.compile(r"[\\/?*\[\]:]")


def render_xlsx(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> bytes:
    """The workbook; ``name`` is that of the sheet, ``widths`` are those of the columns in characters.

    Words longer than a cell holds are cut there and end in “…”.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in _parts(name, header, rows, widths):
            about = zipfile.ZipInfo(path, _DATED)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, (_HEAD + content).encode())
    return out.getvalue()


def _parts(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> list[tuple[str, str]]:
    kinds = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("styles", "styles"),
        )
    )
    sheet = _escaped(_FORBIDDEN_IN_NAMES.sub(" ", name)[:31])
    return [
        (
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
        ),
        ("_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>'
            f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        ),
        ("xl/styles.xml", _STYLES),
        ("xl/worksheets/sheet1.xml", _sheet(header, rows, widths)),
    ]


def _relations(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


#: Two looks: 0 wraps and stands at the top of its cell, 1 is the header.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>'
)


def _sheet(header: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    lines = [_row(1, header, look=1)]
    lines += [_row(number, row, look=0) for number, row in enumerate(rows, start=2)]
    last = f"{column(len(header))}{len(lines)}"
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{columns}</cols><sheetData>{"".join(lines)}</sheetData><autoFilter ref="A1:{last}"/></worksheet>'
    )


def _row(number: int, row: Sequence[Value], look: int) -> str:
    cells = "".join(_cell(f"{column(n)}{number}", value, look) for n, value in enumerate(row, start=1))
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, value: Value, look: int) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" s="{look}" t="b"><v>{int(value)}</v></c>'
    if not isinstance(value, str):
        return f'<c r="{place}" s="{look}"><v>{value}</v></c>'
    words = value if len(value) <= CELL else value[: CELL - 1] + "…"
    return (
        f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{_escaped(words)}</t></is></c>'
    )


def column(number: int) -> str:
    """The letters of a column, from 1: A … Z, AA …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _escaped(text: str) -> str:
    told = _NUMBERED.sub("_x005F_", _ILLEGAL.sub("\ufffd", text))
    return (
        told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        .replace("\r", "_x000D_")
    )  # fmt: skip

"""Children in the order of the schema (ISO/IEC 29500-1, annex A): Word repairs or refuses a file otherwise."""

from __future__ import annotations

import pytest

from panel.documents.blocks import Document, Frame
from panel.documents.docx import render_docx

from .other_scripts import FRAME_AR, FRAME_ZH, arabic, chinese
from .package import W, every, found, parts, values, xml
from .samples import FRAME, english, long_document

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr endnotePr compat themeFontLang"
    " decimalSymbol listSeparator",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
}

ALL = pytest.mark.parametrize(
    ("doc", "frame"),
    [(english(), FRAME), (arabic(), FRAME_AR), (chinese(), FRAME_ZH), (long_document(9, 20), FRAME)],
    ids=["en", "ar", "zh", "long"],
)


@ALL
def test_children_stand_in_the_order_of_the_schema(doc: Document, frame: Frame) -> None:
    wrong = []
    for part, element in every(render_docx(doc, frame)):
        name = element.tag.removeprefix(W)
        if name in ORDER:
            order = ORDER[name].split()
            children = [child.tag.removeprefix(W) for child in element]
            places = [order.index(child) if child in order else -1 for child in children]
            if places != sorted(places) or -1 in places:
                wrong.append((part, name, children))
    assert wrong == []


@ALL
def test_what_is_named_is_there(doc: Document, frame: Frame) -> None:
    content = render_docx(doc, frame)
    styles = values(xml(content, "styles"), "w:style/@w:styleId")
    assert len(styles) == len(set(styles))
    for name in ("document", "footnotes", "header1", "footer1"):
        used = values(xml(content, name), "//w:pStyle/@w:val|//w:rStyle/@w:val|//w:tblStyle/@w:val")
        assert set(used) - set(styles) == set()
    based = values(xml(content, "styles"), "//w:basedOn/@w:val|//w:next/@w:val")
    assert set(based) - set(styles) == set()
    numbers = values(xml(content, "numbering"), "w:num/@w:numId")
    assert set(values(xml(content, "document"), "//w:numId/@w:val")) - set(numbers) == set()
    listed = parts(content)["[Content_Types].xml"].decode()
    assert [
        n for n in parts(content) if n.startswith("word/") and n.endswith(".xml") and f"/{n}" not in listed
    ] == []


@ALL
def test_every_cell_ends_with_a_paragraph_and_every_table_is_followed_by_one(
    doc: Document, frame: Frame
) -> None:
    body = xml(render_docx(doc, frame), "document")
    assert [cell for cell in found(body, "//w:tc") if cell[-1].tag != f"{W}p"] == []
    assert [table for table in found(body, "//w:tbl") if table.getnext().tag != f"{W}p"] == []

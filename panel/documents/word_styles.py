"""The parts of a Word file that hold no text: styles, numbering and settings.

Sizes are half-points, lengths twentieths of a point (567 to the centimetre), as the format has them.
Styles carry the names Word knows, so that its navigation, its tables of contents and its footnote
commands work on our documents. ISO/IEC 29500-1, sections 17.7, 17.9 and 17.15.
"""

from __future__ import annotations

from collections.abc import Sequence

from panel.documents.typography import EAST_ASIAN, has_italics, paragraph_pattern, primary
from panel.documents.word_xml import el, language_tag, part
from panel.i18n.locales import direction

#: Width of the text with its column of numbers (A4 less the margins).
TEXT = 9072

#: Ids of the numberings: paragraphs, discs, and what comes after them.
PARAGRAPHS, DISCS, FIRST_LIST = 1, 2, 3

_SERIF, _SANS, _SONG = "Times New Roman", "Arial", "SimSun"
_INK, _SOFT, _EDGE, _RULE = "1C1E22", "555A62", "8B919A", "D8D8D0"

#: How much larger a page of Arabic is set than a Latin one, Latin words in it included.
_ARABIC = 1.2


def column(rtl: bool) -> int:
    """Width of the column of numbers; Arabic numbers of headings are words."""
    return 850 if rtl else 680


def _fonts(name: str) -> str:
    return el("rFonts", ascii=name, hAnsi=name, eastAsia=_SONG, cs=name)


def _size(half_points: int, rtl: bool) -> str:
    size = round(half_points * _ARABIC) if rtl else half_points
    return el("sz", val=size) + el("szCs", val=size)


def _bold() -> str:
    return el("b") + el("bCs")


def _style(
    identity: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    following: str = "",
    default: bool = False,
) -> str:
    """One style; hidden ones are not needed, so every style is one the reader may use."""
    head: dict[str, str | int] = {"type": kind, "styleId": identity}
    if default:
        head["default"] = 1
    inner = (
        el("name", val=name)
        + (el("basedOn", val=based) if based and not default else "")
        + (el("next", val=following) if following else "")
        + (el("qFormat") if kind == "paragraph" else "")
        + (el("pPr", paragraph) if paragraph else "")
        + (el("rPr", run) if run else "")
    )
    return el("style", inner, **head)


def _heading(level: int, size: int, before: int, rtl: bool) -> str:
    hang = column(rtl)
    layout = (
        el("keepNext")
        + el("keepLines")
        + el("tabs", el("tab", val="left", pos=hang))
        + el("spacing", before=before, after=120)
        + el("ind", left=hang, hanging=hang)
        + el("outlineLvl", val=level - 1)
    )
    run = (_bold() if level > 1 else "") + _size(size, rtl)
    return _style(f"Heading{level}", f"heading {level}", layout, run, following="NumberedParagraph")


def _character_styles(lang: str) -> str:
    dots = el("em", val="underDot") if primary(lang) in EAST_ASIAN else ""
    stress = el("i") + el("iCs") if has_italics(lang) else _bold() + dots
    raised = el("vertAlign", val="superscript")
    link = el("color", val=_INK) + el("u", val="dotted", color=_EDGE)
    return (
        _style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based="", default=True)
        + _style("Strong", "Strong", run=_bold(), kind="character", based="DefaultParagraphFont")
        + _style("Emphasis", "Emphasis", run=stress, kind="character", based="DefaultParagraphFont")
        + _style("Hyperlink", "Hyperlink", run=link, kind="character", based="DefaultParagraphFont")
        + _style(
            "FootnoteReference",
            "footnote reference",
            run=raised,
            kind="character",
            based="DefaultParagraphFont",
        )
    )


def _front_styles(rtl: bool) -> str:
    indent = el("ind", left=column(rtl))
    edge: dict[str, str | int] = {"val": "single", "space": 4}
    rules = el("pBdr", el("top", **edge, sz=18, color=_INK) + el("bottom", **edge, sz=4, color=_EDGE))
    keep = el("keepNext")
    soft = el("color", val=_SOFT)
    return (
        _style("BodyName", "Body Name", keep + el("spacing", after=80), _bold() + _size(21, rtl))
        + _style(
            "Masthead",
            "Masthead",
            rules + _end_tab() + el("spacing", after=640),
            _fonts(_SANS) + _size(17, rtl),
        )
        + _style(
            "Title",
            "Title",
            keep + el("spacing", after=160, line=252, lineRule="auto") + indent,
            _size(42, rtl),
        )
        + _style("Subtitle", "Subtitle", el("spacing", after=160) + indent, _size(26, rtl))
        + _style("Disclaimer", "Disclaimer", el("spacing", after=240) + indent, soft + _size(18, rtl))
        + _style("Header", "header", _end_tab(), _fonts(_SANS) + soft + _size(16, rtl))
        + _style("Footer", "footer", _end_tab(), _fonts(_SANS) + soft + _size(16, rtl))
    )


def _end_tab() -> str:
    return el("tabs", el("tab", val="right", pos=TEXT))


def _text_styles(rtl: bool) -> str:
    small = _fonts(_SANS)
    single: dict[str, str | int] = {"line": 240, "lineRule": "auto"}
    inner = column(rtl)
    caption = el("keepNext") + el("spacing", before=240, after=80)
    return (
        _heading(1, 30, 480, rtl)
        + _heading(2, 24, 240, rtl)
        + _heading(3, 22, 240, rtl)
        + _style("NumberedParagraph", "Numbered Paragraph", el("numPr", el("numId", val=PARAGRAPHS)))
        + _style("PlainParagraph", "Plain Paragraph", el("ind", left=inner))
        + _style("ListItem", "List Item", el("spacing", after=60))
        + _style("Quote", "Quote", el("ind", left=inner + 450, right=450))
        + _style("Caption", "caption", caption, small + _bold() + _size(18, rtl))
        + _style(
            "TableText", "Table Text", el("spacing", before=50, after=50, **single), small + _size(18, rtl)
        )
        + _style("TableHead", "Table Head", el("keepNext"), _bold(), based="TableText")
        + _style("FootnoteText", "footnote text", el("spacing", after=20, **single), _size(18, rtl))
    )


def _table_styles() -> str:
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": _RULE}
    borders = el("tblBorders", el("bottom", **line) + el("insideH", **line))
    margins = el("tblCellMar", el("left", w=0, type="dxa") + el("right", w=113, type="dxa"))
    under = el("tcBorders", el("bottom", val="single", sz=6, space=0, color=_INK))
    first = el("tblStylePr", el("tcPr", under), type="firstRow")
    plain = el("name", val="Normal Table") + el("tblPr", el("tblInd", w=0, type="dxa") + margins)
    ours = el("name", val="Panel Table") + el("basedOn", val="TableNormal") + el("tblPr", borders) + first
    return el("style", plain, type="table", default="1", styleId="TableNormal") + el(
        "style", ours, type="table", styleId="PanelTable"
    )


def languages(lang: str) -> str:
    """The languages of the document, one for each kind of script."""
    rtl, east = direction(lang) == "rtl", primary(lang) in EAST_ASIAN
    latin = "en-GB" if rtl or east else language_tag(lang)
    tag = language_tag(lang)
    return el("lang", val=latin, eastAsia=tag if east else "zh-CN", bidi=tag if rtl else "ar-SA")


def styles(lang: str, rtl: bool) -> bytes:
    """The styles part for a document in ``lang``."""
    defaults = el("rPrDefault", el("rPr", _fonts(_SERIF) + _size(22, rtl) + languages(lang)))
    spacing = el("spacing", after=140, line=276, lineRule="auto")
    way = el("bidi") if rtl else ""
    normal = _style("Normal", "Normal", el("widowControl") + way + spacing, default=True)
    return part(
        "styles",
        el("docDefaults", defaults + el("pPrDefault"))
        + normal
        + _character_styles(lang)
        + _front_styles(rtl)
        + _text_styles(rtl)
        + _table_styles()
        + el("style", el("name", val="No List"), type="numbering", default="1", styleId="NoList"),
    )


def _inset(rtl: bool) -> int:
    """Room outside the numbers from right to left: LibreOffice sets them on the wrong side of their place."""
    return 340 if rtl else 0


def _level(form: str, text: str, left: int, hanging: int, style: str = "") -> str:
    layout = el("pPr", el("ind", left=left, hanging=hanging))
    number = el("lvlText", val=text) + el("lvlJc", val="left")
    linked = el("pStyle", val=style) if style else ""
    return el("lvl", el("start", val=1) + el("numFmt", val=form) + linked + number + layout, ilvl=0)


def numbering(lang: str, rtl: bool, starts: Sequence[tuple[int, int]], lists: int) -> bytes:
    """The numbering part: paragraphs, discs, then a numbering for each restart and each ordered list.

    ``starts`` are pairs of numbering id and first number, for paragraphs that do not follow on;
    ``lists`` is how many ordered lists there are, with ids after the last of the restarts.
    """
    before, after = paragraph_pattern(lang)
    outer = column(rtl)
    kinds = (
        _level("decimal", f"{before}%1{after}", outer, outer - _inset(rtl), "NumberedParagraph"),
        _level("bullet", "•", outer + 340, 280),
        _level("decimal", "%1.", outer + 460, 400),
    )
    single = el("multiLevelType", val="singleLevel")
    abstract = "".join(
        el("abstractNum", single + level, abstractNumId=place) for place, level in enumerate(kinds)
    )
    instances = el("num", el("abstractNumId", val=0), numId=PARAGRAPHS) + el(
        "num", el("abstractNumId", val=1), numId=DISCS
    )
    again = [(identity, 0, start) for identity, start in starts]
    again += [(FIRST_LIST + len(starts) + place, 2, 1) for place in range(lists)]
    for identity, kind, start in again:
        override = el("lvlOverride", el("startOverride", val=start), ilvl=0)
        instances += el("num", el("abstractNumId", val=kind) + override, numId=identity)
    return part("numbering", abstract + instances)


def settings(lang: str) -> bytes:
    """The settings part; footnotes are declared before compatibility, as the schema orders."""
    modern = el(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    return part(
        "settings",
        el("zoom", percent=100)
        + el("defaultTabStop", val=227)
        + el("characterSpacingControl", val="doNotCompress")
        + el("footnotePr", el("footnote", id=-1) + el("footnote", id=0))
        + el("compat", modern)
        + languages(lang).replace("<w:lang ", "<w:themeFontLang ")
        + el("decimalSymbol", val=".")
        + el("listSeparator", val=","),
    )

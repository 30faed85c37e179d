"""What the renderers agree on about scripts: directions, quotation marks, numbers, isolation, addresses."""

from __future__ import annotations

import re

from panel.i18n.locales import direction

#: Languages set in the East Asian font of a style.
EAST_ASIAN = frozenset({"zh", "ja", "ko"})

#: Languages from left to right whose scripts have no italics.
_UPRIGHT = EAST_ASIAN | {"th"}

#: Opening and closing marks; English ones where nothing else is said. French sets no-break spaces inside.
_MARKS = {"fr": ("«\u00a0", "\u00a0»"), "ru": ("«", "»"), "ar": ("«", "»")}

#: Everything XML 1.0 (section 2.2) does not allow, and the characters HTML calls parse errors.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_SAFE_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s]+@)", re.IGNORECASE)

#: A word no reader has ever seen: 200 characters and more without a place to break, in scripts that use spaces.
_ENDLESS = re.compile("[^\\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{200,}")
_FOLD = 70

#: A table of up to so many rows is not broken over two pages.
WHOLE_TABLE = 12

_ISOLATE, _POP = "\u2068", "\u2069"
_LEFT_MARK, _RIGHT_MARK = "\u200e", "\u200f"


def primary(lang: str) -> str:
    """The language itself, without script or region: ``zh`` of ``zh-Hans``."""
    return lang.replace("_", "-").split("-")[0].lower()


def has_italics(lang: str) -> bool:
    """Whether the script of the language is set in italics; others stress by weight or dots."""
    return primary(lang) not in _UPRIGHT and direction(lang) == "ltr"


def quotation_marks(lang: str) -> tuple[str, str]:
    """Opening and closing mark in a text in ``lang``."""
    return _MARKS.get(primary(lang), ("“", "”"))


def paragraph_pattern(lang: str) -> tuple[str, str]:
    """What is printed before and after a paragraph number: ``1.``, in Arabic ``1-``."""
    return ("", "-") if primary(lang) == "ar" else ("", ".")


def printed_number(number: int, lang: str) -> str:
    """The paragraph number as printed. Digits are Latin in every language."""
    before, after = paragraph_pattern(lang)
    return f"{before}{number}{after}"


def legible(text: str) -> str:
    """The text with each character that no XML or HTML file can hold shown as U+FFFD; nothing is dropped."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def folded(text: str) -> str:
    """The text with line breaks inside words of 200 characters and more."""
    return _ENDLESS.sub(lambda word: "\n".join(re.findall(rf".{{1,{_FOLD}}}", word[0])), text)


def isolated(text: str) -> str:
    """The text between first-strong isolate and pop: no neighbour changes its order, nor it theirs."""
    return f"{_ISOLATE}{text}{_POP}"


def fenced(text: str) -> str:
    """A left-to-right code inside right-to-left text, fenced by marks, for programs that ignore isolates."""
    return f"{_RIGHT_MARK}{_LEFT_MARK}{text}{_LEFT_MARK}{_RIGHT_MARK}"


def edged(text: str, way: str) -> str:
    """Words that run the other way than the text around them: their first and last signs, a full stop or a
    quotation mark, would else stand on the wrong side in programs that ignore isolates."""
    mark = _RIGHT_MARK if way == "rtl" else _LEFT_MARK
    return f"{mark}{text}{mark}"


def safe_address(href: str) -> str:
    """The address if it is http(s), mailto or ``#anchor``; else empty: no scripts, no files, no relative paths."""
    address = legible(href).strip()
    if re.fullmatch(r"#[A-Za-z][\w.-]*", address) or _SAFE_ADDRESS.match(address):
        return address if not re.search(r"[\s\"<>\\^`{|}\ufffd]", address) else ""
    return ""


def filled(template: str, **values: int | str) -> str:
    """A frame label with its ``{name}`` places filled; other braces stay as they are."""
    for name, value in values.items():
        template = template.replace("{" + name + "}", str(value))
    return template

"""WordprocessingML as text: elements, runs, paragraphs and hyperlinks, children in the order of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from panel.documents.blocks import Code, Emphasis, Link, NoteMark, Quote, Run, Runs
from panel.documents.typography import (
    EAST_ASIAN,
    edged,
    fenced,
    legible,
    primary,
    quotation_marks,
    safe_address,
)
from panel.i18n.locales import direction

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

#: Word wants a region with some languages.
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}


def part(name: str, content: str) -> bytes:
    """A whole part with its namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {_NAMESPACES}>{content}</w:{name}>'.encode()


def el(name: str, content: str = "", /, **values: str | int) -> str:
    """One element; every attribute in the namespace of Word. A trailing underscore in a name is dropped."""
    attributes = "".join(
        f' w:{key.rstrip("_")}="{escape(legible(str(value)))}"' for key, value in values.items()
    )
    return f"<w:{name}{attributes}>{content}</w:{name}>" if content else f"<w:{name}{attributes}/>"


def language_tag(lang: str) -> str:
    """The tag Word knows for a language; one with a script or region stays as it is."""
    return lang if "-" in lang else _REGIONS.get(primary(lang), lang)


def lang_of(lang: str) -> str:
    """The ``w:lang`` of a run: which attribute counts depends on the script."""
    key = "bidi" if direction(lang) == "rtl" else "eastAsia" if primary(lang) in EAST_ASIAN else "val"
    return el("lang", **{key: language_tag(lang)})


@dataclass(frozen=True, slots=True)
class Pen:
    """What a part is written with: language and direction of the document, and the part's outside addresses.

    ``addresses`` grows while the part is written; each address then becomes a relationship of the part.
    ``known`` are the addresses inside the document.
    """

    language: str
    rtl: bool
    known: frozenset[str] = frozenset()
    addresses: dict[str, str] = field(default_factory=dict)

    def relation(self, href: str) -> str:
        """The id of the relationship to an outside address."""
        return self.addresses.setdefault(href, f"link{len(self.addresses) + 1}")

    def run(self, text: str, *, lang: str | None = None, style: str = "", ltr: bool = False) -> str:
        """One run of words, in another language or style where given; ``ltr`` for codes and figures."""
        properties = self.properties(lang=lang, style=style, ltr=ltr)
        if lang and (direction(lang) == "rtl") != self.rtl:
            text = edged(text, direction(lang))
        return el("r", properties + _words(text))

    def properties(self, *, lang: str | None = None, style: str = "", ltr: bool = False) -> str:
        """The properties of a run: style, font hint, direction, language."""
        rtl = not ltr and (direction(lang) == "rtl" if lang else self.rtl)
        east = not ltr and primary(lang or self.language) in EAST_ASIAN
        inner = (
            (el("rStyle", val=style) if style else "")
            + (el("rFonts", hint="eastAsia") if east else "")
            + (el("rtl") if rtl else "")
            + (lang_of(lang) if lang else "")
        )
        return el("rPr", inner) if inner else ""

    def paragraph(self, style: str, content: str, *, before: str = "", after: str = "") -> str:
        """A paragraph; ``before`` and ``after`` are properties the schema sets before and after the direction."""
        bidi = el("bidi") if self.rtl else ""
        return el("p", el("pPr", el("pStyle", val=style) + before + bidi + after) + content)

    def runs(self, runs: Runs, lang: str | None = None) -> str:
        """The runs of a paragraph, a note, an item or a cell; ``lang`` where all of them are in another language."""
        return "".join(self._one(run, lang) for run in runs)

    def code(self, text: str, style: str = "") -> str:
        """A code: from left to right, and fenced where the text around it runs the other way."""
        return self.run(fenced(text) if self.rtl else text, style=style, ltr=True)

    def _one(self, run: Run, lang: str | None) -> str:
        if isinstance(run, NoteMark):
            mark = self.properties(style="FootnoteReference")
            return el("r", mark + el("footnoteReference", id=run.number))
        if isinstance(run, Code):
            return self.code(run.text)
        if isinstance(run, Emphasis):
            return self.run(run.text, lang=lang, style="Emphasis")
        if isinstance(run, Quote):
            opening, closing = quotation_marks(self.language)
            if not run.lang:
                return self.run(f"{opening}{run.text}{closing}", lang=lang)
            return self.run(opening) + self.run(run.text, lang=run.lang) + self.run(closing)
        if isinstance(run, Link):
            return self._link(run)
        return self.run(run.text, lang=run.lang or lang)

    def _link(self, link: Link) -> str:
        """A hyperlink, or its words alone where the address may not or cannot be followed."""
        address = safe_address(link.href)
        inside = address.startswith("#")
        followed = bool(address) and (not inside or address[1:] in self.known)
        style = "Hyperlink" if followed else ""
        latin = self.rtl and not link.lang and not any(map(_right_to_left, link.text))
        inner = self.code(link.text, style) if latin else self.run(link.text, lang=link.lang, style=style)
        if not followed:
            return inner
        if inside:
            return el("hyperlink", inner, anchor=address[1:], history=1)
        return f'<w:hyperlink r:id="{self.relation(address)}" w:history="1">{inner}</w:hyperlink>'


def _right_to_left(character: str) -> bool:
    """Whether a character belongs to a script written from right to left."""
    return (
        "\u0590" <= character <= "\u08ff"
        or "\ufb1d" <= character <= "\ufdff"
        or "\ufe70" <= character <= "\ufefc"
    )


def _words(text: str) -> str:
    """The content of a run; line breaks and tabs have elements of their own."""
    pieces: list[str] = []
    for number, line in enumerate(legible(text).split("\n")):
        pieces += [el("br")] if number else []
        for place, piece in enumerate(line.split("\t")):
            pieces += [el("tab")] if place else []
            pieces += [f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'] if piece else []
    return "".join(pieces)


def field_code(pen: Pen, code: str) -> str:
    """A field that Word fills in, such as the number of the page."""
    return el("fldSimple", pen.run("1"), instr=f" {code} ")


def filled(pen: Pen, label: str, fields: Mapping[str, str]) -> str:
    """A frame label with fields of Word in its ``{name}`` places."""
    for name, code in fields.items():
        label = label.replace("{" + name + "}", f"\0{code}\0")
    return "".join(
        field_code(pen, piece) if place % 2 else pen.run(piece)
        for place, piece in enumerate(label.split("\0"))
        if piece
    )

"""Word: a document with real footnotes, real paragraph numbers, real headings, and links in the notes.

Every part is written here, so that the file carries nothing of a template, a program or a person; the
library packs them. Word numbers notes and paragraphs itself; ``check`` sees to it that it prints the
numbers of the blocks. The same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from panel.documents.blocks import (
    Block,
    Document,
    Frame,
    Heading,
    ListBlock,
    NumberedParagraph,
    PlainParagraph,
    QuotationBlock,
    Table,
)
from panel.documents.structure import anchors, check
from panel.documents.typography import legible
from panel.documents.word_styles import DISCS, FIRST_LIST, PARAGRAPHS, numbering, settings, styles
from panel.documents.word_table import table
from panel.documents.word_xml import Pen, el, filled, part
from panel.i18n.locales import direction

#: Longest title the properties of a file may have (a limit of the packing library).
_LONGEST_PROPERTY = 255


def render_docx(doc: Document, labels: Frame) -> bytes:
    """The document as a Word file. Raises ``DocumentError`` where the document contradicts itself."""
    check(doc)
    known = frozenset(anchors(doc).values()) | {
        f"p{block.number}" for block in doc.blocks if isinstance(block, NumberedParagraph)
    }
    pen = Pen(doc.language, doc.direction == "rtl", known)
    body = _Body(doc, pen)
    content = part("document", el("body", body.masthead() + "".join(body.blocks()) + _section(pen.rtl)))
    foot = replace(pen, addresses={})
    notes = _footnotes(doc, foot)
    package = OpcPackage()
    main = _add(package, package, "document", RT.OFFICE_DOCUMENT, CT.WML_DOCUMENT_MAIN, content)
    _add(package, main, "styles", RT.STYLES, CT.WML_STYLES, styles(doc.language, pen.rtl))
    lists = numbering(doc.language, pen.rtl, body.starts, body.lists)
    _add(package, main, "numbering", RT.NUMBERING, CT.WML_NUMBERING, lists)
    _add(package, main, "settings", RT.SETTINGS, CT.WML_SETTINGS, settings(doc.language))
    _add(package, main, "header1", RT.HEADER, CT.WML_HEADER, _header(doc, pen))
    for name in ("footer1", "footer2"):
        _add(package, main, name, RT.FOOTER, CT.WML_FOOTER, _footer(pen, labels))
    noted = _add(package, main, "footnotes", RT.FOOTNOTES, CT.WML_FOOTNOTES, notes)
    for target, addresses in ((main, pen.addresses), (noted, foot.addresses)):
        for address, identity in addresses.items():
            target.load_rel(RT.HYPERLINK, address, identity, is_external=True)
    _describe(package, doc)
    return _packed(package)


def _add(
    package: OpcPackage, owner: OpcPackage | Part, name: str, relation: str, kind: str, content: bytes
) -> Part:
    """A new part of the package, related to its owner under its own name."""
    new = Part(PackURI(f"/word/{name}.xml"), kind, content, package)
    owner.load_rel(relation, new, name)
    return new


def _describe(package: OpcPackage, doc: Document) -> None:
    """The properties of the file: no person, no program, no clock."""
    issued = datetime.combine(doc.meta.created, time(), UTC)
    properties = package.core_properties
    properties.title = legible(f"{doc.masthead.symbol} {doc.title}".strip())[:_LONGEST_PROPERTY]
    properties.subject = legible(doc.meta.subject)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = legible(doc.meta.author)[:_LONGEST_PROPERTY]
    properties.identifier = legible(doc.masthead.symbol)[:_LONGEST_PROPERTY]
    properties.language = doc.language
    properties.created = properties.modified = issued


def _packed(package: OpcPackage) -> bytes:
    """The package as a ZIP file whose entries have one fixed date."""
    raw, even = BytesIO(), BytesIO()
    package.save(raw)
    with ZipFile(raw) as source, ZipFile(even, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return even.getvalue()


def _section(rtl: bool) -> str:
    """A4; the symbol on every page but the first, the number on every page."""

    def reference(name: str, kind: str, relation: str) -> str:
        return f'<w:{name}Reference w:type="{kind}" r:id="{relation}"/>'

    return el(
        "sectPr",
        reference("header", "default", "header1")
        + reference("footer", "default", "footer1")
        + reference("footer", "first", "footer2")
        + el("pgSz", w=11906, h=16838)
        + el("pgMar", top=1304, right=1417, bottom=1304, left=1417, header=680, footer=624, gutter=0)
        + el("cols", space=708)
        + el("titlePg")
        + (el("bidi") if rtl else ""),
    )


def _header(doc: Document, pen: Pen) -> bytes:
    return part("hdr", pen.paragraph("Header", pen.code(doc.masthead.symbol)))


def _footer(pen: Pen, labels: Frame) -> bytes:
    pages = filled(pen, labels.page, {"page": "PAGE", "pages": "NUMPAGES"})
    return part("ftr", pen.paragraph("Footer", el("r", el("tab")) + pages))


def _footnotes(doc: Document, pen: Pen) -> bytes:
    """The footnotes part: two separators as Word wants them, then the notes, each beginning with its own mark."""

    def separator(name: str, identity: int) -> str:
        way = el("bidi") if pen.rtl else ""
        line = el(
            "p", el("pPr", way + el("spacing", after=60, line=240, lineRule="auto")) + el("r", el(name))
        )
        return el("footnote", line, type=name, id=identity)

    mark = el("r", pen.properties(style="FootnoteReference") + el("footnoteRef")) + pen.run(" ")
    notes = "".join(
        el("footnote", pen.paragraph("FootnoteText", mark + pen.runs(note.runs)), id=note.number)
        for note in doc.notes
    )
    return part("footnotes", separator("separator", -1) + separator("continuationSeparator", 0) + notes)


@dataclass
class _Body:
    """Writes the blocks one after the other and keeps count of bookmarks and numberings."""

    doc: Document
    pen: Pen
    starts: tuple[tuple[int, int], ...] = ()
    lists: int = 0
    last: int = 0
    numbering: int = PARAGRAPHS
    bookmarks: int = 0

    def masthead(self) -> str:
        """The head of the first page."""
        doc, pen, head = self.doc, self.pen, self.doc.masthead
        lines = [line for line in (head.distribution, head.date_text, head.original_language_text) if line]
        right = el("r", el("tab")) + pen.run("\u2003".join(lines))
        pieces = [
            pen.paragraph("BodyName", pen.run(head.body_name)) if head.body_name else "",
            pen.paragraph("Masthead", pen.code(head.symbol, "Strong") + right),
            pen.paragraph("Title", pen.run(doc.title)),
            pen.paragraph("Subtitle", pen.run(doc.subtitle)) if doc.subtitle else "",
            pen.paragraph("Disclaimer", pen.run(doc.disclaimer)) if doc.disclaimer else "",
        ]
        return "".join(pieces)

    def blocks(self) -> Iterator[str]:
        """The blocks in order, and a line of air under a table where no heading brings it."""
        self.starts = tuple(self._restarts())
        where = anchors(self.doc)
        above: Block | None = None
        for place, block in enumerate(self.doc.blocks):
            if isinstance(above, Table) and not isinstance(block, Heading):
                yield self.pen.paragraph("TableText", "")
            yield self._block(block, where.get(place, ""))
            above = block
        if isinstance(above, Table):
            yield self.pen.paragraph("TableText", "")

    def _restarts(self) -> Iterator[tuple[int, int]]:
        """Numberings for paragraphs whose number does not follow on the one before."""
        numbers = [block.number for block in self.doc.blocks if isinstance(block, NumberedParagraph)]
        first = (number for last, number in zip([0, *numbers], numbers, strict=False) if number != last + 1)
        return enumerate(first, FIRST_LIST)

    def _block(self, block: Block, anchor: str) -> str:
        if isinstance(block, Heading):
            return self._heading(block, anchor)
        if isinstance(block, NumberedParagraph):
            return self._numbered(block)
        if isinstance(block, PlainParagraph):
            return self.pen.paragraph("PlainParagraph", self.pen.runs(block.runs))
        if isinstance(block, Table):
            return table(block, self.pen)
        if isinstance(block, ListBlock):
            return self._list(block)
        return self._quotation(block)

    def _marked(self, name: str, content: str) -> str:
        """Content with a bookmark, so that links can lead to it."""
        self.bookmarks += 1
        return (
            el("bookmarkStart", id=self.bookmarks, name=name) + content + el("bookmarkEnd", id=self.bookmarks)
        )

    def _heading(self, block: Heading, anchor: str) -> str:
        number = self.pen.run(f"{block.number}\u2002") + el("r", el("tab")) if block.number else ""
        page = el("pageBreakBefore") if block.new_page else ""
        flush = "" if block.number else el("ind", left=0, firstLine=0)
        content = self._marked(anchor, number + self.pen.run(block.text))
        return self.pen.paragraph(f"Heading{block.level}", content, before=page, after=flush)

    def _numbered(self, block: NumberedParagraph) -> str:
        if block.number != self.last + 1:
            self.numbering = next(identity for identity, start in self.starts if start == block.number)
        self.last = block.number
        content = self._marked(f"p{block.number}", self.pen.runs(block.runs))
        return self.pen.paragraph("NumberedParagraph", content, before=_numbered(self.numbering))

    def _list(self, block: ListBlock) -> str:
        identity = FIRST_LIST + len(self.starts) + self.lists if block.ordered else DISCS
        self.lists += block.ordered
        return "".join(
            self.pen.paragraph("ListItem", self.pen.runs(item), before=_numbered(identity))
            for item in block.items
        )

    def _quotation(self, block: QuotationBlock) -> str:
        pen = replace(self.pen, rtl=direction(block.lang) == "rtl") if block.lang else self.pen
        return pen.paragraph("Quote", pen.runs(block.runs, block.lang))


def _numbered(identity: int) -> str:
    return el("numPr", el("ilvl", val=0) + el("numId", val=identity))

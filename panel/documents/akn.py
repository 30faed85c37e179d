"""Akoma Ntoso (OASIS LegalDocML, version 1.0, name space 3.0): a document as XML for libraries and archives.

One ``doc``: identification by FRBR, preface, body, notes. Headings make sections, numbered paragraphs stand under
them as ``paragraph``; what has no number is an ``hcontainer``. Element ids follow the naming convention
(``sec_2__para_14``), notes are ``note_7``. The same document gives the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from panel.documents import blocks
from panel.documents.blocks import Block, Document, Frame, Run, Runs
from panel.documents.markup import figure
from panel.documents.structure import anchors, check
from panel.documents.typography import legible, printed_number, quotation_marks, safe_address

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:panel:document"
"""Name space of the figures that Akoma Ntoso has no element for."""

COUNTRY = "zz"
"""No State: a code that ISO 3166 leaves to users."""

_THREE = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
_LEVELS = ("section", "subsection", "subdivision")
_SHORT = {
    "section": "sec",
    "subsection": "subsec",
    "subdivision": "subdvs",
    "paragraph": "para",
    "hcontainer": "hcontainer",
}


def render_akn(doc: Document, _frame: Frame) -> bytes:
    """The document as UTF-8 XML. Raises ``DocumentError`` where it contradicts itself."""
    check(doc)
    # The prefixes are written by hand: the library would keep a table of them for the whole process.
    root = ET.Element("akomaNtoso", {"xmlns": SPACE, "xmlns:panel": OWN})
    whole = _add(root, "doc", name="summary", contains="originalVersion")
    _meta(_add(whole, "meta"), doc)
    _preface(_add(whole, "preface"), doc)
    _Body(doc, [(0, "", _add(whole, "mainBody"))], _addresses(doc)).write()
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def work_uri(doc: Document) -> str:
    """The address of the work: ``/akn/zz/doc/2027-06-02/spmhr-2027-1-sum``."""
    slug = re.sub(r"[^a-z0-9]+", "-", doc.masthead.symbol.lower()).strip("-") or "draft"
    return f"/akn/{COUNTRY}/doc/{doc.meta.created.isoformat()}/{slug}"


def _add(parent: Any, name: str, text: str = "", /, **attributes: str) -> Any:
    """A new element at the end; an attribute whose name Python keeps for itself has a line behind it."""
    given = {key.rstrip("_"): legible(value) for key, value in attributes.items()}
    made = ET.SubElement(parent, name, given)
    made.text = legible(text) or None
    return made


def _meta(meta: Any, doc: Document) -> None:
    day = doc.meta.created.isoformat()
    _identification(_add(meta, "identification", source="#panel"), doc, day)
    life = _add(meta, "lifecycle", source="#panel")
    _add(life, "eventRef", eId="e1", date=day, source="#panel", type="generation")
    references = _add(meta, "references", source="#panel")
    _add(
        references,
        "TLCOrganization",
        eId="panel",
        href=f"/akn/ontology/organization/{COUNTRY}/panel",
        showAs=doc.meta.author,
    )
    _add(references, "TLCRole", eId="author", href="/akn/ontology/role/author", showAs="Author")
    if doc.notes:
        notes = _add(meta, "notes", source="#panel")
        for note in doc.notes:
            held = _add(notes, "note", eId=f"note_{note.number}", marker=str(note.number))
            _runs(_add(held, "p"), note.runs, doc.language, _addresses(doc))
    if doc.meta.facts:
        figures = _add(meta, "proprietary", source="#panel")
        for name, value in doc.meta.facts:
            ET.SubElement(figures, "panel:figure", {"name": legible(name)}).text = legible(str(value))


def _identification(held: Any, doc: Document, day: str) -> None:
    """Work, expression and manifestation, each with its address, date and author."""
    work, language = work_uri(doc), _THREE.get(doc.language[:2], "und")
    said = f"{work}/{language}@{day}"
    for level, uri in (("FRBRWork", work), ("FRBRExpression", said), ("FRBRManifestation", f"{said}.akn")):
        part = _add(held, level)
        _add(part, "FRBRthis", value=f"{uri}/!main" if level != "FRBRManifestation" else uri)
        _add(part, "FRBRuri", value=uri)
        _add(part, "FRBRdate", date=day, name="document")
        _add(part, "FRBRauthor", href="#panel", as_="#author")
        if level == "FRBRWork":
            _add(part, "FRBRcountry", value=COUNTRY)
            _add(part, "FRBRnumber", value=doc.masthead.symbol, showAs=doc.masthead.symbol)
        elif level == "FRBRExpression":
            _add(part, "FRBRlanguage", language=language)
        else:
            _add(part, "FRBRformat", value="application/akn+xml")


def _preface(held: Any, doc: Document) -> None:
    head = doc.masthead
    _add(_add(held, "p", class_="symbol"), "docNumber", head.symbol)
    for name, words in (("body", head.body_name), ("distribution", head.distribution)):
        if words:
            _add(held, "p", words, class_=name)
    _add(_add(held, "p", class_="date"), "docDate", head.date_text, date=doc.meta.created.isoformat())
    if head.original_language_text:
        _add(held, "p", head.original_language_text, class_="original")
    _add(_add(held, "p", class_="title"), "docTitle", doc.title)
    for name, words in (("subtitle", doc.subtitle), ("disclaimer", doc.disclaimer)):
        if words:
            _add(held, "p", words, class_=name)


@dataclass
class _Body:
    """Goes through the blocks once; ``open`` are the elements in which it stands, with level and id."""

    doc: Document
    open: list[tuple[int, str, Any]]
    addresses: Mapping[str, str]
    used: Counter[str] = field(default_factory=Counter)

    def write(self) -> None:
        """Every block in its place."""
        for block in self.doc.blocks:
            if isinstance(block, blocks.Heading):
                self._section(block)
            elif isinstance(block, blocks.NumberedParagraph):
                made = self._child("paragraph", str(block.number))
                _add(made, "num", printed_number(block.number, self.doc.language))
                self._words(_add(_add(made, "content"), "p"), block.runs)
            else:
                self._unnumbered(block)

    def _section(self, heading: blocks.Heading) -> None:
        while self.open[-1][0] >= heading.level:
            self.open.pop()
        made = self._child(_LEVELS[heading.level - 1])
        if heading.number:
            _add(made, "num", heading.number)
        _add(made, "heading", heading.text)
        self.open.append((heading.level, made.get("eId"), made))

    def _child(self, name: str, number: str = "") -> Any:
        _level, prefix, parent = self.open[-1]
        return _add(parent, name, eId=_next_id(name, prefix, self.used, number))

    def _unnumbered(self, block: Block) -> None:
        made = self._child("hcontainer")
        made.set("name", _NAMES[type(block)])
        content = _add(made, "content")
        if isinstance(block, blocks.Table):
            self._table(content, block)
        elif isinstance(block, blocks.ListBlock):
            held = _add(content, "ol" if block.ordered else "ul")
            for item in block.items:
                self._words(_add(held, "li"), item)
        elif isinstance(block, (blocks.PlainParagraph, blocks.QuotationBlock)):
            said = _add(content, "p")
            if isinstance(block, blocks.QuotationBlock) and block.lang:
                said.set("xml:lang", block.lang)
            self._words(said, block.runs)

    def _table(self, content: Any, block: blocks.Table) -> None:
        held = _add(content, "table")
        if block.caption:
            _add(held, "caption", block.caption)
        rows = ((block.header, True), *((row, False) for row in block.rows))
        for cells, head in rows:
            line = _add(held, "tr")
            for column, cell in enumerate(cells):
                named = head or column == block.row_header
                said = _add(_add(line, "th" if named else "td"), "p")
                if isinstance(cell, tuple):
                    self._words(said, cell)
                else:
                    said.text = legible(figure(cell))

    def _words(self, held: Any, runs: Runs) -> None:
        _runs(held, runs, self.doc.language, self.addresses)


_NAMES: Mapping[type, str] = {
    blocks.PlainParagraph: "text",
    blocks.Table: "table",
    blocks.ListBlock: "list",
    blocks.QuotationBlock: "quotation",
}


def _addresses(doc: Document) -> dict[str, str]:
    """The ids of headings and paragraphs by the anchors under which links name them."""
    found: dict[str, str] = {}
    used: Counter[str] = Counter()
    inside: list[tuple[int, str]] = [(0, "")]
    where = anchors(doc)
    for place, block in enumerate(doc.blocks):
        if isinstance(block, blocks.Heading):
            while inside[-1][0] >= block.level:
                inside.pop()
            found[where[place]] = _next_id(_LEVELS[block.level - 1], inside[-1][1], used)
            inside.append((block.level, found[where[place]]))
        elif isinstance(block, blocks.NumberedParagraph):
            found[f"p{block.number}"] = _next_id("paragraph", inside[-1][1], used, str(block.number))
    return found


def _next_id(name: str, prefix: str, used: Counter[str], number: str = "") -> str:
    """``sec_2__para_14``: the next of its kind in its parent, or with the number it has."""
    stem = f"{prefix}__{_SHORT[name]}" if prefix else _SHORT[name]
    used[stem] += 1
    return f"{stem}_{number or used[stem]}"


def _runs(held: Any, runs: Runs, language: str, addresses: Mapping[str, str]) -> None:
    """Runs as mixed content: words go behind the last element that stands there."""
    for run in runs:
        made = _run(held, run, language, addresses)
        if made is None and not isinstance(run, blocks.NoteMark):
            _say(held, run.text)


def _say(held: Any, words: str) -> None:
    last = held[-1] if len(held) else None
    if last is None:
        held.text = (held.text or "") + legible(words)
    else:
        last.tail = (last.tail or "") + legible(words)


def _run(held: Any, run: Run, language: str, addresses: Mapping[str, str]) -> Any:
    """The element of a run; None where it is plain words."""
    if isinstance(run, blocks.NoteMark):
        return _add(held, "noteRef", href=f"#note_{run.number}", marker=str(run.number))
    words = run.text
    if isinstance(run, blocks.Link):
        href = safe_address(run.href)
        if href.startswith("#"):
            href = f"#{addresses[href[1:]]}" if href[1:] in addresses else ""
        made = _add(held, "ref", words, href=href) if href else None
    elif isinstance(run, blocks.Emphasis):
        made = _add(held, "i", words)
    elif isinstance(run, blocks.Quote):
        start, end = quotation_marks(run.lang or language)
        made = _add(held, "embeddedText", words, startQuote=start, endQuote=end)
    elif isinstance(run, blocks.Code):
        made = _add(held, "inline", words, name="code")
    else:
        made = _add(held, "span", words) if run.lang and run.lang != language else None
    lang = getattr(run, "lang", None)
    if made is not None and lang:
        made.set("xml:lang", lang)
    return made

"""The values a document is made of: frame, blocks, runs and notes. No behaviour, no format.

Text is plain Unicode, never markup. Lengths and offsets are Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]


class DocumentError(ValueError):
    """A document contradicts itself; ``code`` says how, ``place`` where (see ``structure.check``)."""

    def __init__(self, code: str, place: str) -> None:
        super().__init__(f"{code}: {place}")
        self.code = code
        self.place = place


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words; ``lang`` (BCP 47) where they are not in the language of the document."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A contributor's code, a document symbol or a pin-cite; kept together and apart from the script around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words: italics, or bold in scripts that have no italics."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken over exactly. The marks are added by the renderer, in the document's own style."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in the text to which note ``number`` belongs."""

    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to ``href``: an http(s) or mailto address, or ``#anchor`` inside the document.

    Any other address is printed as plain words: a document must not carry a script or a file path.
    """

    text: str
    href: str
    lang: str | None = None


Run: TypeAlias = Text | Code | Emphasis | Quote | NoteMark | Link
Runs: TypeAlias = tuple[Run, ...]
Cell: TypeAlias = str | int | Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 to 3 below the title, ``number`` as printed ("II.", "A."), ``anchor`` its address.

    Without an anchor the heading is addressed as ``s1``, ``s2`` … in the order of the document.
    """

    level: int
    text: str
    number: str = ""
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph of the numbered text; its address is ``p`` and the number. Numbers only rise."""

    number: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """A paragraph without a number."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data. ``numeric_columns`` are set flush at the end; ``row_header`` names the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric_columns: frozenset[int] = frozenset()
    row_header: int | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; with dashes or discs, or numbered from 1 where ``ordered``."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    """A passage set off from the text, without marks; ``lang`` where it is not the document's."""

    runs: Runs
    lang: str | None = None


Block: TypeAlias = Heading | NumberedParagraph | PlainParagraph | Table | ListBlock | QuotationBlock


@dataclass(frozen=True, slots=True)
class Source:
    """A passage a note rests on, for machines: code and version of the submission, paragraph, and span.

    ``start`` and ``end`` are code points in the stored text of that version; ``digest`` is the salted
    hash of the span, so that one changed character in the source shows. Not printed.
    """

    code: str
    paragraph: int
    version: str = ""
    start: int = 0
    end: int = 0
    kind: Literal["primary", "see_also"] = "primary"
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what is printed, usually links to paragraphs of submissions, and what it rests on."""

    number: int
    runs: Runs
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page, in words already translated ("Distr.: General", "Original: English")."""

    symbol: str
    distribution: str
    date_text: str
    original_language_text: str
    body_name: str


@dataclass(frozen=True, slots=True)
class Meta:
    """Properties of the file: ``created`` is the date of issue, never the clock; the author is a body."""

    created: date
    author: str
    subject: str = ""
    facts: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language (BCP 47 code) and one main direction."""

    title: str
    subtitle: str
    language: str
    direction: Direction
    masthead: Masthead
    disclaimer: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    meta: Meta


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a document, already translated.

    ``note``, ``paragraph`` and ``notes_to`` contain ``{number}``; ``page`` contains ``{page}`` and
    ``{pages}``; ``continued`` (a note too long for the foot of a page) contains ``{page}``.
    """

    notes: str
    back: str
    note: str
    paragraph: str
    notes_to: str
    show_notes: str
    contents: str
    page: str
    continued: str

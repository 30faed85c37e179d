"""Values of the collation: what comes out. A summary of numbered paragraphs whose sentences carry notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from panel.collation.types import CitationKind, Stance


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a span of a source, and to every paragraph P the span touches.

    ``quote`` is the exact words of the span, kept only where they may be shown; ``span_hash`` the
    salted hash of them, where the source has a salt.
    """

    source_id: str
    code: str
    paragraphs: tuple[int, ...]
    start: int
    end: int
    kind: CitationKind = "primary"
    asterisk: bool = False
    quote: str = ""
    span_hash: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: citations, or words of its own. ``at`` is the place of its mark in the sentence."""

    number: int
    at: int
    citations: tuple[Citation, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number printed in a sentence and what it counts, so that it can be recomputed.

    ``name`` is admitted, population, organisations, confidential, uncounted, identical:<group>,
    constituency:<code>, region:<code> or position:<one of ``POSITIONS``>; the digits begin at ``at`` and are written
    with thousands separators.
    """

    name: str
    value: int
    at: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it rests on.

    ``n`` submissions of ``population`` make the point, ``contrary`` oppose it; for a sentence that
    reports the contrary, ``stance`` is contrary and ``n`` is how many hold that view. ``quantifier``
    is the kind of the house table used, ``verb`` the verb written, ``coded`` the weakest coded.
    """

    text: str
    notes: tuple[Note, ...] = ()
    point_ids: tuple[str, ...] = ()
    stance: Stance = "for"
    kind: str = ""
    verb: str = ""
    coded: str = ""
    addressee: str = ""
    quantifier: str = ""
    n: int = 0
    population: int = 0
    contrary: int = 0
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before a paragraph: level 1 to 4, numeral as printed, text, theme it stands for."""

    level: int
    numeral: str
    text: str
    theme_id: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the printed table of quantifiers: condition, word, range in this summary."""

    condition: str
    word: str
    here: str


ParagraphKind = Literal["background", "nhri", "body"]


@dataclass(frozen=True, slots=True)
class SummaryParagraph:
    """A numbered paragraph, the headings that stand before it, and the table after it, if any."""

    number: int
    sentences: tuple[Sentence, ...]
    headings: tuple[Heading, ...] = ()
    kind: ParagraphKind = "body"
    table: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ContributorEntry:
    """A line of note 2: source, code (with asterisk), and the words after it."""

    source_id: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ContributorGroup:
    """A group of note 2 under its heading."""

    heading: str
    entries: tuple[ContributorEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceRef:
    """What the summary keeps of a citable source: no text. ``last`` is its highest paragraph number;
    ``text_hash`` the salted hash of the whole text, where it has a salt."""

    id: str
    code: str
    lang: str
    constituency: str
    counted: bool
    quotable: bool
    group: str
    last: int
    text_hash: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary ready to be edited, rendered, written to a file and verified.

    ``admitted`` submissions of which ``population`` are counted apart (identical texts once);
    ``uncited`` are the codes of citable sources that no note names; ``words`` is the length of the
    body by ``word_rule``.
    """

    title: str
    symbol: str
    paragraphs: tuple[SummaryParagraph, ...]
    contributors: tuple[ContributorGroup, ...]
    sources: tuple[SourceRef, ...]
    uncited: tuple[str, ...]
    admitted: int
    population: int
    organisations: int
    confidential: int
    words: int
    word_limit: int
    word_rule: str

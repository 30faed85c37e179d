"""Stage 9b: the draft. Sentences become paragraphs under headings; nothing is written that is not coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from panel.collation.flow import flowing, varied
from panel.collation.outline import OutlineSection, numeral
from panel.collation.segment import Document
from panel.collation.sentence import Pen
from panel.collation.summary import Heading, ParagraphKind, Sentence, SummaryParagraph
from panel.collation.tally import Pool

PARAGRAPH_SENTENCES = 4
"""At most so many sentences a paragraph."""


def draft(
    sections: Sequence[OutlineSection], book: Pool, documents: Mapping[str, Document]
) -> tuple[SummaryParagraph, ...]:
    """The paragraphs after the background, not yet numbered: A-status institutions, then the themes."""
    pen = Pen(book, documents)
    institutions, themes = _institutions(sections, pen), _themes(sections, pen)
    parts: list[tuple[str, list[SummaryParagraph]]] = []
    if institutions:
        speakers = {
            c.code for p in institutions for s in p.sentences for note in s.notes for c in note.citations
        }
        several = "institutions" if len(speakers) > 1 else "institution"
        parts.append((f"National human rights {several} with A status", institutions))
    if themes:
        parts.append(("Other contributors" if institutions else "Submissions", themes))
    found: list[SummaryParagraph] = []
    for place, (title, (first, *rest)) in enumerate(parts, start=2):
        heading = Heading(1, numeral(1, place), title)
        found += [replace(first, headings=(heading, *first.headings)), *rest]
    return tuple(found)


def _institutions(sections: Sequence[OutlineSection], pen: Pen) -> list[SummaryParagraph]:
    """What institutions with A status say themselves, in the order of the themes."""
    said = [pen.institution(each) for section in sections for each in section.points]
    return [_paragraph(flowing(chunk), "nhri") for chunk in pack(said)]


def _themes(sections: Sequence[OutlineSection], pen: Pen) -> list[SummaryParagraph]:
    """Every theme that has something to say; a heading stands before the first paragraph under it."""
    found: list[SummaryParagraph] = []
    waiting: list[OutlineSection] = []
    places: dict[int, int] = {}
    for section in sections:
        waiting = [*(each for each in waiting if each.level < section.level), section]
        told = [each for each in section.points if not pen.institution_only(each)]
        for remedy in (False, True):
            blocks = [pen.point(each) for each in told if (each.point.kind == "recommendation") == remedy]
            for chunk in pack(blocks):
                headings = tuple(_heading(each, places) for each in waiting)
                found.append(_paragraph(varied(chunk), "body", headings))
                waiting = []
    return found


def _heading(section: OutlineSection, places: dict[int, int]) -> Heading:
    """The next heading of its level; headings below it start again."""
    for level in [level for level in places if level > section.level]:
        del places[level]
    places[section.level] = places.get(section.level, 0) + 1
    printed = numeral(section.level, places[section.level])
    return Heading(section.level, printed, section.theme.label, section.theme.id)


def _paragraph(
    sentences: Iterable[Sentence], kind: ParagraphKind, headings: tuple[Heading, ...] = ()
) -> SummaryParagraph:
    return SummaryParagraph(0, tuple(sentences), headings, kind)


def pack(blocks: Iterable[Sequence[Sentence]]) -> list[list[Sentence]]:
    """Sentences into paragraphs of one to four; what belongs together stays together where it fits."""
    found: list[list[Sentence]] = []
    for block in blocks:
        if found and len(found[-1]) + len(block) <= PARAGRAPH_SENTENCES:
            found[-1] += block
        else:
            cuts = range(0, len(block), PARAGRAPH_SENTENCES)
            found += [list(block[cut : cut + PARAGRAPH_SENTENCES]) for cut in cuts]
    return found

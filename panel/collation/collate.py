"""The whole way: sources and codings in, a summary out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from panel.collation.background import background, confidential
from panel.collation.checks import problems
from panel.collation.contributors import contributors
from panel.collation.draft import draft
from panel.collation.groups import spread
from panel.collation.notes import renumber, span_hash
from panel.collation.outline import OutlineSection, outline
from panel.collation.segment import Document, segment
from panel.collation.summary import SourceRef, Summary, SummaryParagraph
from panel.collation.tally import Pool, organisations, pool
from panel.collation.types import Coding, CollationError, Plan, Point, Source, Theme
from panel.domain.wordcount import RULE, count


def collate(
    sources: Iterable[Source],
    codings: Iterable[Coding],
    points: Iterable[Point],
    themes: Iterable[Theme],
    plan: Plan,
) -> Summary:
    """Write the draft of a summary; CollationError lists what is wrong with the input.

    The same input gives the same summary, whatever the order inside the arguments. Codings of texts
    that may not be cited are left out. Nothing is added to reach full coverage: sources that no
    coding brings into the text are listed in ``uncited``.
    """
    texts = tuple(sources)
    documents = {source.id: segment(source.text) for source in texts}
    lasts = {key: document.last for key, document in documents.items()}
    return compose(texts, tuple(codings), points, themes, plan, documents, lasts).summary


@dataclass(frozen=True, slots=True)
class Composed:
    """A summary, and what it was made from: the sources added up, and the outline."""

    summary: Summary
    book: Pool
    sections: tuple[OutlineSection, ...]


def compose(
    sources: Sequence[Source],
    codings: Iterable[Coding],
    points: Iterable[Point],
    themes: Iterable[Theme],
    plan: Plan,
    documents: Mapping[str, Document],
    lasts: Mapping[str, int],
) -> Composed:
    """``collate`` where not all texts are at hand: ``documents`` has those that are coded and their groups,
    ``lasts`` the highest paragraph number of every source; other sources need no text."""
    marks, claims, heads = tuple(codings), tuple(points), tuple(themes)
    wrong = problems(sources, marks, claims, heads, documents)
    if wrong:
        raise CollationError(wrong)
    book = pool(sources)
    marks = tuple(sorted(spread(sorted(set(marks), key=coding_key), sources, documents), key=coding_key))
    sections = outline(book, marks, claims, heads)
    paragraphs = renumber((*background(book, plan), *draft(sections, book, documents)))
    return Composed(_summary(book, plan, lasts, paragraphs), book, sections)


def coding_key(coding: Coding) -> tuple[str, str, int, int, str, str, str]:
    """The order in which codings are read, so that the order they come in does not matter."""
    place = coding.passage
    return coding.point_id, place.source_id, place.start, place.end, coding.stance, coding.verb, coding.text


def _summary(
    book: Pool, plan: Plan, lasts: Mapping[str, int], paragraphs: tuple[SummaryParagraph, ...]
) -> Summary:
    counted = [source for source in book.by_id.values() if source.counted]
    refs = tuple(_ref(source, lasts[source.id]) for source in book.by_id.values() if source.citable)
    return Summary(
        plan.title,
        plan.symbol,
        paragraphs,
        contributors(book.by_id.values()),
        refs,
        uncited(paragraphs, refs),
        len(counted),
        book.population,
        organisations(counted),
        confidential(book.by_id.values(), plan),
        count(body_text(paragraphs)),
        plan.word_limit,
        RULE,
    )


def source_ref(source: Source, document: Document) -> SourceRef:
    """What the summary keeps of a source: no word of it."""
    return _ref(source, document.last)


def _ref(source: Source, last: int) -> SourceRef:
    return SourceRef(
        source.id,
        source.code,
        source.lang,
        source.constituency,
        source.counted,
        source.quotable,
        source.group,
        last,
        span_hash(source.salt, source.text),
    )


def uncited(paragraphs: Iterable[SummaryParagraph], refs: Iterable[SourceRef]) -> tuple[str, ...]:
    """The codes of citable sources that no note names, in house order."""
    cited = {
        citation.source_id
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for note in sentence.notes
        for citation in note.citations
    }
    return tuple(ref.code for ref in refs if ref.id not in cited)


def body_text(paragraphs: Iterable[SummaryParagraph]) -> str:
    """What counts towards the limit: headings and sentences, a line each; no title, table or note."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [heading.text for heading in paragraph.headings]
        lines += [sentence.text for sentence in paragraph.sentences]
    return "\n".join(lines)

"""Stage 10: verify. Every number recomputed, every note resolved, every quotation compared.

What is checked is *reflected as recorded*: the summary says nothing that the admitted texts, as they
stand now, do not bear out, and leaves no admitted text out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from panel.collation.checking import lint_draft
from panel.collation.collate import source_ref
from panel.collation.contributors import contributors
from panel.collation.formats import read_summary
from panel.collation.notes import span_hash
from panel.collation.recount import first_note, recount, sentences
from panel.collation.segment import Document, numbers_at, segment
from panel.collation.summary import Citation, Summary
from panel.collation.tally import Pool, pool
from panel.collation.types import CollationError, Defect, Source
from panel.domain.drafting import STOP, lint


def verify(data: object, sources: Iterable[Source]) -> list[Defect]:
    """Every defect of a summary, given as ``summary_json`` writes it, against the texts as they stand.

    ``sources`` are all admitted texts of the thematic session, with their salts where the summary
    carries hashes; one that was withdrawn is missing or no longer citable. An empty list is a pass.
    """
    texts = tuple(sources)
    try:
        summary = read_summary(data)
    except CollationError as error:
        return [Defect("format", problem) for problem in error.problems]
    book = pool(texts)
    documents = {source.id: segment(source.text) for source in texts}
    found = {
        *_drafting(summary, texts),
        *_registry(summary, book, documents),
        *several_codes(summary),
        *citation_defects(summary, book, documents),
        *recount(summary, book),
    }
    return sorted(found, key=lambda each: (each.paragraph or 0, each.note or 0, each.rule, each.message))


def _drafting(summary: Summary, texts: tuple[Source, ...]) -> Iterator[Defect]:
    """The findings of the lint that block adoption: notes, codes, coverage, quantifiers, quotations."""
    places = {
        (paragraph.number, index): first_note(sentence)
        for paragraph in summary.paragraphs
        for index, sentence in enumerate(paragraph.sentences)
    }
    for finding in lint(lint_draft(summary, texts)):
        if finding.severity == STOP:
            note = places.get(
                (finding.paragraph or 0, finding.sentence if finding.sentence is not None else -1)
            )
            yield Defect(finding.rule, finding.text, finding.paragraph, note)


def _registry(summary: Summary, book: Pool, documents: dict[str, Document]) -> Iterator[Defect]:
    """The list of contributors and the list of sources are those of the registry."""
    listed = {entry.source_id: entry for group in summary.contributors for entry in group.entries}
    right = {entry.source_id: entry for group in contributors(book.by_id.values()) for entry in group.entries}
    for each in sorted({*listed, *right}):
        if listed.get(each) != right.get(each):
            code = (right.get(each) or listed[each]).code
            yield Defect(
                "contributors", f"{code} stands otherwise in the list of contributors than in the registry"
            )
    refs = {ref.id: ref for ref in summary.sources}
    for source in (each for each in book.by_id.values() if each.citable):
        ref, now = refs.pop(source.id, None), source_ref(source, documents[source.id])
        if ref is None or ref != replace(now, text_hash=now.text_hash if ref.text_hash else ""):
            yield Defect("source", f"{source.code} is not the text the summary was made from")
    for ref in refs.values():
        yield Defect("source", f"{ref.code} is no longer among the texts that may be cited")


def several_codes(summary: Summary) -> Iterator[Defect]:
    """One submission stands under one code wherever the file names it: lists, sources, notes."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for group in summary.contributors:
        for entry in group.entries:
            codes[entry.source_id].add(entry.code.rstrip("*"))
    for ref in summary.sources:
        codes[ref.id].add(ref.code)
    for _, sentence in sentences(summary):
        for note in sentence.notes:
            for citation in note.citations:
                codes[citation.source_id].add(citation.code)
    for found in sorted(", ".join(sorted(each)) for each in codes.values() if len(each) > 1):
        yield Defect("two-codes", f"One contributor has several codes: {found}.")


def citation_defects(summary: Summary, book: Pool, documents: dict[str, Document]) -> Iterator[Defect]:
    """Every citation resolves to unchanged words in the paragraphs it names."""
    for paragraph, sentence in sentences(summary):
        for note in sentence.notes:
            for citation in note.citations:
                source = book.by_id.get(citation.source_id)
                if source is None or not source.citable:
                    faults = [("withdrawn", "the text may no longer be cited")]
                else:
                    faults = list(_faults(citation, source, documents[source.id]))
                for rule, message in faults:
                    yield Defect(rule, f"{citation.code}: {message}", paragraph.number, note.number)


def _faults(citation: Citation, source: Source, document: Document) -> Iterator[tuple[str, str]]:
    if not 0 <= citation.start < citation.end <= len(source.text):
        yield "span", "the words cited lie outside the text"
        return
    words = source.text[citation.start : citation.end]
    if numbers_at(document, citation.start, citation.end) != citation.paragraphs:
        yield "paragraph", "the words cited do not stand in the paragraphs named"
    if citation.quote and citation.quote != words:
        yield "span", "the words cited have changed"
    if citation.span_hash and not source.salt:
        yield "unchecked", "the words cited cannot be compared without the submission's salt"
    elif citation.span_hash and citation.span_hash != span_hash(source.salt, words):
        yield "span", "the words cited have changed"
    if citation.quote and not source.quotable:
        yield "consent", "the contributor allows paraphrase, not quotation"
    if citation.asterisk != source.asterisk:
        yield "asterisk", "the asterisk does not agree with the registry"

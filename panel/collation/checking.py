"""A summary and its sources as the lint of the drafting rules wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from panel.collation.numbered_names import numbered_names
from panel.collation.segment import segment
from panel.collation.summary import Citation, Sentence, Summary
from panel.collation.types import Source
from panel.domain.drafting import LintCitation, LintDraft, LintNote, LintParagraph, LintSentence, LintSource


def lint_draft(
    summary: Summary,
    sources: Iterable[Source],
    withheld_names: tuple[str, ...] = (),
    labels: tuple[tuple[str, tuple[str, ...]], ...] = (),
    *,
    alone: bool = False,
) -> LintDraft:
    """The draft for ``panel.domain.drafting.lint``; n is recounted there from the notes.

    ``alone``: the sources stand in for texts that are not at hand; words cited are those that the file quotes.
    """
    listed = tuple(source for source in sources if not source.withheld)
    texts = {} if alone else {source.id: source.text for source in listed}
    return LintDraft(
        tuple(
            LintParagraph(
                paragraph.number,
                tuple(_sentence(sentence, texts) for sentence in paragraph.sentences),
                paragraph.kind == "background",
                tuple(heading.text for heading in paragraph.headings),
            )
            for paragraph in summary.paragraphs
        ),
        tuple(_source(source) for source in listed),
        summary.word_limit,
        None,
        summary.title,
        withheld_names,
        labels,
    )


def _sentence(sentence: Sentence, texts: Mapping[str, str]) -> LintSentence:
    notes = tuple(
        LintNote(note.number, tuple(_citation(each, texts) for each in note.citations), note.text, note.at)
        for note in sentence.notes
    )
    cited = [each for note in sentence.notes for each in note.citations]
    return LintSentence(
        sentence.text,
        notes,
        None,
        sentence.contrary,
        sentence.coded,
        sentence.kind,
        sentence.addressee,
        numbered_names(sentence.text, cited, texts),
    )


def _citation(citation: Citation, texts: Mapping[str, str]) -> LintCitation:
    text = texts.get(citation.source_id, "")
    words = text[citation.start : citation.end] or citation.quote
    return LintCitation(citation.source_id, citation.code, citation.paragraphs, citation.kind, words or None)


def _source(source: Source) -> LintSource:
    named = source.contributor is not None and bool(source.contributor.name) and not source.joint
    label = source.contributor.name if named and source.contributor else ""
    return LintSource(
        source.id,
        source.code,
        source.text,
        segment(source.text).last,
        source.constituency,
        label,
        source.group,
        source.joint,
        source.organisations,
        source.counted,
        source.citable,
        source.quotable,
        source.lang,
    )

"""A summary and its sources as the lint of the drafting rules wants them."""

from __future__ import annotations

from collections.abc import Iterable

from panel.collation.segment import segment
from panel.collation.summary import Citation, Sentence, Summary
from panel.collation.types import Source
from panel.domain.drafting import LintCitation, LintDraft, LintNote, LintParagraph, LintSentence, LintSource


def lint_draft(
    summary: Summary,
    sources: Iterable[Source],
    withheld_names: tuple[str, ...] = (),
    labels: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> LintDraft:
    """The draft for ``panel.domain.drafting.lint``; n is recounted there from the notes."""
    return LintDraft(
        tuple(
            LintParagraph(
                paragraph.number,
                tuple(_sentence(sentence) for sentence in paragraph.sentences),
                paragraph.kind == "background",
                tuple(heading.text for heading in paragraph.headings),
            )
            for paragraph in summary.paragraphs
        ),
        tuple(_source(source) for source in sources if not source.withheld),
        summary.word_limit,
        None,
        summary.title,
        withheld_names,
        labels,
    )


def _sentence(sentence: Sentence) -> LintSentence:
    notes = tuple(
        LintNote(note.number, tuple(_citation(each) for each in note.citations), note.text, note.at)
        for note in sentence.notes
    )
    return LintSentence(
        sentence.text, notes, None, sentence.contrary, sentence.coded, sentence.kind, sentence.addressee
    )


def _citation(citation: Citation) -> LintCitation:
    return LintCitation(citation.source_id, citation.code, citation.paragraphs, citation.kind)


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

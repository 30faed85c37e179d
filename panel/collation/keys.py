"""A summary under other keys: ids that serve inside are replaced by those that are made public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from panel.collation.summary import ContributorGroup, Note, Sentence, Summary, SummaryParagraph


def rekeyed(summary: Summary, keys: Mapping[str, str]) -> Summary:
    """The same summary with each source under the key that stands for its id; KeyError if one has none.

    Groups of identical texts keep their names.
    """
    return replace(
        summary,
        paragraphs=tuple(_paragraph(each, keys) for each in summary.paragraphs),
        contributors=tuple(_group(each, keys) for each in summary.contributors),
        sources=tuple(replace(each, id=keys[each.id]) for each in summary.sources),
    )


def _paragraph(paragraph: SummaryParagraph, keys: Mapping[str, str]) -> SummaryParagraph:
    return replace(paragraph, sentences=tuple(_sentence(each, keys) for each in paragraph.sentences))


def _sentence(sentence: Sentence, keys: Mapping[str, str]) -> Sentence:
    return replace(sentence, notes=tuple(_note(each, keys) for each in sentence.notes))


def _note(note: Note, keys: Mapping[str, str]) -> Note:
    cited = tuple(replace(each, source_id=keys[each.source_id]) for each in note.citations)
    return replace(note, citations=cited)


def _group(group: ContributorGroup, keys: Mapping[str, str]) -> ContributorGroup:
    return replace(
        group, entries=tuple(replace(each, source_id=keys[each.source_id]) for each in group.entries)
    )

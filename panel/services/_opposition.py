"""Who is for and against a point: the figures of a sentence that depend on other sentences.

Counted as ``panel verify`` counts them: by the notes of the whole sentence, in the body alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from panel.collation import Coding, Pool, Sentence, Summary, SummaryParagraph
from panel.collation.recount import cited
from panel.collation.tally import units
from panel.domain.quantifiers import quantify

Sides = dict[tuple[str, str], set[str]]


def told(paragraphs: Sequence[SummaryParagraph], book: Pool) -> tuple[SummaryParagraph, ...]:
    """The paragraphs with opposition and quantifier of every sentence that reports a point."""
    sides = _sides(paragraphs, book)

    def tell(sentence: Sentence, paragraph: SummaryParagraph) -> Sentence:
        if not sentence.point_ids:
            return sentence
        opposed = len(_other(sentence, sides))
        kind = "codes" if paragraph.kind == "nhri" else quantify(sentence.n, book.population, opposed).kind
        return replace(sentence, contrary=opposed, quantifier=kind)

    return tuple(
        replace(each, sentences=tuple(tell(sentence, each) for sentence in each.sentences))
        for each in paragraphs
    )


def as_coded(summary: Summary, codings: Mapping[tuple[str, str], Iterable[Coding]], book: Pool) -> Summary:
    """The summary as the lint wants it: opposed by whoever is coded so, cited or not."""
    sides: Sides = {
        key: {book.by_id[coding.passage.source_id].unit for coding in those} for key, those in codings.items()
    }

    def tell(sentence: Sentence) -> Sentence:
        return replace(sentence, contrary=max(sentence.contrary, len(_other(sentence, sides))))

    return replace(
        summary,
        paragraphs=tuple(
            replace(each, sentences=tuple(tell(sentence) for sentence in each.sentences))
            for each in summary.paragraphs
        ),
    )


def _sides(paragraphs: Sequence[SummaryParagraph], book: Pool) -> Sides:
    found: Sides = {}
    for paragraph in paragraphs:
        for sentence in paragraph.sentences if paragraph.kind == "body" else ():
            sources = [book.by_id[each] for each in cited(sentence, book)]
            speak = units(sources) if sentence.stance == "for" else {source.unit for source in sources}
            for point in sentence.point_ids:
                found.setdefault((point, sentence.stance), set()).update(speak)
    return found


def _other(sentence: Sentence, sides: Sides) -> set[str]:
    other = "for" if sentence.stance == "contrary" else "contrary"
    return {unit for point in sentence.point_ids for unit in sides.get((point, other), ())}

"""The figures of a summary, counted again: totals, tagged numbers, n and quantifier of every sentence."""

from __future__ import annotations

from collections.abc import Iterator

from panel.collation.background import counts
from panel.collation.collate import body_text, uncited
from panel.collation.summary import Figure, Sentence, Summary, SummaryParagraph
from panel.collation.tally import Pool, organisations, units
from panel.collation.types import Defect, Plan, Population
from panel.domain.quantifiers import quantify, table
from panel.domain.wordcount import RULE, count


def recount(summary: Summary, book: Pool) -> Iterator[Defect]:
    """Every figure that is not what the texts, as they stand, add up to."""
    right = counts(book, _plan(summary))
    yield from _totals(summary, right)
    yield from _tagged(summary, book, right)
    yield from _table(summary, book)
    yield from _points(summary, book)


def sentences(summary: Summary) -> Iterator[tuple[SummaryParagraph, Sentence]]:
    """Every sentence with its paragraph."""
    for paragraph in summary.paragraphs:
        for sentence in paragraph.sentences:
            yield paragraph, sentence


def first_note(sentence: Sentence) -> int | None:
    """The number by which a sentence's note is found, if it has one."""
    return sentence.notes[0].number if sentence.notes else None


def _plan(summary: Summary) -> Plan:
    """The constituencies that the summary names, and how many texts it says came in confidence."""
    names = {figure.name for _, sentence in sentences(summary) for figure in sentence.figures}
    named = sorted(name.partition(":")[2] for name in names if name.startswith("constituency:"))
    return Plan(populations=tuple(Population(name, "", "") for name in named))


def _totals(summary: Summary, right: dict[str, int]) -> Iterator[Defect]:
    told = {
        "admitted": summary.admitted,
        "population": summary.population,
        "organisations": summary.organisations,
        "confidential": summary.confidential,
    }
    for name, value in told.items():
        # texts in confidence may not be among the sources at all: then the plan's number stands
        if value != right[name] and (name != "confidential" or right[name]):
            yield Defect("count", f"{name}: {value} is printed, {right[name]} is right")
    words = count(body_text(summary.paragraphs))
    if (summary.words, summary.word_rule) != (words, RULE):
        yield Defect("words", f"{summary.words} words are printed, {words} by {RULE} are right")
    if summary.uncited != uncited(summary.paragraphs, summary.sources):
        yield Defect("uncited", "the list of codes not cited is not what the notes say")


def _tagged(summary: Summary, book: Pool, right: dict[str, int]) -> Iterator[Defect]:
    """The tagged figures are right and stand where they are said to; none that must be there is missing."""
    seen: set[str] = set()
    for paragraph, sentence in sentences(summary):
        for figure in sentence.figures:
            seen.add(figure.name)
            value = _value(figure, sentence, book, right, summary)
            message = ""
            if value != figure.value:
                message = f"{figure.name}: {figure.value:,} is printed, {value:,} is right"
            elif not _stands(figure, sentence.text):
                message = f"{figure.name}: {value:,} is right and does not stand where it should"
            if message:
                yield Defect("count", message, paragraph.number, first_note(sentence))
    needed = {name for name in right if name.startswith("constituency:")} | {"admitted"}
    for name in sorted(needed - seen):
        yield Defect("count", f"{name}: {right[name]:,} is nowhere in the background")


def _value(figure: Figure, sentence: Sentence, book: Pool, right: dict[str, int], summary: Summary) -> int:
    kind, _, name = figure.name.partition(":")
    if kind == "identical":
        sources = (book.by_id[each] for each in cited(sentence, book))
        return organisations(source for source in sources if source.group == name and source.counted)
    if kind == "confidential" and not right["confidential"]:
        return summary.confidential
    return right.get(figure.name, 0)


def _stands(figure: Figure, text: str) -> bool:
    printed = f"{figure.value:,}"
    end = figure.at + len(printed)
    around = text[max(0, figure.at - 1) : figure.at] + text[end : end + 1]
    return text[figure.at : end] == printed and not any(sign.isdigit() for sign in around)


def _table(summary: Summary, book: Pool) -> Iterator[Defect]:
    rows = [(row.condition, row.word, row.here) for row in table(book.population)]
    printed = [paragraph for paragraph in summary.paragraphs if paragraph.table]
    if not printed:
        yield Defect("table", "the table of quantifiers is missing")
    for paragraph in printed:
        if [(row.condition, row.word, row.here) for row in paragraph.table] != rows:
            yield Defect("table", "the table of quantifiers is not that of this population", paragraph.number)


def cited(sentence: Sentence, book: Pool) -> set[str]:
    """The citable sources a sentence's notes name."""
    ids = {citation.source_id for note in sentence.notes for citation in note.citations}
    return {each for each in ids if each in book.by_id and book.by_id[each].citable}


def _points(summary: Summary, book: Pool) -> Iterator[Defect]:
    """n, N, contrary and quantifier of every sentence that reports a point."""
    made: dict[str, set[str]] = {}
    against: dict[str, set[str]] = {}
    for paragraph, sentence in sentences(summary):
        for point in sentence.point_ids if paragraph.kind == "body" else ():
            sources = [book.by_id[each] for each in cited(sentence, book)]
            if sentence.stance == "for":
                made.setdefault(point, set()).update(units(sources))
            else:
                against.setdefault(point, set()).update(source.unit for source in sources)
    for paragraph, sentence in sentences(summary):
        if sentence.point_ids:
            other = against if sentence.stance == "for" else made
            contrary = len({unit for point in sentence.point_ids for unit in other.get(point, set())})
            yield from _point(paragraph, sentence, book, contrary)


def _point(paragraph: SummaryParagraph, sentence: Sentence, book: Pool, contrary: int) -> Iterator[Defect]:
    place = paragraph.number, first_note(sentence)
    n = len(units(book.by_id[each] for each in cited(sentence, book)))
    figures = (
        ("submissions making the point", sentence.n, n),
        ("submissions counted", sentence.population, book.population),
        ("submissions opposed", sentence.contrary, contrary),
    )
    for name, told, right in figures:
        if told != right:
            yield Defect("count", f"{name}: {told} is recorded, {right} is right", *place)
    kind = "codes" if paragraph.kind == "nhri" else quantify(n, book.population, contrary).kind
    if sentence.quantifier != kind:
        yield Defect("quantifier", f"{sentence.quantifier or 'none'} is recorded, {kind} is right", *place)

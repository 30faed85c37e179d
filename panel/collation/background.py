"""Paragraphs 1 to 3 of a summary: mandate, participation, method. The only ones in the Panel's voice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from panel.collation.summary import Figure, Heading, Note, Sentence, SummaryParagraph, TableRow
from panel.collation.tally import Pool, organisations, positions_of, regions_of
from panel.collation.types import POSITIONS, Plan, Population, Source
from panel.collation.wording import series
from panel.domain.quantifiers import table

_FIELD = re.compile(r"\{([^{}]+)\}")


def background(book: Pool, plan: Plan) -> tuple[SummaryParagraph, ...]:
    """The opening paragraphs, with notes 1 to 4 and the table of quantifiers after the third."""
    figures = counts(book, plan)
    heading = Heading(1, "I.", "Background")
    rows = tuple(TableRow(row.condition, row.word, row.here) for row in table(book.population))
    return (
        SummaryParagraph(1, tuple(_mandate(book, plan, figures)), (heading,), "background"),
        SummaryParagraph(2, tuple(_participation(plan, figures)), (), "background"),
        SummaryParagraph(3, tuple(_method(figures)), (), "background", rows),
    )


def counts(book: Pool, plan: Plan) -> dict[str, int]:
    """Every figure of the background by name; what ``verify`` recomputes."""
    counted = [source for source in book.by_id.values() if source.counted]
    found = {
        "admitted": len(counted),
        "population": book.population,
        "organisations": organisations(counted),
        "confidential": confidential(book.by_id.values(), plan),
        "uncounted": sum(source.citable and not source.counted for source in book.by_id.values()),
    }
    known = {population.code for population in plan.populations}
    for source in counted:
        code = source.constituency if source.constituency in known else "others"
        names = [f"constituency:{code}"]
        names += [f"region:{region}" for region in regions_of(source) if region]
        names += [f"position:{position}" for position in positions_of(source)]
        for name in names:
            found[name] = found.get(name, 0) + 1
    return found


def confidential(sources: Iterable[Source], plan: Plan) -> int:
    """How many texts were received in confidence: as planned, else as given among the sources."""
    given = sum(source.withheld for source in sources)
    return given if plan.confidential is None else plan.confidential


def _mandate(book: Pool, plan: Plan, figures: dict[str, int]) -> Iterable[Sentence]:
    prepared = " ".join(["The present summary was prepared", *plan.mandate.rstrip(". ").split()])
    yield _sentence(f"{prepared}.{{note}}", figures, _call(plan))
    several = "submissions" if figures["admitted"] != 1 else "submission"
    yield _sentence(
        f"It brings together {{admitted}} {several},{{note}} in condensed form because of the word limit.",
        figures,
        _contributors(book),
    )
    yield _sentence(
        f"It contains no opinion, view or suggestion of {plan.body_name} and no finding on any claim.",
        figures,
    )
    yield _sentence("Silence on a matter may only mean that no submission dealt with it.", figures)


def _call(plan: Plan) -> str:
    return f"{plan.call_symbol.rstrip('.')}." if plan.call_symbol else "Call for input."


def _contributors(book: Pool) -> str:
    text = "The contributors are listed in the annex; the full texts are published as received."
    if any(source.asterisk and source.citable for source in book.by_id.values()):
        text += " One asterisk denotes a national human rights institution with A status."
    return text


def _participation(plan: Plan, figures: dict[str, int]) -> Iterable[Sentence]:
    parts = [_part(population, figures) for population in plan.populations]
    if figures.get("constituency:others"):
        parts.append("{constituency:others} by others")
    filed = [part for part in parts if part]
    if filed:
        first, _, rest = filed[0].partition(" ")
        was = "was" if figures[first.strip("{}")] == 1 else "were"
        listed = series([f"{first} {was} filed {rest}", *filed[1:]])
        behind = "organization stands" if figures["organisations"] == 1 else "organizations stand"
        text = f"Of these, {listed}; {{organisations}} {behind} behind them.{{note}}"
        yield _sentence(
            text,
            figures,
            "A joint submission is listed with its lead organization; an organization that filed both "
            "alone and jointly is counted once.",
        )
    for told in (_regions(figures), _positions(figures)):
        if told:
            yield _sentence(told, figures)
    if figures["confidential"]:
        were = "submission was" if figures["confidential"] == 1 else "submissions were"
        yield _sentence(f"In addition, {{confidential}} {were} received in confidence.", figures)
    if figures["uncounted"]:
        are = "contribution is" if figures["uncounted"] == 1 else "contributions are"
        yield _sentence(f"Besides these, {{uncounted}} {are} cited without being counted.", figures)
    if not (filed or figures["confidential"] or figures["uncounted"]):
        yield _sentence("No submission was admitted.", figures)


_EVERYWHERE = "region:GLOBAL"


def _regions(figures: dict[str, int]) -> str:
    """Where those come from whose region is told, the most first: a withheld name has no region here."""
    names = [name for name in figures if name.startswith("region:") and not {*"{}"} & {*name}]
    names.sort(key=lambda name: (name == _EVERYWHERE, -figures[name], name))
    parts = [f"{{{name}}} from {_region(name)}" for name in names]
    return f"By region, where it is told, they came as follows: {series(parts)}." if parts else ""


def _region(name: str) -> str:
    """The words for a region by the name of its figure."""
    return (
        "organizations active in all regions"
        if name == _EVERYWHERE
        else f"the {name.partition(':')[2]} region"
    )


def _positions(figures: dict[str, int]) -> str:
    """As what States declared to speak; one may be of origin, transit and destination."""
    told = [each for each in POSITIONS if figures.get(f"position:{each}")]
    parts = [f"in {{position:{each}}} as States of {each}" for each in told]
    return f"By their own declaration, States spoke {series(parts)}." if parts else ""


def _part(population: Population, figures: dict[str, int]) -> str:
    value = figures.get(f"constituency:{population.code}", 0)
    if not value:
        return ""
    return f"{{constituency:{population.code}}} by {population.one if value == 1 else population.many}"


def _method(figures: dict[str, int]) -> Iterable[Sentence]:
    note = (
        "A joint submission counts once, whatever the number of its members, and so do texts filed in "
        "identical terms. Submissions cited after “See also” make the point too and are counted. A point "
        "that one submission opposes is never said to be made by all or almost all."
    )
    yield _sentence(
        "Words that say how many submissions make a point are defined in the table.{note}", figures, note
    )
    yield _sentence("Counts describe how widely a point is made, not its merit.", figures)
    if figures["population"] != figures["admitted"]:
        yield _sentence("For that purpose the {admitted} submissions count as {population}.", figures)


def _sentence(template: str, figures: dict[str, int], note: str = "") -> Sentence:
    """Fill in the figures and remember where they stand; ``{note}`` is the place of the note's mark."""
    text, found = "", list[Figure]()
    place = at = 0
    for hit in _FIELD.finditer(template):
        text, place = text + template[place : hit.start()], hit.end()
        if hit[1] == "note":
            at = len(text)
        elif hit[1] in figures:
            found.append(Figure(hit[1], figures[hit[1]], len(text)))
            text += f"{figures[hit[1]]:,}"
        else:
            text += hit[0]  # braces of the call's own words
    return Sentence(text + template[place:], (Note(0, at, (), note),) if note else (), figures=tuple(found))

"""One point, or one view opposed to it, as a sentence with its note and its figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from panel.collation.notes import citations
from panel.collation.outline import OutlinePoint
from panel.collation.segment import Document
from panel.collation.summary import Figure, Note, Sentence
from panel.collation.tally import Breadth, Pool, identical, units
from panel.collation.types import Coding, Point, Source
from panel.collation.wording import however, predicate, recommendation, subject, weakest
from panel.domain.quantifiers import Quantifier, quantify

_IDENTICAL = re.compile(r"in identical terms by (\d[\d,]*) organizations")
_CODES = Quantifier("codes", "")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes about points, knowing all sources and the paragraphs of each."""

    book: Pool
    documents: Mapping[str, Document]

    def institution_only(self, each: OutlinePoint) -> bool:
        """Whether a point is made by A-status institutions alone and opposed by nobody."""
        return all(coding.stance == "for" and self._source(coding).asterisk for coding in each.codings)

    def institution(self, each: OutlinePoint) -> list[Sentence]:
        """The sentence of the A-status institutions on a point, if they make it."""
        mine = [coding for coding in each.codings if coding.stance == "for" and self._source(coding).asterisk]
        return [self._made(each.point, mine, _CODES, each.tally.contrary)] if mine else []

    def point(self, each: OutlinePoint) -> list[Sentence]:
        """The sentence of a point and, after it, one for every view opposed to it."""
        made = [coding for coding in each.codings if coding.stance == "for"]
        against: dict[str, list[Coding]] = defaultdict(list)
        for coding in each.codings:
            if coding.stance == "contrary":
                against[clause(coding.text)].append(coding)
        found = [self._made(each.point, made, each.tally.quantifier, each.tally.contrary)] if made else []
        # views in words of their own first, the widest first; “considered otherwise” last
        order = sorted(against, key=lambda text: (not text, -self._n(against[text]), text))
        return found + [self._opposed(text, against[text], each) for text in order]

    def _made(self, point: Point, codings: list[Coding], quantifier: Quantifier, contrary: int) -> Sentence:
        backing = self._backing(codings)
        groups, coded = identical(backing), weakest(codings)
        write = recommendation if point.kind == "recommendation" else predicate
        said, verb = write(coded, point.form, clause(point.text), point.addressee)
        text = f"{subject(quantifier, backing, groups)} {said}."
        return Sentence(
            text,
            (Note(0, len(text), citations(codings, self.book, self.documents)),),
            (point.id,),
            "for",
            point.kind,
            verb,
            coded.past,
            point.addressee or _common(coding.addressee for coding in codings),
            quantifier.kind,
            self._n(codings),
            self.book.population,
            contrary,
            _figures(text, groups),
        )

    def _opposed(self, words: str, codings: list[Coding], each: OutlinePoint) -> Sentence:
        backing = self._backing(codings)
        groups, coded, n = identical(backing), weakest(codings), self._n(codings)
        quantifier = quantify(n, self.book.population, each.tally.n)
        said, verb = however(coded, words, alone=not each.tally.sources)
        text = f"{subject(quantifier, backing, groups)} {said}."
        return Sentence(
            text,
            (Note(0, len(text), citations(codings, self.book, self.documents)),),
            (each.point.id,),
            "contrary",
            _common(coding.type for coding in codings),
            verb,
            coded.past,
            _common(coding.addressee for coding in codings) or each.point.addressee,
            quantifier.kind,
            n,
            self.book.population,
            each.tally.n,
            _figures(text, groups),
        )

    def _source(self, coding: Coding) -> Source:
        return self.book.by_id[coding.passage.source_id]

    def _n(self, codings: Iterable[Coding]) -> int:
        return len(units(self._source(coding) for coding in codings))

    def _backing(self, codings: Iterable[Coding]) -> list[Source]:
        """The sources that speak, in house order: those counted; where none is, all."""
        ids = sorted({coding.passage.source_id for coding in codings}, key=self.book.place.__getitem__)
        sources = [self.book.by_id[each] for each in ids]
        return [source for source in sources if source.counted] or sources


def clause(text: str) -> str:
    """A wording without its final stop and doubled blanks, ready to stand inside a sentence."""
    return " ".join(text.split()).rstrip(".。").rstrip()


def _common(values: Iterable[str]) -> str:
    """The value all that have one share, else nothing."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""


def _figures(text: str, groups: Sequence[Breadth]) -> tuple[Figure, ...]:
    """The breadth of every group as printed, in the order in which the subject names them."""
    hits = _IDENTICAL.finditer(text)
    return tuple(
        Figure(f"identical:{group.name}", group.organisations, hit.start(1))
        for group, hit in zip(groups, hits, strict=False)
    )

"""Paragraphs of an addendum with their notes, as they are typed: “Fees keep people away.[A01, P3; JS2, P4–P5]”.

Pure: words and the texts that may be cited in, paragraphs in the values of the collation out. Notes are numbered
from 1 through the addendum, and each is bound to whole paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from panel.collation import (
    Citation,
    Document,
    Note,
    Sentence,
    Source,
    SummaryParagraph,
    addendum_findings,
    body_text,
    numbers_at,
    source_ref,
    span_hash,
)
from panel.collation import Summary as Collated
from panel.domain import refusals
from panel.domain.errors import N_, Problem, problem
from panel.domain.wordcount import count
from panel.services import _marks
from panel.services._collation_input import Material
from panel.services.summary_editing import words_of

#: Where problems are shown.
FIELD = "additions"

_GROUP = re.compile(r"\s*\[([^\[\]]*)\]")
_P = r"P(\d{1,4})(?:\s*[–-]\s*P?(\d{1,4}))?"
_STRETCH = re.compile(_P, re.IGNORECASE)
_ENTRY = re.compile(
    rf"(?P<also>see also\s+)?(?P<code>[^\s,]+),?\s+(?P<numbers>{_P}(?:\s*,\s*{_P})*)", re.IGNORECASE
)


def frozen(
    base: Collated, texts: Mapping[int, str], symbol: str, material: Material
) -> tuple[Collated, list[Problem]]:
    """The addendum as it is frozen, under its symbol: its own paragraphs, and the texts that might be cited."""
    paragraphs, problems = read(texts, material)
    documents = {material.keys[each]: document for each, document in material.documents.items()}
    made = replace(
        base,
        symbol=symbol,
        paragraphs=paragraphs,
        contributors=(),
        sources=tuple(source_ref(each, documents[each.id]) for each in material.published),
        uncited=(),
        words=count(body_text(paragraphs)),
    )
    if not problems:
        problems = [
            problem(FIELD, N_("%(what)s"), what=each.text)
            for each in addendum_findings(made, material.published, material.withheld_names)
        ]
    return made, problems


def read(texts: Mapping[int, str], material: Material) -> tuple[tuple[SummaryParagraph, ...], list[Problem]]:
    """The typed paragraphs by number, and everything that is wrong with them."""
    reader = _Reader(material)
    made = tuple(reader.paragraph(number, words) for number, words in sorted(texts.items()))
    return made, reader.problems


@dataclass
class _Reader:
    """Goes through the paragraphs once."""

    material: Material
    notes: dict[int, tuple[Citation, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def paragraph(self, number: int, typed: str) -> SummaryParagraph:
        """One paragraph, its notes called where their brackets stood."""
        self.problems += refusals.of_text(FIELD, typed)
        line = words_of(_GROUP.sub(self._mark, " ".join(typed.split())))
        return SummaryParagraph(number, tuple(self._sentence(each) for each in _marks.said(line)))

    def _sentence(self, said: _marks.Said) -> Sentence:
        return Sentence(said.text, tuple(Note(m.key, m.at, self.notes.get(m.key, ())) for m in said.marks))

    def _mark(self, found: re.Match[str]) -> str:
        """The mark of the note that brackets stand for; other words in brackets stay as they are."""
        inner = found[1].strip()
        if not re.search(r"\bP\d", inner, re.IGNORECASE) and not inner.isdigit():
            return found[0]
        citations = tuple(self._citations(inner))
        key = len(self.notes) + 1
        self.notes[key] = tuple(sorted(citations, key=lambda each: each.kind == "see_also"))
        return f"[{key}]"

    def _citations(self, inner: str) -> Iterator[Citation]:
        also = False
        for entry in re.split(r"[;.]\s*(?=\S)", inner):
            read = _ENTRY.fullmatch(entry.strip().rstrip("."))
            if read is None:
                said = N_(
                    "“%(what)s” is not read as a note. Write code and paragraphs so: [A01, P3; JS2, P4–P5]."
                )
                self.problems.append(problem(FIELD, said, what=inner))
                return
            also = also or bool(read["also"])
            yield from self._cited(read["code"], read["numbers"], also=also)

    def _cited(self, code: str, listed: str, *, also: bool) -> Iterator[Citation]:
        source = next((s for s in self.material.published if s.code.casefold() == code.casefold()), None)
        if source is None:
            said = N_("[%(code)s, %(numbers)s]: %(code)s is not among the texts that may be cited.")
            self.problems.append(problem(FIELD, said, code=code, numbers=listed))
            return
        document = self.document(source)
        for first, last in _STRETCH.findall(listed):
            for number in range(int(first), int(last or first) + 1):
                if not 1 <= number <= document.last:
                    said = N_("[%(code)s, %(numbers)s]: %(code)s has paragraphs P1 to P%(last)d.")
                    told = {"code": source.code, "numbers": listed, "last": document.last}
                    self.problems.append(problem(FIELD, said, **told))
                    return
                yield _citation(source, document, number, also=also)

    def document(self, source: Source) -> Document:
        """A text cut into its paragraphs, by its public key."""
        return next(
            self.material.documents[each] for each, key in self.material.keys.items() if key == source.id
        )


def _citation(source: Source, document: Document, number: int, *, also: bool) -> Citation:
    block = next(each for each in document.paragraphs if each.number == number)
    return Citation(
        source.id,
        source.code,
        numbers_at(document, block.start, block.end),
        block.start,
        block.end,
        "see_also" if also else "primary",
        source.asterisk,
        "",
        span_hash(source.salt, source.text[block.start : block.end]),
    )

"""Who attended the meeting of the session, as sentences of the summary's second paragraph.

Persons and entities are told apart and never added together (working methods, section on participation).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from panel.collation import Sentence, SummaryParagraph
from panel.domain.attendance import Figures

PARTICIPATION = 1
"""Place of the paragraph on participation in the background."""


def with_attendance(
    front: Sequence[SummaryParagraph], figures: Figures | None
) -> tuple[SummaryParagraph, ...]:
    """The background with the attendance told at the end of its paragraph on participation."""
    if figures is None:
        return tuple(front)
    told = front[PARTICIPATION]
    more = tuple(Sentence(text) for text in sentences(figures))
    return (
        *front[:PARTICIPATION],
        replace(told, sentences=told.sentences + more),
        *front[PARTICIPATION + 1 :],
    )


def sentences(figures: Figures) -> Iterator[str]:
    """“The meeting was attended by 36 delegates representing 32 countries; …”, then the entities."""
    persons = _series([part for part in _persons(figures) if part], "; ")
    if persons:
        yield f"The meeting of the thematic session was attended by {persons}."
    entities = _series([part for part in _entities(figures) if part], ", ")
    if entities:
        yield f"Represented were {entities}."


def _persons(figures: Figures) -> Iterator[str]:
    if figures.delegates:
        countries = _many(figures.countries, "country", "countries")
        yield f"{_many(figures.delegates, 'delegate', 'delegates')} representing {countries}"
    if figures.staff:
        yield f"{figures.staff:,} staff of the United Nations and other international organizations"
    if figures.civil_society:
        yield f"{_many(figures.civil_society, 'member', 'members')} of civil society"


def _entities(figures: Figures) -> Iterator[str]:
    if figures.states:
        yield _many(figures.states, "Member State", "Member States")
    if figures.bodies:
        yield _many(figures.bodies, "intergovernmental entity", "intergovernmental entities")


def _many(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def _series(parts: Sequence[str], sign: str) -> str:
    """“a”, “a and b”, “a; b; and c”."""
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{sign.join(parts[:-1])}{sign}and {parts[-1]}"

"""Who attended a meeting: persons and entities, two different things that are never added together.

House rule, working methods, section on participation: a meeting of 2006 reported delegates, staff and
members of civil society (persons), a Dialogue of the same year Member States and intergovernmental
entities. Both lines may be known of one meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields

from panel.domain.errors import N_, Problem, problem

MOST = 100_000
"""More than this many of anything is a slip of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Persons: ``delegates`` (of so many ``countries``), ``staff`` of the UN and other international
    organizations, ``civil_society``. Entities represented: ``states`` and ``bodies``."""

    delegates: int = 0
    countries: int = 0
    staff: int = 0
    civil_society: int = 0
    states: int = 0
    bodies: int = 0

    @property
    def persons(self) -> int:
        """How many persons attended; countries and entities are no persons."""
        return self.delegates + self.staff + self.civil_society

    @property
    def entities(self) -> bool:
        """Whether entities are reported beside the persons."""
        return bool(self.states or self.bodies)

    def as_dict(self) -> dict[str, int]:
        """Ready for JSON."""
        return asdict(self)


def from_dict(kept: Mapping[str, int]) -> Figures:
    """Figures as they were kept; names that are not known any more are left out."""
    return Figures(**{f.name: kept[f.name] for f in fields(Figures) if f.name in kept})


def problems(figures: Figures) -> Iterator[Problem]:
    """What cannot be."""
    for name, figure in figures.as_dict().items():
        if not 0 <= figure <= MOST:
            yield problem(name, N_("Give a whole number from 0 to %(most)d."), most=MOST)
    if figures.countries > figures.delegates:
        yield problem(
            "countries",
            N_("%(countries)d countries cannot be represented by %(delegates)d delegates."),
            countries=figures.countries,
            delegates=figures.delegates,
        )
    if figures.delegates and not figures.countries:
        yield problem("countries", N_("Say how many countries the delegates represented."))
    if not figures.persons and not figures.entities:
        yield problem("delegates", N_("Enter at least one figure."))

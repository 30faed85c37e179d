"""Stage 8: who made a point. Submissions, groups, constituencies, regions, countries, positions, breadth.

A joint submission counts one whatever its signatories, a group of identical texts counts one; breadth
is told separately. A text that may not be cited is neither cited nor counted; a contribution that is
cited but not counted (a mechanism's) never enters n. A region that is not given is the one shown by default for
the country. As what a State speaks, of origin, transit or destination, is what it declares; whom a point is
addressed to, of these, is what was coded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from panel.collation.places import commission, country_code
from panel.collation.roles_addressees import states_asked
from panel.collation.types import POSITIONS, Coding, Source
from panel.domain.drafting import code_order
from panel.domain.quantifiers import Quantifier, quantify


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a part of the submissions make a point: n of total, for one constituency, region, country or
    position; of an addressee, n of all that make the point."""

    name: str
    n: int
    total: int


@dataclass(frozen=True, slots=True)
class Breadth:
    """What stands behind one of the n: a joint submission or a group, and how many organizations."""

    name: str
    organisations: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Who made a point. ``sources`` and ``opposed`` are ids, cited or not counted included."""

    point_id: str
    n: int
    population: int
    contrary: int
    quantifier: Quantifier
    sources: tuple[str, ...]
    opposed: tuple[str, ...]
    constituencies: tuple[Share, ...]
    regions: tuple[Share, ...]
    countries: tuple[Share, ...]
    positions: tuple[Share, ...]
    addressees: tuple[Share, ...]
    joint: tuple[Breadth, ...]
    identical: tuple[Breadth, ...]
    organisations: int


def source_key(source: Source) -> tuple[bool, tuple[str, int, str, str], str]:
    """House order of sources: individual before joint, by code, JS2 before JS10."""
    return source.joint, code_order(source.code), source.id


@dataclass(frozen=True, slots=True)
class Pool:
    """All sources, looked up and added up once: by id in house order, N, totals of the parts."""

    by_id: dict[str, Source]
    place: dict[str, int]
    population: int
    constituencies: dict[str, int]
    regions: dict[str, int]
    countries: dict[str, int]
    positions: dict[str, int]


def pool(sources: Iterable[Source]) -> Pool:
    """Order and add up the sources; their order in the argument does not matter."""
    ordered = sorted(sources, key=source_key)
    counted = [source for source in ordered if source.counted]
    return Pool(
        {source.id: source for source in ordered},
        {source.id: place for place, source in enumerate(ordered)},
        len(units(ordered)),
        _totals(counted, _constituency),
        _totals(counted, regions_of),
        _totals(counted, _country),
        _totals(counted, positions_of),
    )


def units(sources: Iterable[Source]) -> set[str]:
    """What the counted among these sources count as."""
    return {source.unit for source in sources if source.counted}


def organisations(sources: Iterable[Source]) -> int:
    """How many distinct organizations stand behind these sources, co-signatories included."""
    return len({name for source in sources for name in source.organisations})


def tally(
    point_id: str, codings: Iterable[Coding], sources: Iterable[Source] | Pool, addressee: str = ""
) -> Tally:
    """Count who made a point and who opposed it, among the citable sources.

    ``addressee`` is that of the point, for codings that name none.
    """
    book = sources if isinstance(sources, Pool) else pool(sources)
    mine = [coding for coding in codings if coding.point_id == point_id]
    backing = _citable({coding.passage.source_id for coding in mine if coding.stance == "for"}, book)
    against = _citable({coding.passage.source_id for coding in mine if coding.stance == "contrary"}, book)
    n, contrary = len(units(backing)), len({source.unit for source in against})
    return Tally(
        point_id,
        n,
        book.population,
        contrary,
        quantify(n, book.population, contrary),
        tuple(source.id for source in backing),
        tuple(source.id for source in against),
        _shares(backing, book.constituencies, _constituency),
        _shares(backing, book.regions, regions_of),
        _shares(backing, book.countries, _country),
        _shares(backing, book.positions, positions_of),
        _addressed([coding for coding in mine if coding.stance == "for"], backing, addressee),
        tuple(Breadth(source.code, len(source.organisations)) for source in backing if source.joint),
        identical(backing),
        organisations(backing),
    )


def identical(backing: Iterable[Source]) -> tuple[Breadth, ...]:
    """The groups of identical texts among the counted of these sources, the largest first; one is no group."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in backing:
        if source.group and source.counted:
            groups[source.group].append(source)
    found = [Breadth(name, organisations(members)) for name, members in groups.items()]
    return tuple(
        sorted((each for each in found if each.organisations > 1), key=lambda b: (-b.organisations, b.name))
    )


def _citable(ids: set[str], book: Pool) -> list[Source]:
    known = sorted((each for each in ids if each in book.by_id), key=book.place.__getitem__)
    return [book.by_id[each] for each in known if book.by_id[each].citable]


def _constituency(source: Source) -> tuple[str, ...]:
    return (source.constituency,)


def regions_of(source: Source) -> tuple[str, ...]:
    """The region of a contributor as given, else the one shown by default for its country."""
    who = source.contributor
    return (who.region or commission(country_code(who.country)),) if who else ()


def _country(source: Source) -> tuple[str, ...]:
    who = source.contributor
    return (country_code(who.country) or who.country,) if who else ()


def positions_of(source: Source) -> tuple[str, ...]:
    """As what a contributor declares to speak, if it is a State."""
    who = source.contributor
    return tuple(each for each in POSITIONS if who and each in who.positions)


def _addressed(codings: Iterable[Coding], backing: Iterable[Source], usual: str) -> tuple[Share, ...]:
    """How many of those who make the point ask States of origin, of transit, of destination."""
    asked: dict[str, set[str]] = defaultdict(set)
    for coding in codings:
        asked[coding.passage.source_id] |= set(states_asked(coding.addressee or usual))
    counted = [source for source in backing if source.counted]
    total = len(units(counted))
    found = ((each, len(units(s for s in counted if each in asked[s.id]))) for each in POSITIONS)
    return tuple(Share(each, n, total) for each, n in found if n)


def _totals(counted: Iterable[Source], parts: Callable[[Source], tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, set[str]] = defaultdict(set)
    for source in counted:
        for part in parts(source) if source.counted else ():
            if part:
                found[part].add(source.unit)
    return {name: len(those) for name, those in found.items()}


def _shares(
    backing: list[Source], totals: dict[str, int], part: Callable[[Source], tuple[str, ...]]
) -> tuple[Share, ...]:
    return tuple(Share(name, n, totals[name]) for name, n in sorted(_totals(backing, part).items()))

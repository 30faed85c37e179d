"""Note 2: the list of contributors, built from the registry and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from panel.collation.summary import ContributorEntry, ContributorGroup
from panel.collation.tally import source_key
from panel.collation.types import Contributor, Member, Source

_GROUPS: tuple[tuple[str, Callable[[Source], bool]], ...] = (
    ("Joint submissions", lambda source: source.joint),
    ("National human rights institutions", lambda source: source.constituency == "NHRI"),
    ("Regional intergovernmental organizations", lambda source: source.constituency == "IGO-REG"),
    ("Human rights mechanisms", lambda source: source.constituency == "MECH"),
    ("Individual submissions", lambda source: True),
)
_LISTED = re.compile(r"(?P<name>[^()]+) \((?P<style>[^()]+ of(?: the)?)\)")
_PRINTED = (
    "Individual submissions", "Joint submissions", "National human rights institutions",
    "Regional intergovernmental organizations", "Human rights mechanisms",
)  # fmt: skip


def contributors(sources: Iterable[Source]) -> tuple[ContributorGroup, ...]:
    """The citable sources in their groups, each in order of code; empty groups are left out."""
    found: dict[str, list[ContributorEntry]] = {heading: [] for heading in _PRINTED}
    for source in sorted(sources, key=source_key):
        if source.citable:
            heading = next(heading for heading, holds in _GROUPS if holds(source))
            code = f"{source.code}*" if source.asterisk else source.code
            found[heading].append(ContributorEntry(source.id, code, _entry(source)))
    return tuple(ContributorGroup(heading, tuple(entries)) for heading, entries in found.items() if entries)


def _entry(source: Source) -> str:
    """The words after the code. A label, where there is one, stands instead of name and place."""
    who = source.contributor
    if source.label or who is None or not who.name:
        return source.label or source.code
    if not source.joint:
        return _place(who)
    title = f"Joint submission {source.code[2:]}" if source.code.startswith("JS") else "Joint submission"
    names: list[Contributor | Member] = [who, *who.joint_members]
    *others, last = map(_place, names)
    return f"{title} submitted by: {'; '.join([*others, 'and ' + last] if others else [last])}"


def _place(who: Contributor | Member) -> str:
    """“Name, City (Country)”, as much of it as is known."""
    place = (
        f"{who.city} ({_in_brackets(who.country)})" if who.city and who.country else who.city or who.country
    )
    return f"{who.name}, {place}" if place else who.name


def _in_brackets(country: str) -> str:
    """A country where brackets stand round it already: “Kingdom of the Netherlands”, as documents of the United
    Nations write in running text, for “Netherlands (Kingdom of the)”; any other brackets become square."""
    listed = _LISTED.fullmatch(country)
    if listed is not None:
        return f"{listed['style']} {listed['name']}"
    return country.replace("(", "[").replace(")", "]")


def render_contributors(groups: Iterable[ContributorGroup]) -> str:
    """The list as one text: a heading a line, then “CODE  Name, City (Country);” line by line."""
    lines: list[str] = []
    for group in groups:
        lines.append(f"{group.heading}:")
        lines += [f"{entry.code}  {entry.text};" for entry in group.entries[:-1]]
        lines += [f"{entry.code}  {entry.text}." for entry in group.entries[-1:]]
    return "\n".join(lines)

"""Small values for the tests of the collation: sources, points and codings made in one line."""

from __future__ import annotations

from dataclasses import replace

from panel.collation import Coding, Contributor, Member, Plan, Point, Source, Theme, passage, segment

THEME = Theme("t", "Services")
PLAN = Plan("On services", "SPMHR/2027/1/SUM", "SPMHR/2027/1/CALL", "pursuant to the call of 11 January 2027")


def source(code: str, text: str = "First words.\n\nSecond words.", **changes: object) -> Source:
    """A source whose contributor is named after its code; joint if the code begins with JS."""
    members = (Member(f"Member of {code}"),) if code.startswith("JS") else ()
    who = Contributor(code, f"Organization {code}", "NGO", "Kenya", "ECA", "Lamu", joint_members=members)
    return replace(Source(code.lower(), code, text, "en", who), **changes)  # type: ignore[arg-type]


def crowd(number: int, **changes: object) -> tuple[Source, ...]:
    """So many sources, X00 and so on."""
    return tuple(source(f"X{place:02}", **changes) for place in range(number))


def point(key: str = "p", text: str = "fees were too high", **changes: object) -> Point:
    """A point of the one theme."""
    return replace(Point(key, "t", text), **changes)  # type: ignore[arg-type]


def coding(where: Source, key: str = "p", quote: str = "", **changes: object) -> Coding:
    """A coding of the quoted words, of the first five characters if none are given."""
    start = where.text.index(quote) if quote else 0
    end = start + (len(quote) or 5)
    place = passage(where.id, segment(where.text), start, end)
    return replace(Coding(place, "t", key), **changes)  # type: ignore[arg-type]


def codings(sources: tuple[Source, ...], key: str = "p", **changes: object) -> tuple[Coding, ...]:
    """One coding of every source on one point."""
    return tuple(coding(each, key, **changes) for each in sources)

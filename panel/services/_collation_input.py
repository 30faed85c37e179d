"""What the collation is given: admitted texts, their codings, and what the call decided.

A name reaches the collation only through ``domain.attribution``: one that is withheld never enters,
its text stands under its label. A text received in confidence is a number and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlsplit

from panel.collation import (
    POPULATIONS,
    Coding,
    Contributor,
    Document,
    Member,
    Plan,
    Point,
    Pool,
    Source,
    Theme,
    passage,
    pool,
)
from panel.collation.groups import regrouped
from panel.collation.types import CodingType, Form
from panel.domain import constituencies
from panel.domain.attendance import Figures
from panel.i18n import format_date, use_locale
from panel.models import Commentary, Organisation, ThematicSession
from panel.models import Point as PointRow
from panel.models import Theme as ThemeRow
from panel.queries import attribution, codebook, statistics
from panel.queries import sources as texts
from panel.queries.attribution import Crowd
from panel.queries.places import country_name
from panel.services import _texts_read

#: The language in which a summary is drafted; the house table of quantifiers exists in it alone.
LANGUAGE = "en"

_LABELS = {p.code: p.one.partition(" ")[2] for p in POPULATIONS}


@dataclass(frozen=True)
class Material:
    """Everything a summary is made from, as it stands now.

    ``documents`` are the sources cut into paragraphs. ``versions`` maps the id of a source to the version
    its offsets are over, ``keys`` to the symbol under which it is public; ids stand in private addresses.
    ``withheld_names`` and ``withheld_acronyms`` are for the lint alone. Neither these nor ids leave the
    service.
    """

    sources: tuple[Source, ...]
    documents: Mapping[str, Document]
    codings: tuple[Coding, ...]
    points: tuple[Point, ...]
    themes: tuple[Theme, ...]
    plan: Plan
    versions: Mapping[str, str]
    keys: Mapping[str, str]
    withheld_names: tuple[str, ...] = ()
    withheld_acronyms: tuple[str, ...] = ()
    attendance: Figures | None = None

    @cached_property
    def book(self) -> Pool:
        """The sources, ordered and added up."""
        return pool(self.sources)

    @cached_property
    def point_by_id(self) -> Mapping[str, Point]:
        """The points by id."""
        return {point.id: point for point in self.points}

    @cached_property
    def codings_of(self) -> Mapping[tuple[str, str], tuple[Coding, ...]]:
        """The codings by point and stance."""
        found: dict[tuple[str, str], list[Coding]] = {}
        for coding in self.codings:
            found.setdefault((coding.point_id, coding.stance), []).append(coding)
        return {key: tuple(those) for key, those in found.items()}

    @property
    def published(self) -> tuple[Source, ...]:
        """The sources under their public keys, as a file of the summary names them."""
        return tuple(replace(source, id=self.keys[source.id]) for source in self.sources)


def gather(call: ThematicSession) -> Material:
    """Read everything the summary of a session rests on."""
    open_texts, closed_texts = texts.citable(call.id), texts.in_confidence(call.id)
    crowd = attribution.crowd(call)
    with use_locale(LANGUAGE):
        sources = tuple(_source(each, crowd) for each in open_texts)
        plan = _plan(call, len(closed_texts))
    keys = {each.id: f"{call.symbol}/{each.symbol_suffix}" for each in open_texts}
    versions = {each.id: each.admitted_version_id or "" for each in open_texts}
    read = _texts_read.read(sources, versions)
    decided = {each.id: each.counts_with for each in open_texts if each.counts_with}
    groups = {each: keys[first] for each, first in regrouped(read.groups, decided, keys).items()}
    sources = tuple(replace(source, group=groups.get(source.id, "")) for source in sources)
    names, acronyms = _withheld(open_texts, closed_texts)
    return Material(
        sources,
        read.documents,
        tuple(_coding(row, read.documents[row.commentary_id]) for row in codebook.collated(call.id)),
        tuple(_point(row) for row in codebook.points(call.id)),
        tuple(_theme(row) for row in codebook.themes(call.id)),
        plan,
        versions,
        keys,
        names,
        acronyms,
        statistics.attendance(call.id),
    )


def _source(row: Commentary, crowd: Crowd) -> Source:
    version, body = row.admitted_version, row.organisation
    assert version is not None
    label = crowd.label(None, row)
    counted = constituencies.by_code(body.constituency).counted
    return Source(
        id=row.id,
        code=label.code,
        text=version.body,
        lang=version.language,
        contributor=_contributor(row)
        if label.named
        else Contributor(label.code, constituency=label.constituency),
        counted=counted,
        label="" if label.named else _label(label.constituency, label.place),
        salt=version.salt,
    )


def _contributor(row: Commentary) -> Contributor:
    """A contributor whose name may be printed, with the members that confirmed."""
    body = row.organisation
    return Contributor(
        row.code or "",
        _name(body),
        body.constituency,
        country_name(body.country),
        body.region,
        body.city,
        asterisk=(body.constituency, body.subtype) == ("NHRI", "a"),
        joint_members=tuple(
            Member(_name(each), each.city, country_name(each.country)) for each in _members(row)
        ),
        positions=tuple(row.positions or ()) if body.constituency == "STATE" else (),
    )


def _name(body: Organisation) -> str:
    """The name as registered, with the English one in brackets where that is another."""
    other = body.english_name and body.english_name != body.name
    return f"{body.name} ({body.english_name})" if other else body.name


def _members(row: Commentary) -> list[Organisation]:
    confirmed = [each.organisation for each in row.signatures if each.state == "confirmed"]
    return sorted(confirmed, key=lambda each: (each.name.casefold(), each.id))


def _label(constituency: str, region: str) -> str:
    """“Name withheld, migrants’ association, ECA region”, with as much as may be told."""
    parts = [
        "Name withheld",
        _LABELS.get(constituency, ""),
        f"{region} region" if region not in ("", "GLOBAL") else "",
    ]
    return ", ".join(part for part in parts if part)


def _plan(call: ThematicSession, confidential: int) -> Plan:
    issued = call.announced_at or call.opens_at
    return Plan(
        title=call.title,
        symbol=f"{call.symbol}/SUM",
        call_symbol=f"{call.symbol}/CALL",
        mandate=f"pursuant to the call for input of {format_date(issued)}",
        word_limit=call.body_limit,
        confidential=confidential,
    )


def _coding(row: Any, document: Document) -> Coding:
    return Coding(
        passage(row.commentary_id, document, row.start, row.end),
        row.theme_id,
        row.point_id,
        _kind(row.kind),
        row.verb,
        "contrary" if row.stance == "contrary" else "for",
        row.addressee,
        row.wording or "",
        citation="see_also" if row.see_also else "primary",
    )


def _point(row: PointRow) -> Point:
    kind = _kind(row.kind)
    form: Form = "whether" if kind == "inquiry" else "that"
    return Point(row.id, row.theme_id, row.wording, kind, form, row.addressee, row.number)


def _theme(row: ThemeRow) -> Theme:
    return Theme(row.id, row.label, row.number, row.parent_id or "")


def _kind(stored: str) -> CodingType:
    return cast(CodingType, stored.replace("_", " "))


def _withheld(
    open_texts: Sequence[Commentary], closed_texts: Sequence[Commentary]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and acronyms that may not be printed: those of nobody who also speaks under its name."""
    hidden = [each for each in (*open_texts, *closed_texts) if each.consent != "public"]
    shown = [each for each in open_texts if each.consent == "public"]
    named = {body.id for each in shown for body in (each.organisation, *_members(each))}
    secret = {
        body.id: body
        for each in hidden
        for body in (each.organisation, *_members(each))
        if body.id not in named
    }
    names = {text for body in secret.values() for text in (body.name, body.english_name, _host(body.website))}
    codes = {each.code for each in open_texts}
    acronyms = {
        body.acronym for body in secret.values() if len(body.acronym) > 1 and body.acronym not in codes
    }
    return tuple(sorted(names - {""})), tuple(sorted(acronyms))


def _host(website: str) -> str:
    host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    return host.removeprefix("www.")

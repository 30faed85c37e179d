"""A compilation as data: a table of lines and paragraphs, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain

from panel.collation import segment
from panel.documents.csv import csv_lines
from panel.documents.json_list import json_list
from panel.models import ThematicSession
from panel.services._compiled import Entry
from panel.services._proposals import BY_THEME, CROSS_CUTTING, OUTSIDE, Proposal

#: Name and version of the JSON; the version changes when a reader would have to.
FORMAT, VERSION = "panel-compilation", 1

COLUMNS = (
    "symbol",
    "code",
    "contributor",
    "constituency",
    "language",
    "title",
    "paragraph",
    "kind",
    "words",
    "part",
    "number",
    "heading",
    "point",
)


def facts(entries: Sequence[Entry], listed: Sequence[Proposal]) -> tuple[tuple[str, int], ...]:
    """The figures that every format gives: texts, what is listed of them, and how much of that in each part."""
    parts = tuple(
        (f"part {name}", sum(each.part == name for each in listed))
        for name in (BY_THEME, CROSS_CUTTING, OUTSIDE)
    )
    found = (("submissions", len(entries)),)
    return (*found, ("listed", len(listed)), *parts) if listed else found


def _lines(entries: Sequence[Entry], listed: Sequence[Proposal]) -> Iterator[tuple[str | int, ...]]:
    """One row a line of the three parts; its words are those of the passage."""
    by_version = {each.version.id: each for each in entries}
    for each in listed:
        entry = by_version[each.version_id]
        yield (
            entry.symbol,
            entry.label.code,
            entry.label.name or "",
            entry.label.constituency,
            entry.version.language,
            entry.version.title,
            f"P{each.paragraph}",
            each.kind or "outside_scope",
            each.words,
            each.part,
            each.number,
            each.heading,
            each.point,
        )


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    """One row a paragraph, heading or footnote, in order."""
    for entry in entries:
        version, label = entry.version, entry.label
        for part in segment(version.body).paragraphs:
            yield (
                entry.symbol,
                label.code,
                label.name or "",
                label.constituency,
                version.language,
                version.title,
                f"P{part.number}" if part.number else "",
                part.kind,
                version.body[part.inner : part.end],
                *("",) * 4,
            )


def table(entries: Sequence[Entry], listed: Sequence[Proposal]) -> Iterator[bytes]:
    """As CSV, line by line: a row a line of the three parts, then a row a paragraph, heading or footnote of the
    texts."""
    return csv_lines(COLUMNS, chain(_lines(entries, listed), _rows(entries)))


def plain_json(
    call: ThematicSession, entries: Sequence[Entry], listed: Sequence[Proposal]
) -> Iterator[bytes]:
    """As JSON, piece by piece; documented in docs/collation-formats.md."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "symbol": f"{call.symbol}/COMP",
        "title": call.title,
        "figures": dict(facts(entries, listed)),
    }
    by_version = {each.version.id: each for each in entries}
    yield json.dumps(plain, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    yield b',\n "listed": '
    yield from json_list((_listed(each, by_version[each.version_id]) for each in listed), indent=1)
    yield b',\n "submissions": '
    yield from json_list((_plain(each) for each in entries), indent=1)
    yield b"\n}\n"


def _listed(proposal: Proposal, entry: Entry) -> dict[str, object]:
    return {
        "number": proposal.number,
        "part": proposal.part,
        "heading": proposal.heading,
        "point": proposal.point,
        "kind": proposal.kind,
        "stance": proposal.stance,
        "symbol": entry.symbol,
        "code": entry.label.code,
        "contributor": entry.label.name,
        "language": entry.version.language,
        "paragraph": proposal.paragraph,
        "start": proposal.start,
        "end": proposal.end,
        "words": proposal.words,
    }


def _plain(entry: Entry) -> dict[str, object]:
    version, label = entry.version, entry.label
    return {
        "symbol": entry.symbol,
        "address": entry.address,
        "code": label.code,
        "contributor": label.name,
        "constituency": label.constituency,
        "place": label.place,
        "members": list(entry.members),
        "language": version.language,
        "words": version.words,
        "word_rule": version.rule,
        "redacted_words": version.redacted_words,
        "redaction_ground": version.redaction_ground,
        "title": version.title,
        "text": version.body,
        "paragraphs": [
            {"number": part.number, "kind": part.kind, "start": part.start, "end": part.end}
            for part in segment(version.body).paragraphs
        ],
    }

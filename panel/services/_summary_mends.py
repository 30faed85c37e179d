"""What findings need so that a button can mend them: the keys of the notes they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from panel.domain.drafting import Finding
from panel.models import Note, SummaryParagraph
from panel.services._present import Present, spare

_WORDS = re.compile(r"\w{4,}")


def keyed(found: Present, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with ``key`` (and ``first_key``) of the notes whose printed numbers they have; one on a
    sentence that rests on nothing with the key of the ``spare`` note that fits it best."""
    keys = {found.notes[n.id]: n.key for row in found.rows for n in row.notes if n.id in found.notes}
    rows = {number: row for row in found.rows for number in [found.numbers.get(row.id)] if number}
    for each in findings:
        params = dict(each.params)
        more = _keys(params, keys)
        row = rows.get(each.paragraph or 0)
        if each.rule == "no-note" and row is not None:
            more |= _spare(found, row, each)
        yield replace(each, params=tuple(sorted({**params, **more}.items()))) if more else each


def _keys(params: Mapping[str, str | int], keys: Mapping[int, int]) -> dict[str, str | int]:
    named = {"key": params.get("note"), "first_key": params.get("first")}
    return {
        name: keys[number]
        for name, number in named.items()
        if isinstance(number, int) and number in keys and name not in params
    }


def _spare(found: Present, row: SummaryParagraph, finding: Finding) -> dict[str, str | int]:
    left = spare(row)
    if not left:
        return {}
    said = found.summary.paragraphs[found.numbers[row.id] - 1].sentences[finding.sentence or 0].text
    words = set(_WORDS.findall(said.casefold()))
    best = max(left, key=lambda note: (len(words & _told(found, note)), -note.key))
    return {"spare": best.key}


def _told(found: Present, note: Note) -> set[str]:
    """Words of the passages of a note and of its point."""
    point = found.material.point_by_id.get(note.point_id or "")
    parts = [point.text if point is not None else ""]
    for each in note.citations:
        source = found.material.book.by_id.get(each.commentary_id)
        parts.append(source.text[each.start : each.end] if source is not None else "")
    return set(_WORDS.findall(" ".join(parts).casefold()))

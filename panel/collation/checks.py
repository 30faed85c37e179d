"""What must hold of the input before it is collated; all problems are told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from panel.collation.segment import Document, numbers_at
from panel.collation.types import FORMS, TYPES, Coding, Point, Source, Theme
from panel.domain.drafting import rung


def problems(
    sources: Sequence[Source],
    codings: Iterable[Coding],
    points: Sequence[Point],
    themes: Sequence[Theme],
    documents: Mapping[str, Document],
) -> tuple[str, ...]:
    """Everything that is wrong with the input, in a stable order; empty where it can be collated."""
    known_points = {point.id: point for point in points}
    found = [
        *_repeated("source", (source.id for source in sources)),
        *_repeated("code", (source.code for source in sources)),
        *_repeated("point", (point.id for point in points)),
        *_repeated("theme", (theme.id for theme in themes)),
        *_themes(themes),
        *(each for point in points for each in _point(point, {theme.id for theme in themes})),
        *(each for coding in codings for each in _coding(coding, known_points, documents)),
    ]
    return tuple(sorted(found))


def _repeated(noun: str, ids: Iterable[str]) -> Iterator[str]:
    for each, times in Counter(ids).items():
        if times > 1:
            yield f"{noun} {each} is given {times} times"


def _themes(themes: Sequence[Theme]) -> Iterator[str]:
    parents = {theme.id: theme.parent for theme in themes}
    for theme in themes:
        seen, above = {theme.id}, theme.parent
        while above and above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above and above not in parents:
            yield f"theme {theme.id} stands under {above}, which is not in the codebook"
        elif above:
            yield f"theme {theme.id} stands under itself"


def _point(point: Point, themes: set[str]) -> Iterator[str]:
    if point.theme_id not in themes:
        yield f"point {point.id}: no theme {point.theme_id} in the codebook"
    if not point.text.strip():
        yield f"point {point.id} has no wording"
    if point.kind not in TYPES:
        yield f"point {point.id}: “{point.kind}” is not a type of coding"
    if point.form not in FORMS:
        yield f"point {point.id}: “{point.form}” is not a form of wording"
    if point.form == "do" and not point.addressee.strip():
        yield f"point {point.id} says what to do but not to whom: it needs an addressee"


def _coding(coding: Coding, points: Mapping[str, Point], documents: Mapping[str, Document]) -> Iterator[str]:
    place = coding.passage
    where = f"coding of {place.source_id} at {place.start}–{place.end}"
    document, point = documents.get(place.source_id), points.get(coding.point_id)
    if document is None:
        yield f"{where}: no such source"
    elif not 0 <= place.start < place.end <= len(document.text):
        yield f"{where}: the text has {len(document.text)} characters"
    elif place.paragraph not in numbers_at(document, place.start, place.end)[:1]:
        yield f"{where}: does not begin in paragraph P{place.paragraph}"
    if point is None:
        yield f"{where}: no point {coding.point_id} in the codebook"
    elif coding.theme_id not in ("", point.theme_id):
        yield f"{where}: point {point.id} stands under theme {point.theme_id}, not {coding.theme_id}"
    if coding.type not in TYPES:
        yield f"{where}: “{coding.type}” is not a type of coding"
    if coding.verb and rung(coding.verb) is None:
        yield f"{where}: “{coding.verb}” is not on the list of reporting verbs"
    if coding.stance not in ("for", "contrary"):
        yield f"{where}: stance is “for” or “contrary”, not “{coding.stance}”"
    if coding.citation not in ("primary", "see_also"):
        yield f"{where}: citation is “primary” or “see_also”, not “{coding.citation}”"

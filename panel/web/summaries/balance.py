"""Who is heard: shares of constituencies, regions and languages, as a page and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import make_response
from flask.typing import ResponseReturnValue

from panel.domain import constituencies
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.balance import Row
from panel.domain.small_cells import FEWEST
from panel.gate.marks import needs
from panel.i18n import gettext as _
from panel.i18n import language_name
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import balance
from panel.web import labels
from panel.web.pages import render

#: Marks stand between these places of a line, in per cent, so that the first and the last are whole.
_FROM, _TO = 2.0, 98.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One group as a chart draws it: its name and shape, its row, and where its marks stand, in per cent
    of the width."""

    label: str
    shape: str
    row: Row
    places: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its table twin. ``measures`` are those that its rows count, in order: call, close, draft."""

    key: str
    measures: tuple[str, ...]
    marks: tuple[Mark, ...]


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return sessions.by_slug(actor, slug)


@needs(Action.SESSION_DESK, on=by_slug)
def heard(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The page: a chart with its table twin, two tables with bars, and whom to write to while there is time."""
    found = balance.of_session(thematic_session, summaries.of_session(thematic_session.id))
    return render(
        "summaries/balance.html",
        call=thematic_session,
        found=found,
        fewest=FEWEST,
        by_constituency=_figure("b1", found.constituencies, ("call", "close", "draft"), _constituency, found),
        by_region=_figure("b2", found.regions, ("call", "close", "draft"), _region, found),
        by_language=_figure("b3", found.languages, ("close", "draft"), language_name, found),
        by_position=_figure("b4", found.positions, ("close", "draft"), _position, found),
        less=[_constituency(key) for key in found.unheard[0]] + [_region(key) for key in found.unheard[1]],
    )


@needs(Action.SESSION_DESK, on=by_slug)
def figures(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The same figures as CSV, with the codes of the registry."""
    found = balance.of_session(thematic_session, summaries.of_session(thematic_session.id))
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(("measure", "group", "count", "per_cent"))
    writer.writerows(_lines(found))
    answer = make_response(told.getvalue())
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{thematic_session.slug}-balance.csv"'
    return answer


_MEASURES: Mapping[str, tuple[str, ...]] = {
    "constituencies": (
        "accredited_by_constituency",
        "submissions_by_constituency",
        "draft_words_by_constituency",
    ),
    "regions": ("accredited_by_region", "represented_by_region", "draft_words_by_region"),
    "languages": ("submissions_by_language", "draft_words_by_language"),
    "positions": ("submissions_by_position", "draft_words_by_position"),
}


def _lines(found: balance.Balance) -> Iterator[tuple[str, str, int, int]]:
    for part, measures in _MEASURES.items():
        for place, measure in enumerate(measures):
            for row in getattr(found, part):
                yield measure, row.key, row.counts[place], row.shares[place]


def _figure(
    key: str,
    rows: Sequence[Row],
    measures: tuple[str, ...],
    called: Callable[[str], str],
    found: balance.Balance,
) -> Figure:
    """Scaled so that the greatest share takes the whole width; the draft is left out while there is none."""
    shown = measures if found.drafted else tuple(each for each in measures if each != "draft")
    most = max((share for row in rows for share in row.shares[: len(shown)]), default=0) or 1
    return Figure(
        key,
        shown,
        tuple(
            Mark(
                called(row.key),
                constituencies.by_code(row.key).shape if rows is found.constituencies else "",
                row,
                tuple(round(_FROM + share * (_TO - _FROM) / most, 1) for share in row.shares[: len(shown)]),
            )
            for row in rows
        ),
    )


def _constituency(code: str) -> str:
    return _(constituencies.by_code(code).label)


def _region(code: str) -> str:
    return _(dict(constituencies.REGIONS).get(code, code))


def _position(key: str) -> str:
    return str(labels.POSITION[key])

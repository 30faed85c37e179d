"""Themes made one and taken apart, points taken apart; where each came from is kept.

Codings follow; the log of coding says of each that it moved, and from which point.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.models import Point, ThematicSession, Theme
from panel.queries import codebook
from panel.services import codebook as book
from panel.services._book_log import picture, tell
from panel.services._coding_guard import permit
from panel.services._coding_log import Happened, log
from panel.services._journal import record

_CHOOSE = N_("Choose what goes with the new one, and leave something behind.")


def split_point(
    actor: Actor,
    call: ThematicSession,
    point: Point,
    wording: str,
    coding_ids: Collection[str],
    *,
    now: datetime,
) -> Point:
    """Take codings out of a point and give them a new one beside it, of the same theme, type and addressee.

    Raises Invalid where the words are those of a known point, where nothing is chosen, or nothing is left.
    Notes of the draft stay with the point; the draft says of them what no longer fits.
    """
    permit(actor, call)
    standing = codebook.of_point(point.id)
    chosen = [each for each in standing if each.id in coding_ids]
    problems = book.point_problems(wording, point.kind, point.addressee)
    theme = next(each for each in codebook.themes(call.id) if each.id == point.theme_id)
    if book.same_wording(codebook.points(call.id), theme, wording) is not None:
        problems.append(problem("wording", N_("The theme has a point in these words already.")))
    if not chosen or len(chosen) == len(standing):
        problems.append(problem("codings", _CHOOSE))
    if problems:
        raise Invalid(*problems)
    made = book.add_point(actor, call, theme, wording, kind=point.kind, addressee=point.addressee, now=now)
    for each in chosen:
        each.point_id = made.id
    log(actor, [Happened(each, "moved", point.id) for each in chosen], now=now, way="book")
    tell(actor, made, "split", now=now, other=point.id)
    record(actor, "codebook:changed", made, now=now, what="split")
    return made


def merge_themes(actor: Actor, call: ThematicSession, theme: Theme, into: Theme, *, now: datetime) -> None:
    """Make two themes one: the points of ``theme`` go to ``into``, those in the same words become one.

    Raises Invalid where the two are one, of two sessions, or one stands under the other.
    """
    permit(actor, call)
    if theme.id == into.id or {theme.thematic_session_id, into.thematic_session_id} != {call.id}:
        raise Invalid(problem("into", N_("Choose another theme.")))
    if into.parent_id == theme.id:
        raise Invalid(problem("into", N_("It stands under this theme. Choose another, or move it first.")))
    for point in [each for each in codebook.points(call.id) if each.theme_id == theme.id]:
        same = book.same_wording(codebook.points(call.id), into, point.wording)
        if same is not None:
            book.merge(actor, call, point, same, now=now)
        else:
            book.move_point(actor, point, into.id, now=now)
    for below in [each for each in codebook.themes(call.id) if each.parent_id == theme.id]:
        below.parent_id = into.id
    tell(actor, theme, "merged", now=now, before=picture(theme), other=into.id)
    book.remove_theme(actor, call, theme, now=now)


def split_theme(
    actor: Actor,
    call: ThematicSession,
    theme: Theme,
    label: str,
    point_ids: Collection[str],
    *,
    now: datetime,
) -> Theme:
    """Take points out of a theme and give them a new one; Invalid where nothing is chosen, or nothing is left."""
    permit(actor, call)
    mine = [each for each in codebook.points(call.id) if each.theme_id == theme.id]
    chosen = [each for each in mine if each.id in point_ids]
    problems = book.theme_problems("label", label)
    if book.same_label(codebook.themes(call.id), label) is not None:
        problems.append(problem("label", N_("Another theme has this name.")))
    if not chosen or len(chosen) == len(mine):
        problems.append(problem("points", _CHOOSE))
    if problems:
        raise Invalid(*problems)
    made = book.add_theme(actor, call, label, now=now)
    made.parent_id = theme.parent_id
    for each in chosen:
        book.move_point(actor, each, made.id, now=now)
    db.session.flush()
    tell(actor, made, "split", now=now, other=theme.id)
    record(actor, "codebook:changed", made, now=now, what="split")
    return made

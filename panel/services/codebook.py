"""The codebook of a session: its themes in order, and the points under them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, problem
from panel.models import Coding, Note, Point, ThematicSession, Theme
from panel.models.codebook import KINDS
from panel.queries import codebook
from panel.services._book_log import picture, tell
from panel.services._book_words import LANGUAGES as LANGUAGES
from panel.services._book_words import About as About
from panel.services._book_words import about_problems, set_about
from panel.services._coding_guard import LABEL_AT_MOST, WORDING_AT_MOST, clause, line, permit, words_problems
from panel.services._coding_log import log_moved
from panel.services._journal import record

OTHER_ISSUES = N_("Other issues raised")
"""The last heading of a summary: what was said beside the matter by a text that was admitted for the rest."""

_NO_WORDING = N_("Say the point in a few words, so that they follow “reported that …”.")
_KIND = N_("Choose a type from the list.")


def add_theme(
    actor: Actor, thematic_session: ThematicSession, label: str, *, now: datetime, definition: str = ""
) -> Theme:
    """Add a theme at the end of the codebook; one with the same label is returned instead.

    “Other issues raised” stays the last.
    """
    permit(actor, thematic_session)
    _refuse(theme_problems("theme_label", label, definition))
    known = codebook.themes(thematic_session.id)
    same = same_label(known, label)
    if same is not None:
        return same
    made = Theme(
        thematic_session_id=thematic_session.id,
        number=max((t.number for t in known), default=0) + 1,
        label=line(label),
        definition=line(definition),
    )
    db.session.add(made)
    _renumber(sorted([*known, made], key=lambda each: each.label == OTHER_ISSUES))
    db.session.flush()
    tell(actor, made, "added", now=now)
    record(actor, "codebook:changed", made, now=now, what="theme")
    return made


def edit_theme(
    actor: Actor,
    thematic_session: ThematicSession,
    theme: Theme,
    label: str,
    definition: str,
    *,
    now: datetime,
    about: About | None = None,
) -> None:
    """Rename a theme and say what belongs under it; Invalid where another theme has the name.

    ``about`` is its examples, terms and place; without it these stay.
    """
    permit(actor, thematic_session)
    known = codebook.themes(thematic_session.id)
    problems = theme_problems("label", label, definition)
    same = same_label(known, label)
    if same is not None and same.id != theme.id:
        problems.append(problem("label", N_("Another theme has this name.")))
    if about is not None:
        problems += about_problems(theme, about, known)
    _refuse(problems)
    before = picture(theme)
    theme.label, theme.definition = line(label), line(definition)
    if about is not None:
        set_about(theme, about)
    tell(actor, theme, "changed", now=now, before=before)
    record(actor, "codebook:changed", theme, now=now, what="theme")


def move_theme(
    actor: Actor, thematic_session: ThematicSession, theme: Theme, *, up: bool, now: datetime
) -> None:
    """Move a theme one place; the order is that of the headings in the summary."""
    permit(actor, thematic_session)
    order = list(codebook.themes(thematic_session.id))
    place = order.index(theme)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    before = picture(theme)
    _renumber(order)
    tell(actor, theme, "moved", now=now, before=before)
    record(actor, "codebook:changed", theme, now=now, what="order")


def remove_theme(actor: Actor, thematic_session: ThematicSession, theme: Theme, *, now: datetime) -> None:
    """Remove a theme that has no points; IllegalMove while it has any."""
    permit(actor, thematic_session)
    if any(point.theme_id == theme.id for point in codebook.points(thematic_session.id)):
        raise IllegalMove(N_("Move the points of this theme first; then it can be removed."))
    left = [each for each in codebook.themes(thematic_session.id) if each.id != theme.id]
    for below in left:
        if below.parent_id == theme.id:
            below.parent_id = theme.parent_id
    tell(actor, theme, "removed", now=now, before=picture(theme))
    record(actor, "codebook:changed", theme, now=now, what="removed")
    db.session.delete(theme)
    _renumber(left)
    db.session.flush()


def add_point(
    actor: Actor,
    thematic_session: ThematicSession,
    theme: Theme,
    wording: str,
    *,
    kind: str,
    now: datetime,
    addressee: str = "",
) -> Point:
    """Add a point under a theme; one with the same wording is returned instead.

    An addressee is taken over by a point that had none. Raises Invalid where the point has another one:
    only the same claim to the same addressee is one point.
    """
    permit(actor, thematic_session)
    _refuse(point_problems(wording, kind, addressee))
    known = codebook.points(thematic_session.id)
    same = same_wording(known, theme, wording)
    if same is not None:
        before = picture(same)
        if _address(same, line(addressee)):
            tell(actor, same, "changed", now=now, before=before)
            record(actor, "codebook:changed", same, now=now, what="point")
        return same
    made = Point(
        thematic_session_id=thematic_session.id,
        theme_id=theme.id,
        wording=_wording(wording),
        kind=kind,
        addressee=line(addressee),
        number=max((p.number for p in known), default=0) + 1,
    )
    db.session.add(made)
    db.session.flush()
    tell(actor, made, "added", now=now)
    record(actor, "codebook:changed", made, now=now, what="point")
    return made


def edit_point(
    actor: Actor,
    thematic_session: ThematicSession,
    point: Point,
    wording: str,
    *,
    kind: str,
    addressee: str,
    theme_id: str,
    now: datetime,
) -> None:
    """Change a point's wording, type, addressee or theme; its codings follow it to the theme.

    Raises Invalid where the theme has a point in these words already: the two are to be merged.
    """
    permit(actor, thematic_session)
    problems = point_problems(wording, kind, addressee)
    theme = next((t for t in codebook.themes(thematic_session.id) if t.id == theme_id), None)
    if theme is None:
        problems.append(problem("theme_id", N_("Choose a theme from the list.")))
    else:
        same = same_wording(codebook.points(thematic_session.id), theme, wording)
        if same is not None and same.id != point.id:
            problems.append(
                problem("wording", N_("The theme has a point in these words already. Merge the two instead."))
            )
    _refuse(problems)
    before = picture(point)
    point.wording, point.kind, point.addressee = _wording(wording), kind, line(addressee)
    if point.theme_id != theme_id:
        move_point(actor, point, theme_id, now=now)
    tell(actor, point, "changed", now=now, before=before)
    record(actor, "codebook:changed", point, now=now, what="point")


def move_point(actor: Actor, point: Point, theme_id: str, *, now: datetime) -> None:
    """Put a point under another theme; its codings follow."""
    before = picture(point)
    point.theme_id = theme_id
    _follow(point, point)
    log_moved(actor, codebook.of_point(point.id), point.id, now=now)
    tell(actor, point, "moved", now=now, before=before)


def merge(
    actor: Actor, thematic_session: ThematicSession, point: Point, into: Point, *, now: datetime
) -> int:
    """Make two points one: codings and notes of ``point`` follow to ``into``, then ``point`` is gone.

    A passage coded with both keeps one of its two codings. Returns how many codings moved that stand.
    Raises Invalid where the two are one, or of two sessions.
    """
    permit(actor, thematic_session)
    if point.id == into.id or {point.thematic_session_id, into.thematic_session_id} != {thematic_session.id}:
        raise Invalid(problem("into", N_("Choose another point.")))
    taken, standing = {_same(each) for each in codebook.of_point(into.id)}, codebook.of_point(point.id)
    for each in standing:
        if _same(each) in taken:
            each.undone_at = now
            record(actor, "coding:undone", each, now=now, version=each.version_id)
    db.session.flush()
    _follow(point, into)
    log_moved(actor, standing, point.id, now=now)
    tell(actor, point, "merged", now=now, before=picture(point), other=into.id)
    db.session.execute(update(Note).where(Note.point_id == point.id).values(point_id=into.id))
    record(actor, "codebook:changed", into, now=now, what="merge")
    db.session.delete(point)
    db.session.flush()
    return sum(each.undone_at is None for each in standing)


def theme_problems(field: str, label: str, definition: str = "") -> list[Problem]:
    """What is wrong with the name of a theme (``field``) and its definition."""
    if not line(label):
        return [problem(field, N_("Give the theme a name."))]
    return [
        *words_problems(field, line(label), LABEL_AT_MOST),
        *words_problems("definition", line(definition), WORDING_AT_MOST),
    ]


def point_problems(wording: str, kind: str, addressee: str) -> list[Problem]:
    """What is wrong with the words of a point, its type and its addressee."""
    found = [] if kind in KINDS else [problem("kind", _KIND)]
    if not _wording(wording):
        found.append(problem("wording", _NO_WORDING))
    found += words_problems("wording", _wording(wording), WORDING_AT_MOST)
    return found + words_problems("addressee", line(addressee), LABEL_AT_MOST)


def same_label(themes: Sequence[Theme], label: str) -> Theme | None:
    """The theme of that name, whatever its case."""
    return next((t for t in themes if t.label.casefold() == line(label).casefold()), None)


def same_wording(points: Sequence[Point], theme: Theme, wording: str) -> Point | None:
    """The point of a theme in these words, whatever their case."""
    wanted = (theme.id, _wording(wording).casefold())
    return next((p for p in points if (p.theme_id, _wording(p.wording).casefold()) == wanted), None)


def _wording(typed: str) -> str:
    return clause(typed).rstrip(". ")


def _address(point: Point, addressee: str) -> bool:
    """Give a point that has none its addressee; whether it changed."""
    if addressee and point.addressee and addressee.casefold() != point.addressee.casefold():
        said = N_("This point is addressed to %(addressee)s. Say the new one in other words.")
        raise Invalid(problem("addressee", said, addressee=point.addressee))
    changed = bool(addressee) and not point.addressee
    point.addressee = point.addressee or addressee
    return changed


def _follow(point: Point, into: Point) -> None:
    """All codings of a point, undone ones too, go where it goes."""
    db.session.flush()
    db.session.execute(
        update(Coding).where(Coding.point_id == point.id).values(point_id=into.id, theme_id=into.theme_id)
    )


def _same(coding: Coding) -> tuple[str, int, int, str]:
    return coding.version_id, coding.start, coding.end, coding.stance


def _renumber(order: Sequence[Theme]) -> None:
    for number, theme in enumerate(order, start=1):
        theme.number = number


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Invalid(*problems)

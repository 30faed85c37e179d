"""What an officer chose for a passage, and everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from panel.domain.actor import Actor
from panel.domain.drafting.ladder import DEFAULT_VERBS, rung
from panel.domain.errors import N_, Problem, problem
from panel.models import Coding, Commentary, Point, ThematicSession, Theme
from panel.models.codebook import KINDS
from panel.services import codebook as book
from panel.services._coding_guard import WORDING_AT_MOST, clause, words_problems
from panel.services._passages import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What an officer chose for a passage; ``theme`` and ``point`` are ids or new wordings.

    The passage is given by its place in code points (``start``, ``end``), by ``paragraph`` or by its
    ``words``; see ``_passages.locate``. An empty ``verb`` means the usual one of the type. ``instead`` is
    what a passage holds that opposes its point, as it would follow “considered that”.
    """

    start: int | None = None
    end: int | None = None
    paragraph: int | None = None
    words: str = ""
    theme_id: str = ""
    theme_label: str = ""
    point_id: str = ""
    wording: str = ""
    addressee: str = ""
    kind: str = "observation"
    verb: str = ""
    stance: str = "for"
    instead: str = ""
    see_also: bool = False


def settled(choice: Choice, points: Sequence[Point] = ()) -> Choice:
    """The choice with its words as they follow “that”, its type and its verb as printed.

    An empty type is that of the chosen point, an empty verb the usual one of the type.
    """
    kind = choice.kind or next((p.kind for p in points if p.id == choice.point_id), "observation")
    choice = replace(choice, instead=clause(choice.instead), kind=kind)
    if not choice.verb and choice.stance == "contrary":
        return replace(choice, verb="considered")
    if not choice.verb:
        return replace(choice, verb=DEFAULT_VERBS.get(choice.kind.replace("_", " "), ""))
    known = rung(choice.verb)
    return replace(choice, verb=known.past) if known is not None else choice


def problems(choice: Choice, themes: Sequence[Theme], points: Sequence[Point]) -> list[Problem]:
    """What is wrong with type, verb, stance, theme and point, before anything is written."""
    return [*_of_passage(choice), *_of_point(choice, themes, points)]


def point_of(
    actor: Actor,
    call: ThematicSession,
    choice: Choice,
    themes: Sequence[Theme],
    points: Sequence[Point],
    now: datetime,
) -> Point:
    """The chosen point; a new one, and its new theme, are added to the codebook."""
    if not choice.wording.strip():
        return next(p for p in points if p.id == choice.point_id)
    theme = _theme(choice, themes) or book.add_theme(actor, call, choice.theme_label, now=now)
    return book.add_point(
        actor, call, theme, choice.wording, kind=choice.kind, addressee=choice.addressee, now=now
    )


def _of_passage(choice: Choice) -> list[Problem]:
    found = []
    if choice.kind not in KINDS:
        found.append(problem("kind", N_("Choose a type from the list.")))
    elif rung(choice.verb) is None:
        found.append(problem("verb", N_("Choose a verb from the ladder.")))
    if choice.stance not in {"for", "contrary"}:
        found.append(problem("stance", N_("Say whether the passage makes the point or opposes it.")))
    if choice.instead and choice.stance != "contrary":
        said = N_("Only a passage that opposes the point has words of its own. Choose so, or delete them.")
        found.append(problem("instead", said))
    found += words_problems("instead", choice.instead, WORDING_AT_MOST)
    return found


def _of_point(choice: Choice, themes: Sequence[Theme], points: Sequence[Point]) -> list[Problem]:
    """What is wrong with the choice of theme and point, before anything is written."""
    if not choice.wording.strip():
        return _of_known_point(choice, themes, points)
    if choice.point_id:
        return [problem("wording", N_("Choose a point or say a new one, not both."))]
    found = book.point_problems(choice.wording, "observation", choice.addressee)
    known = _theme(choice, themes)
    if choice.theme_label.strip():
        found += book.theme_problems("theme_label", choice.theme_label)
        if choice.theme_id and (known is None or known.id != choice.theme_id):
            found.append(problem("theme_label", N_("Choose a theme or name a new one, not both.")))
    elif known is None:
        found.append(problem("theme_id", N_("Choose a theme, or name a new one.")))
    return found


def _of_known_point(choice: Choice, themes: Sequence[Theme], points: Sequence[Point]) -> list[Problem]:
    point = next((p for p in points if p.id == choice.point_id), None)
    if point is None:
        return [problem("point_id", N_("Choose a point, or say a new one in a few words."))]
    theme = next(t for t in themes if t.id == point.theme_id)
    chosen = _theme(choice, themes)
    named = bool(choice.theme_id or choice.theme_label.strip())
    if named and (chosen is None or chosen.id != theme.id):
        said = N_("This point stands under the theme “%(theme)s”. Choose that theme, or none.")
        return [problem("point_id", said, theme=theme.label)]
    return []


def _theme(choice: Choice, themes: Sequence[Theme]) -> Theme | None:
    """The known theme that was chosen or named; None for a new one."""
    if choice.theme_label.strip():
        return book.same_label(themes, choice.theme_label)
    return next((t for t in themes if t.id == choice.theme_id), None)


def written(
    actor: Actor, commentary: Commentary, place: Place, point: Point, choice: Choice, now: datetime
) -> Coding:
    """The coding of a passage of the admitted version as it was chosen; not yet in the record."""
    return Coding(
        thematic_session_id=commentary.thematic_session_id,
        commentary_id=commentary.id,
        version_id=commentary.admitted_version_id,
        paragraph=place.paragraph,
        start=place.start,
        end=place.end,
        theme_id=point.theme_id,
        point_id=point.id,
        kind=choice.kind,
        verb=choice.verb,
        stance=choice.stance,
        wording=choice.instead or None,
        see_also=choice.see_also,
        made_by=actor.account_id,
        made_at=now,
    )

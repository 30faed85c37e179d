"""Coding: passages of admitted texts under themes and points, and what can be taken back.

The codebook itself is kept by ``codebook``; ``add_theme`` and ``add_point`` are its verbs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Problem, Stale, problem
from panel.models import Coding, Commentary, CommentaryVersion, Paragraph, ThematicSession
from panel.queries import codebook, coding_log
from panel.queries import commentary as commentaries
from panel.services import _choice, _coding_locks, _offers
from panel.services._choice import Choice
from panel.services._coding_guard import codable, permit
from panel.services._coding_log import Happened, log
from panel.services._journal import record
from panel.services._passages import Place, again, locate
from panel.services.codebook import add_point, add_theme

__all__ = [
    "Choice",
    "Place",
    "add_point",
    "add_theme",
    "carry_over",
    "codable",
    "code",
    "find",
    "redo",
    "undo",
]


def find(
    commentary: Commentary,
    *,
    words: str = "",
    paragraph: int | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Place:
    """The passage an officer means by words, by a paragraph's number or by a selection.

    Typed words go before a typed number, and that before a selection. Raises Invalid for the field that
    needs another look, IllegalMove where the text cannot be coded.
    """
    version, blocks = _text(codable(commentary))
    return locate(version, blocks, words=words, paragraph=paragraph, start=start, end=end)


def code(
    actor: Actor, commentary: Commentary, choice: Choice, *, now: datetime, replaces: Coding | None = None
) -> Coding:
    """Code one passage of the admitted version; ``replaces`` is the coding that is thereby changed.

    The same coding once more, as a second click makes it, is the one that stands already.
    Raises Invalid with everything that needs another look (the span leaves its paragraph, no point is
    named, the words are coded with the point already), IllegalMove where the text cannot be coded,
    Stale where the coding to be changed was changed meanwhile.
    """
    call = commentary.thematic_session
    permit(actor, call)
    version_id = codable(commentary)
    _coding_locks.renew(actor, commentary.id, now=now)
    if replaces is not None and replaces.commentary_id != commentary.id:
        raise Missing()
    if replaces is not None and replaces.undone_at is not None:
        raise Stale()
    themes, points = codebook.themes(call.id), codebook.points(call.id)
    choice = _choice.settled(choice, points)
    place, problems = _place(version_id, choice)
    problems += _choice.problems(choice, themes, points)
    if place is None or problems:
        raise Invalid(*problems)
    point = _choice.point_of(actor, call, choice, themes, points, now)
    made = _choice.written(actor, commentary, place, point, choice, now)
    twin = _twin(made, replaces)
    happened = []
    if replaces is not None and replaces is not twin:
        _take_back(actor, replaces, now)
        happened.append(Happened(replaces, "changed"))
    if twin is None:
        _keep(actor, made, now)
        happened.append(Happened(made, "made"))
    log(actor, happened, now=now)
    _offers.settle(actor, twin or made, now=now)
    return twin or made


def undo(actor: Actor, coding: Coding, thematic_session: ThematicSession, *, now: datetime) -> None:
    """Take one coding back; it stays in the record as undone."""
    permit(actor, thematic_session)
    _coding_locks.renew(actor, coding.commentary_id, now=now)
    if coding.undone_at is None:
        act = coding_log.made_alone(actor.account_id or "", coding.id)
        _take_back(actor, coding, now)
        log(actor, [Happened(coding, "undone")], now=now, way="undo" if act else "do", of_act=act)


def redo(actor: Actor, coding: Coding, commentary: Commentary, *, now: datetime) -> Coding:
    """Code once more what was undone, under the actor's own name.

    Raises IllegalMove where another version of the text is admitted since.
    """
    permit(actor, commentary.thematic_session)
    if coding.commentary_id != commentary.id:
        raise Missing()
    if coding.undone_at is None:
        return coding
    if coding.version_id != codable(commentary):
        raise IllegalMove(N_("The text has changed since. Code the words once more where they stand now."))
    return code(actor, commentary, _as_chosen(coding), now=now)


def carry_over(actor: Actor, commentary: Commentary, *, now: datetime) -> tuple[int, int]:
    """Take the codings of earlier versions over to the admitted one where their exact words stand once.

    What stands nowhere, several times or outside a numbered paragraph waits for an officer. Returns how
    many were carried over and how many wait.
    """
    permit(actor, commentary.thematic_session)
    version, blocks = _text(codable(commentary))
    _coding_locks.renew(actor, commentary.id, now=now)
    carried, waiting = 0, 0
    for coding, words in codebook.earlier(commentary):
        place = again(version.body, blocks, words)
        if place is None:
            waiting += 1
            continue
        made = _choice.written(actor, commentary, place, coding.point, _as_chosen(coding), now)
        happened = [Happened(coding, "moved")]
        if not codebook.same_passage(made):
            _keep(actor, made, now)
            happened.append(Happened(made, "made"))
        _take_back(actor, coding, now)
        log(actor, happened, now=now, way="book")
        carried += 1
    return carried, waiting


def _text(version_id: str) -> tuple[CommentaryVersion, Sequence[Paragraph]]:
    version = db.session.get(CommentaryVersion, version_id)
    assert version is not None
    return version, commentaries.paragraphs(version_id)


def _place(version_id: str, choice: Choice) -> tuple[Place | None, list[Problem]]:
    version, blocks = _text(version_id)
    try:
        place = locate(
            version,
            blocks,
            words=choice.words,
            paragraph=choice.paragraph,
            start=choice.start,
            end=choice.end,
        )
    except Invalid as error:
        return None, list(error.problems)
    return place, []


def _twin(made: Coding, replaces: Coding | None) -> Coding | None:
    """The standing coding that says the same; Invalid if one says something else with the same point."""
    standing = codebook.same_passage(made)
    for each in standing:
        if _told(each) == _told(made):
            return each
    if any(each is not replaces for each in standing):
        said = N_("These words are coded with this point already. Change that coding, or undo it.")
        raise Invalid(problem("point_id", said))
    return None


def _told(coding: Coding) -> tuple[str, str, bool, str | None]:
    return coding.kind, coding.verb, coding.see_also, coding.wording


def _keep(actor: Actor, made: Coding, now: datetime) -> None:
    db.session.add(made)
    db.session.flush()
    record(actor, "coding:made", made, now=now, version=made.version_id)


def _take_back(actor: Actor, coding: Coding, now: datetime) -> None:
    coding.undone_at = now
    _offers.reopen(actor, coding, now=now)
    record(actor, "coding:undone", coding, now=now, version=coding.version_id)


def _as_chosen(coding: Coding) -> Choice:
    return Choice(
        start=coding.start,
        end=coding.end,
        point_id=coding.point_id,
        kind=coding.kind,
        verb=coding.verb,
        stance=coding.stance,
        instead=coding.wording or "",
        see_also=coding.see_also,
    )

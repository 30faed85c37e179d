"""Blind double coding: a sample is drawn, two officers code it apart, both hand in, and it is compared."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.agreement import sample as drawn
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Problem, Stale, problem
from panel.domain.lifecycle import BLIND_SAMPLE
from panel.domain.policy import require
from panel.models import (
    BlindCoding,
    BlindSample,
    BlindText,
    Commentary,
    CommentaryVersion,
    Point,
    ThematicSession,
    Theme,
)
from panel.queries import blind, codebook
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.services import _blind_compare, _choice
from panel.services._advance import advance
from panel.services._choice import Choice
from panel.services._coding_guard import line
from panel.services._journal import record
from panel.services._passages import Place, locate

__all__ = ["blind", "codable", "code", "draw", "give_up", "hand_in", "undo"]


def draw(
    actor: Actor, call: ThematicSession, size: int | None, first_id: str, second_id: str, *, now: datetime
) -> BlindSample:
    """Draw texts that nobody has coded, and name two officers for them.

    The seed is made here, so that nobody can look for one that suits, and recorded with the codes of all
    texts that could be drawn. Raises Invalid for the field that needs another look, IllegalMove where the
    codebook has no theme yet: two who name themes apart cannot be compared.
    """
    require(actor, Action.BLIND_DRAW, call)
    if summaries.adopted(call.id):
        raise IllegalMove(N_("The summary is adopted. Codings and codebook stay as they are."))
    if not codebook.themes(call.id):
        raise IllegalMove(N_("Make the themes of the codebook first; both coders choose among them."))
    able = blind.drawable(call.id)
    problems = _problems(size, len(able), first_id, second_id)
    if size is None or problems:
        raise Invalid(*problems)
    made = BlindSample(
        thematic_session_id=call.id,
        number=blind.last_number(call.id) + 1,
        seed=secrets.token_hex(8),
        drawn_from=sorted(able),
        first_id=first_id,
        second_id=second_id,
        drawn_by=actor.account_id,
        drawn_at=now,
    )
    db.session.add(made)
    db.session.flush()
    for place, name in enumerate(drawn(list(able), size, seed=made.seed), start=1):
        row = able[name]
        db.session.add(
            BlindText(
                sample_id=made.id, commentary_id=row.id, version_id=row.admitted_version_id, place=place
            )
        )
    record(actor, "blind:drawn", made, now=now, texts=size, seed=made.seed)
    return made


def give_up(actor: Actor, sample: BlindSample, *, now: datetime) -> None:
    """End a sample that is not compared; its texts are free again, what was coded in it stays in the record."""
    advance(actor, sample, BLIND_SAMPLE, "give_up", now=now)


def codable(text: BlindText, row: Commentary) -> bool:
    """Whether the version that was drawn still stands and may still be cited."""
    return (
        row.state == "admitted"
        and row.consent != "text_withheld"
        and row.admitted_version_id == text.version_id
    )


def code(
    actor: Actor,
    sample: BlindSample,
    text: BlindText,
    row: Commentary,
    version: CommentaryVersion,
    choice: Choice,
    *,
    now: datetime,
) -> BlindCoding:
    """Code one passage of one's own side; the same once more is the one that stands.

    Nothing enters the codebook: a new point is kept in the coder's words until the sample is settled.
    Raises Invalid with everything that needs another look, IllegalMove once handed in.
    """
    _permit(actor, sample)
    if not codable(text, row):
        raise IllegalMove(N_("This text was withdrawn or changed since it was drawn. It is left out."))
    call = sample.thematic_session
    choice = replace(_choice.settled(choice), theme_label="", wording=line(choice.wording).rstrip(". "))
    themes, points = codebook.themes(call.id), codebook.points(call.id)
    place = _place(version, choice, _choice.problems(choice, themes, points))
    point = next((each for each in points if each.id == choice.point_id), None)
    theme_id = point.theme_id if point is not None else choice.theme_id
    theme = next(each for each in themes if each.id == theme_id)
    made = _coding(actor, sample, place, theme, point, choice, now)
    made.version_id = version.id
    twin = next((each for each in blind.own(sample.id, actor.account_id) if _told(each) == _told(made)), None)
    if twin is None:
        db.session.add(made)
        db.session.flush()
    return twin or made


def undo(actor: Actor, sample: BlindSample, coding: BlindCoding, *, now: datetime) -> None:
    """Take back what one coded oneself. Missing for anything else: it is not there for this reader."""
    _permit(actor, sample)
    if coding.sample_id != sample.id or coding.made_by != actor.account_id:
        raise Missing()
    coding.undone_at = coding.undone_at or now


def hand_in(actor: Actor, sample: BlindSample, *, now: datetime) -> bool:
    """Say that one's side is done; with the second the sample is compared. Whether it is.

    Nothing can be changed after that. Raises Stale where one has handed in already.
    """
    require(actor, Action.BLIND_CODE, sample)
    if sample.done_at(actor.account_id) is not None:
        raise Stale()
    if actor.account_id == sample.first_id:
        sample.first_done_at = now
    else:
        sample.second_done_at = now
    if sample.first_done_at is None or sample.second_done_at is None:
        advance(actor, sample, BLIND_SAMPLE, "hand_in", now=now)
        return False
    stands = {text.version_id for text, row, _ in blind.texts(sample.id) if codable(text, row)}
    units = [unit for unit in blind.numbered(sample.id) if unit[0] in stands]
    made = [each for each in blind.codings(sample.id) if each.version_id in stands]
    found = _blind_compare.cells(sample.first_id, made)
    themes = codebook.themes(sample.thematic_session_id)
    sample.compared_at = now
    sample.result = _blind_compare.result(units, found, themes, seed=sample.seed)
    advance(actor, sample, BLIND_SAMPLE, "compare", now=now)
    return True


def _permit(actor: Actor, sample: BlindSample) -> None:
    require(actor, Action.BLIND_CODE, sample)
    if sample.state != "open" or sample.done_at(actor.account_id) is not None:
        raise IllegalMove(N_("You have handed in this sample. What you coded stays as it is."))


def _place(version: CommentaryVersion, choice: Choice, problems: list[Problem]) -> Place:
    """Where the words stand; Invalid with what is wrong with the place and all other problems."""
    try:
        place = locate(
            version,
            commentaries.paragraphs(version.id),
            words=choice.words,
            paragraph=choice.paragraph,
            start=choice.start,
            end=choice.end,
        )
    except Invalid as error:
        raise Invalid(*error.problems, *problems) from error
    if problems:
        raise Invalid(*problems)
    return place


def _coding(
    actor: Actor,
    sample: BlindSample,
    place: Place,
    theme: Theme,
    point: Point | None,
    choice: Choice,
    now: datetime,
) -> BlindCoding:
    return BlindCoding(
        sample_id=sample.id,
        paragraph=place.paragraph,
        start=place.start,
        end=place.end,
        theme_id=theme.id,
        theme_label=theme.label,
        point_id=point.id if point is not None else None,
        point_wording=point.wording if point is not None else choice.wording,
        kind=choice.kind,
        verb=choice.verb,
        stance=choice.stance,
        instead=choice.instead,
        made_by=actor.account_id,
        made_at=now,
    )


def _problems(size: int | None, able: int, first_id: str, second_id: str) -> list[Problem]:
    found = []
    if size is None or not 1 <= size <= able:
        said = N_("Give a number from 1 to %(able)s: so many texts are admitted and not coded yet.")
        found.append(problem("size", said, able=able))
    known = {id_ for id_, _ in blind.officers()}
    found += [
        problem(field, N_("Choose an officer from the list."))
        for field, chosen in (("first_id", first_id), ("second_id", second_id))
        if chosen not in known
    ]
    if first_id == second_id and first_id in known:
        found.append(problem("second_id", N_("Choose somebody else: two people code the sample.")))
    return found


def _told(coding: BlindCoding) -> tuple[object, ...]:
    place = (coding.version_id, coding.start, coding.end, coding.theme_id)
    return (*place, coding.point_id or coding.point_wording.casefold(), coding.kind, coding.verb, coding.stance,
            coding.instead)  # fmt: skip

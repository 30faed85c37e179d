"""Where two blind coders differ: each difference settled with a reason, then the codings of record.

A third officer settles at once. One of the two proposes, and it holds when the other agrees; either may
propose something else until then. What was decided before stays in the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.agreement import OUTCOMES
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Stale, problem
from panel.domain.lifecycle import BLIND_SAMPLE
from panel.domain.policy import require
from panel.models import BlindCoding, BlindDecision, BlindSample, Coding, Point, ThematicSession, Theme
from panel.queries import blind, codebook, exchange
from panel.services import codebook as book
from panel.services._advance import advance
from panel.services._blind_compare import Cell, Key, cells
from panel.services._coding_guard import line, permit, words_problems
from panel.services._coding_log import Happened, log
from panel.services._journal import record
from panel.services.blind_sample import codable

#: Longest reason, in characters.
REASON_AT_MOST = 600


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what both made of it, and the decision about it, if there is one."""

    number: int
    cell: Cell
    decision: BlindDecision | None

    @property
    def mark(self) -> str:
        """What a form carries, so that it never settles another difference than its page showed."""
        return ":".join(map(str, self.cell.key))

    @property
    def settled(self) -> bool:
        """Whether the decision holds."""
        return self.decision is not None and self.decision.agreed_at is not None


def differences(sample: BlindSample) -> list[Difference]:
    """The differences of a compared sample, numbered in the order of its texts. Missing before that."""
    if sample.compared_at is None:
        raise Missing()
    standing = _standing(sample)
    found = [cell for cell in _cells(sample) if not cell.same]
    return [Difference(n, cell, standing.get(cell.key)) for n, cell in enumerate(found, start=1)]


def decide(
    actor: Actor, sample: BlindSample, mark: str, outcome: str, reason: str, *, now: datetime
) -> BlindDecision:
    """Settle the difference of that mark, or propose how, with a reason.

    Raises Invalid, Stale where there is no such difference any more, or it was settled by a third: who is
    one of the two cannot undo that.
    """
    _open(actor, sample)
    wanted = _one(sample, mark)
    reason = line(reason)
    problems = words_problems("reason", reason, REASON_AT_MOST) if reason else []
    if not reason:
        problems.append(problem("reason", N_("Say why in a sentence; it stays in the record.")))
    if outcome not in OUTCOMES:
        problems.append(problem("outcome", N_("Choose what enters the record.")))
    if problems:
        raise Invalid(*problems)
    third, earlier = actor.account_id not in sample.coder_ids, wanted.decision
    if earlier is not None:
        if not third and earlier.made_by not in sample.coder_ids:
            raise Stale(N_("A third officer has settled this difference."))
        earlier.replaced_at = now
    cell = wanted.cell
    made = BlindDecision(
        sample_id=sample.id,
        version_id=cell.version_id,
        paragraph=cell.paragraph,
        theme_id=cell.theme_id,
        outcome=outcome,
        reason=reason,
        made_by=actor.account_id,
        made_at=now,
        agreed_by=actor.account_id if third else None,
        agreed_at=now if third else None,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "blind:decided", made, now=now, outcome=outcome)
    return made


def agree(actor: Actor, sample: BlindSample, mark: str, decision_id: str, *, now: datetime) -> None:
    """Agree, as the other of the two, to what one of them proposes; ``decision_id`` is what the page showed."""
    _open(actor, sample)
    decision = _one(sample, mark).decision
    if decision is None or decision.id != decision_id:
        raise Stale()
    if decision.agreed_at is not None:
        return
    if actor.account_id not in sample.coder_ids or actor.account_id == decision.made_by:
        raise IllegalMove(N_("The other of the two coders agrees to this; a third officer settles it anew."))
    decision.agreed_by, decision.agreed_at = actor.account_id, now
    record(actor, "blind:agreed", decision, now=now, outcome=decision.outcome)


def finish(actor: Actor, sample: BlindSample, *, now: datetime) -> int:
    """Enter what was settled as the codings of record; how many. Texts withdrawn meanwhile are left out.

    Raises IllegalMove while a difference is open.
    """
    call = sample.thematic_session
    permit(actor, call)
    if any(not each.settled for each in differences(sample)):
        raise IllegalMove(N_("Settle every difference first."))
    sample.settled_at, sample.settled_by = now, actor.account_id
    advance(actor, sample, BLIND_SAMPLE, "settle", now=now)
    rows = {text.version_id: row for text, row, _ in blind.texts(sample.id) if codable(text, row)}
    taken = set(exchange.spans(call.id))
    made: list[Coding] = []
    for cell in _cells(sample):
        for chosen, start, end in _of_record(cell, _standing(sample)):
            if cell.version_id not in rows:
                continue
            point = _point(actor, call, chosen, now)
            coding = _coding(call, rows[cell.version_id].id, chosen, point, start, end, now)
            key = (coding.version_id, start, end, point.id, coding.stance)
            if key not in taken:
                taken.add(key)
                made.append(coding)
    db.session.add_all(made)
    db.session.flush()
    for each in made:
        record(actor, "coding:made", each, now=now, version=each.version_id)
    log(actor, [Happened(each, "made") for each in made], now=now, way="book")
    return len(made)


def _open(actor: Actor, sample: BlindSample) -> None:
    require(actor, Action.BLIND_SETTLE, sample)
    if sample.state != "compared":
        raise IllegalMove()


def _one(sample: BlindSample, mark: str) -> Difference:
    found = next((each for each in differences(sample) if each.mark == mark), None)
    if found is None:
        raise Stale()
    return found


def _cells(sample: BlindSample) -> list[Cell]:
    """What was coded in texts that may still be cited: the others are not to be shown or decided any more."""
    stands = {text.version_id for text, row, _ in blind.texts(sample.id) if codable(text, row)}
    made = [each for each in blind.codings(sample.id) if each.version_id in stands]
    return cells(sample.first_id, made)


def _standing(sample: BlindSample) -> Mapping[Key, BlindDecision]:
    made: Sequence[BlindDecision] = blind.decisions(sample.id)
    return {(d.version_id, d.paragraph, d.theme_id): d for d in made if d.replaced_at is None}


def _of_record(cell: Cell, standing: Mapping[Key, BlindDecision]) -> Iterator[tuple[BlindCoding, int, int]]:
    """What enters the record of a cell, with its place; words that both chose where both are the same."""
    if cell.same:
        for one, other in cell.pairs:
            yield one, max(one.start, other.start), min(one.end, other.end)
        return
    outcome = standing[cell.key].outcome
    chosen = [
        *(cell.first if outcome in {"first", "both"} else ()),
        *(cell.second if outcome in {"second", "both"} else ()),
    ]
    yield from ((each, each.start, each.end) for each in chosen)


def _point(actor: Actor, call: ThematicSession, chosen: BlindCoding, now: datetime) -> Point:
    """The point as it stands in the codebook now, by id, else by its words; made where there is none."""
    points = codebook.points(call.id)
    known = next((each for each in points if each.id == chosen.point_id), None)
    if known is not None:
        return known
    themes = codebook.themes(call.id)
    theme: Theme | None = next((each for each in themes if each.id == chosen.theme_id), None)
    theme = theme or book.add_theme(actor, call, chosen.theme_label, now=now)
    same = book.same_wording(points, theme, chosen.point_wording)
    return same or book.add_point(actor, call, theme, chosen.point_wording, kind=chosen.kind, now=now)


def _coding(
    call: ThematicSession,
    commentary_id: str,
    chosen: BlindCoding,
    point: Point,
    start: int,
    end: int,
    now: datetime,
) -> Coding:
    return Coding(
        thematic_session_id=call.id,
        commentary_id=commentary_id,
        version_id=chosen.version_id,
        paragraph=chosen.paragraph,
        start=start,
        end=end,
        theme_id=point.theme_id,
        point_id=point.id,
        kind=chosen.kind,
        verb=chosen.verb,
        stance=chosen.stance,
        wording=chosen.instead or None,
        made_by=chosen.made_by,
        made_at=now,
    )

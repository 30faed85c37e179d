"""Numbered versions of a codebook, and the proof of the counts that were printed with each.

A version keeps the codebook as it was and the counts printed with it. The counts do not rest on themselves: the
log of coding is run through again up to the event at which the version was made, and must give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.models import CodebookVersion, ThematicSession
from panel.queries import codebook, codebook_version
from panel.services._book_log import picture
from panel.services._coding_guard import WORDING_AT_MOST, line, permit, words_problems
from panel.services._journal import record

Counts = dict[str, dict[str, list[int]]]
"""Under ``themes`` and ``points``, by id: texts that make it, texts that oppose it, passages."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A version, the counts printed with it, and those that the log gives."""

    version: CodebookVersion
    printed: Counts
    again: Counts

    @property
    def holds(self) -> bool:
        """Whether they are the same."""
        return self.printed == self.again


def make(actor: Actor, call: ThematicSession, reason: str, *, now: datetime) -> CodebookVersion:
    """Print the codebook as it stands under the next number, with its counts; ``reason`` says what changed.

    Raises Invalid for a reason that is missing, too long, or cannot be printed.
    """
    permit(actor, call)
    reason = line(reason)
    problems = words_problems("reason", reason, WORDING_AT_MOST)
    if not reason:
        problems.append(problem("reason", N_("Say in a few words what is new.")))
    if problems:
        raise Invalid(*problems)
    # The session's row is held from here: no event gets a number before the version is kept.
    upto = codebook_version.last_event(call.id)
    texts = codebook_version.texts_that_count(call.id)
    made = CodebookVersion(
        thematic_session_id=call.id,
        number=codebook_version.last_number(call.id) + 1,
        reason=reason,
        book=_book(call),
        counts=_as_printed(codebook.weights(call.id)),
        texts=texts,
        upto=upto,
        made_by=actor.account_id,
        made_at=now,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "codebook:version", call, now=now, number=made.number)
    return made


def replay(version: CodebookVersion) -> Replay:
    """Run the log through up to the version, over the texts that counted then."""
    stands: dict[str, codebook_version.Step] = {}
    for step in codebook_version.steps(version.thematic_session_id, version.upto):
        if step.stands:
            stands[step.coding_id] = step
        else:
            stands.pop(step.coding_id, None)
    counted = set(version.texts)
    return Replay(version, version.counts, _count(s for s in stands.values() if s.version_id in counted))


def _book(call: ThematicSession) -> dict[str, Any]:
    return {
        "themes": [{"id": each.id} | picture(each) for each in codebook.themes(call.id)],
        "points": [{"id": each.id} | picture(each) for each in codebook.points(call.id)],
    }


def _as_printed(weights: codebook.Weights) -> Counts:
    """What the pages of the codebook say at this moment; themes and points without a passage are not listed."""
    return {
        "themes": {i: [w.texts, w.contrary, w.passages] for i, w in weights.of_theme.items()},
        "points": {i: [w.texts, w.contrary, w.passages] for i, w in weights.of_point.items()},
    }


def _count(steps: Iterable[codebook_version.Step]) -> Counts:
    found: dict[str, dict[str, list[codebook_version.Step]]] = {
        "themes": defaultdict(list),
        "points": defaultdict(list),
    }
    for step in steps:
        found["themes"][step.theme_id].append(step)
        found["points"][step.point_id].append(step)
    return {noun: {i: _weigh(those) for i, those in by_id.items()} for noun, by_id in found.items()}


def _weigh(steps: list[codebook_version.Step]) -> list[int]:
    making = {step.commentary_id for step in steps if step.stance == "for"}
    opposing = {step.commentary_id for step in steps if step.stance == "contrary"}
    return [len(making), len(opposing), len(steps)]

"""Many texts that wait, admitted in one act: those in which nothing was found that somebody must look at.

What is looked for is plain to see without judgement: details by which somebody can be found, and what may be
a ground against the text. It decides nothing: what it finds is read and decided one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.domain import grounds, identifiers
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.grounds import Ground
from panel.domain.policy import can, require
from panel.models import Commentary, ThematicSession
from panel.queries import queue
from panel.services import admission
from panel.services._filing import word_limit


@dataclass(frozen=True, slots=True)
class Looked:
    """A text that waits. ``details`` are kinds of identifying details in it, as msgids; ``grounds`` those that
    may hold against it; ``barred``: this officer does not decide about it."""

    commentary: Commentary
    details: tuple[str, ...]
    grounds: tuple[Ground, ...]
    barred: bool

    @property
    def amended(self) -> bool:
        """Whether another version of it is admitted: what changed is read first."""
        return self.commentary.state == "admitted"

    @property
    def clear(self) -> bool:
        """Whether it may be admitted together with others."""
        return not (self.details or self.grounds or self.amended or self.barred)


def look(actor: Actor, rows: Sequence[Commentary]) -> list[Looked]:
    """What is found in texts that wait; one query, whatever their number."""
    twins = queue.filed_twice([row.id for row in rows])
    return [
        Looked(
            row,
            _details(row),
            tuple(_grounds(row, row.id in twins)),
            not can(actor, Action.COMMENTARY_DECIDE, row),
        )
        for row in rows
    ]


def admit_together(
    actor: Actor, call: ThematicSession, version_ids: Collection[str], *, now: datetime
) -> tuple[int, int]:
    """Admit the texts whose versions are named, each with its own entry and letter; how many, and how many are
    left because they changed, were decided by somebody else or are not clear. Invalid where none is named,
    Forbidden to whoever decides about none of them."""
    if not version_ids:
        raise Invalid(problem("chosen", N_("Tick at least one text.")))
    rows = queue.held(call.id, version_ids)
    if rows and not any(can(actor, Action.COMMENTARY_DECIDE, row) for row in rows):
        require(actor, Action.COMMENTARY_DECIDE, rows[0])
    clear = [each.commentary for each in look(actor, rows) if each.clear]
    for row in clear:
        admission.admit(actor, row, row.version_id or "", now=now)
    return len(clear), len(version_ids) - len(clear)


def _details(row: Commentary) -> tuple[str, ...]:
    version = row.version
    assert version is not None
    found = {each.kind for text in (version.title, version.body) for each in identifiers.find(text)}
    return tuple(label for kind, label in identifiers.KINDS.items() if kind in found)


def _grounds(row: Commentary, twin: bool) -> list[Ground]:
    version = row.version
    assert version is not None
    held = {
        "G2": version.words > word_limit(row),
        "G3": version.language not in row.thematic_session.languages,
        "G8": twin,
        "G9": row.organisation.state != "accredited",
        "G10": row.kind == "joint" and not any(each.state == "confirmed" for each in row.signatures),
    }
    return [each for each in grounds.GROUNDS if held.get(each.code)]

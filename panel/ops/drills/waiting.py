"""An installation on which a job of every kind waits: the demo as issued, with what follows an issue.

The verbs are those that people use. What it does not hold: a digest of threads, whose kind of job makes a
file as the others do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import text

from panel.db import db, transaction
from panel.domain.actor import SYSTEM, Role
from panel.gate import door
from panel.ops.demo.build import Demo
from panel.ops.drills import writers
from panel.ops.drills.stand import Stand
from panel.ops.drills.table import Say
from panel.queries import commentary as commentaries
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import approval, compilation_file, erasure, summary_change, summary_translation
from panel.services.approval_kinds import KINDS

#: Kinds of jobs that are not there, each with the reason.
LEFT_OUT = {"render_digest": "needs threads, which the demo does not hold"}

#: When the clock of the drill stands: the call that ``writers`` opens is over by then.
AHEAD = timedelta(days=8)


def fill(stand: Stand, say: Say) -> Mapping[str, str]:
    """Let everything happen; the id of one job of each kind, all others being called done."""
    with stand.app.app_context():
        now = door.system_clock()
        demo = Demo(
            stand.app.extensions["panel.keys"], "a drill of jobs", now=now, stage="issued", progress=say
        )
        demo.run()
        with transaction():
            _after_issue(demo, now, stand.app.config["PANEL"].base_url)
            writers.called(demo.staff(Role.OFFICER), demo.staff(Role.HEAD), now)
        db.session.remove()
    with stand.app.app_context(), transaction():
        return _one_of_each(now + AHEAD)


def _after_issue(demo: Demo, now: datetime, base_url: str) -> None:
    head, rapporteur = demo.staff(Role.HEAD), demo.staff(Role.RAPPORTEUR)
    summary = summaries.by_id(str(db.session.execute(text("SELECT id FROM summary")).scalar_one()))
    proposed = summary_change.propose(
        head, summary, "Add", {1: "A paragraph of the drill."}, "A drill of jobs", now=now
    )
    approval.decide(demo.staff(Role.CHAIR), proposed, "approve", KINDS[summary_change.KIND], now=now)
    typed = {part.key: part.original for part in summary_translation.parts(summary, None)}
    made = summary_translation.save(rapporteur, summary, "fr", typed, revision=0, now=now)
    summary_translation.publish(head, made, now=now)
    gone = db.session.execute(text("SELECT id FROM commentary WHERE state = 'withdrawn'")).scalars().first()
    erasure.erase(SYSTEM, commentaries.by_id(SYSTEM, str(gone)), now=now)
    call = sessions.by_id(summary.thematic_session_id)
    compilation_file.ask(demo.staff(Role.OFFICER), call, base_url=base_url, now=now)


def _one_of_each(due: datetime) -> Mapping[str, str]:
    """The shortest work of each kind; text formats come before files that take seconds."""
    rows = db.session.execute(text("SELECT id, name, payload FROM job WHERE done_at IS NULL")).all()
    kept: dict[str, str] = {}
    for row in sorted(
        rows, key=lambda row: ("pdf" in str(row.payload) or "docx" in str(row.payload), row.id)
    ):
        kept.setdefault(row.name, row.id)
    db.session.execute(
        text("UPDATE job SET done_at = created_at WHERE done_at IS NULL AND id NOT IN :kept").bindparams(
            db.bindparam("kept", expanding=True)
        ),
        {"kept": list(kept.values())},
    )
    return kept

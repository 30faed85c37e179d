"""The PDF of a compilation, which takes longer than a page may: asked for on the desk, made by a job, kept.

It shows what was published when it was made, and is handed out only while that is so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.domain.policy import require
from panel.models import CompilationFile, ThematicSession
from panel.queries import compilation as kept_files
from panel.queries import thematic_session as sessions
from panel.services import compilation
from panel.services._outbox import enqueue

#: How long a PDF that is not there is said to be in the making; then it can be asked for anew.
IN_THE_MAKING = timedelta(hours=1)

State = Literal["none", "making", "ready", "old"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How it is with the PDF: not asked for, in the making, ready, or no longer what is so; ``size`` in bytes.
    ``figures`` are those of the compilation."""

    figures: Mapping[str, int]
    state: State
    size: int = 0
    rendered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF with the hash of what it shows."""

    basis: str
    content: bytes


def standing(call: ThematicSession, *, base_url: str, now: datetime) -> Standing:
    """What the desk is told of the PDF. Raises Missing while nothing is published."""
    present, found = compilation.present(call, base_url=base_url), kept_files.kept(call.id)
    if found is not None and found.size:
        state: State = "ready" if found.basis == present.basis else "old"
        return Standing(present.figures, state, found.size, found.rendered_at)
    making = found is not None and now - found.asked_at < IN_THE_MAKING
    return Standing(present.figures, "making" if making else "none")


def ask(actor: Actor, call: ThematicSession, *, base_url: str, now: datetime) -> None:
    """Let a job make the PDF; nothing happens while one is in the making, or shows what is so."""
    require(actor, Action.SESSION_DESK, call)
    if standing(call, base_url=base_url, now=now).state in {"making", "ready"}:
        return
    db.session.execute(delete(CompilationFile).where(CompilationFile.thematic_session_id == call.id))
    row = CompilationFile(thematic_session_id=call.id, asked_at=now)
    db.session.add(row)
    db.session.flush()
    enqueue("render_compilation", now=now, file_id=row.id)


def prepare(file_id: str, *, base_url: str) -> Made | None:
    """Lay it out; None where it was given up since, or is there."""
    row = kept_files.file(file_id)
    if row is None or row.content:
        return None
    call = sessions.by_id(row.thematic_session_id)
    basis = compilation.present(call, base_url=base_url).basis
    content = b"".join(compilation.parts(call, "pdf", base_url=base_url, now=row.asked_at))
    return Made(basis, content)


def keep(file_id: str, made: Made | None, *, now: datetime) -> None:
    """Keep what was laid out, unless a text in it went meanwhile: then nobody finds the row any more."""
    row = kept_files.file(file_id)
    if row is not None and made is not None and not row.content:
        row.basis, row.content, row.rendered_at = made.basis, made.content, now


def pdf(call: ThematicSession, *, base_url: str) -> bytes:
    """The kept PDF. Raises Missing where there is none, or where it shows what is not so any more."""
    found = kept_files.kept(call.id)
    if found is None or not found.size or found.basis != compilation.present(call, base_url=base_url).basis:
        raise Missing()
    row = kept_files.file(found.id)
    return row.content if row is not None else b""

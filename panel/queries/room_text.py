"""One text of the reading room: the version that this reader may read, and nothing to hide later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from panel.db import db
from panel.domain.actor import Actor, Role
from panel.domain.attribution import Label, text_readable
from panel.domain.errors import Missing
from panel.models import Commentary, CommentaryVersion
from panel.queries import attribution
from panel.queries import commentary as commentaries

DESK = (Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR, Role.SAFEGUARDING)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as read: its number (None for headings and footnotes), kind and text."""

    number: int | None
    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text for one reader."""

    label: Label
    title: str
    language: str
    words: int
    parts: tuple[Part, ...]
    filed_at: datetime | None
    version_id: str
    body: str = ""
    questions: tuple[int, ...] = ()
    base_numbers: tuple[int, ...] = ()
    members: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    redacted_words: int = 0
    redaction_ground: str = field(default="")


def reading(actor: Actor, commentary: Commentary) -> Reading:
    """The text this reader may read: the admitted version; for officers the one that waits."""
    desk = actor.has(*DESK)
    own = commentary.organisation_id in actor.organisation_ids
    version_id = commentary.admitted_version_id
    if not commentary.published and (desk or own):
        version_id = version_id or commentary.version_id
    readable = text_readable(commentary.consent, actor, commentary.organisation_id, desk)
    if version_id is None or not readable or commentary.state in {"withdrawn", "erased"}:
        raise Missing()
    return of_version(actor, commentary, version_id)


def of_version(actor: Actor | None, commentary: Commentary, version_id: str) -> Reading:
    """One version as this reader sees it; the caller has decided that it may be seen."""
    version = db.session.get(CommentaryVersion, version_id)
    if version is None or version.commentary_id != commentary.id:
        raise Missing()
    label = attribution.label_of(actor, commentary)
    signed = commentaries.signatories(commentary.id) if commentary.kind == "joint" else ()
    named = commentary.consent == "public"
    return Reading(
        label=label,
        title=version.title,
        language=version.language,
        words=version.words,
        parts=tuple(
            Part(p.number, p.kind, version.body[p.start : p.end], p.start)
            for p in commentaries.paragraphs(version.id)
        ),
        filed_at=_received(version).filed_at if label.named else None,
        version_id=version.id,
        body=version.body,
        questions=tuple(version.questions),
        base_numbers=tuple(version.base_numbers),
        members=tuple(name for name, state in signed if state == "confirmed") if named else (),
        dropped=tuple(name for name, state in signed if state == "dropped") if named else (),
        redacted_words=version.redacted_words,
        redaction_ground=version.redaction_ground,
    )


def _received(version: CommentaryVersion) -> CommentaryVersion:
    """The version as it came in: a redaction by the secretariat is not what was received, nor when."""
    if version.redacts is None:
        return version
    by_id = {each.id: each for each in commentaries.versions(version.commentary_id)}
    while version.redacts is not None:
        version = by_id[version.redacts]
    return version

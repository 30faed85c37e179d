"""Immutable versions: frozen text, its commitment, its numbered paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert

from panel.collation.segment import paragraphs as cut
from panel.db import db
from panel.domain import wordcount
from panel.domain.actor import Actor
from panel.models import Commentary, CommentaryVersion, Paragraph
from panel.models._columns import new_id
from panel.queries import commentary as commentaries
from panel.register import commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a version says."""

    title: str
    body: str
    language: str
    questions: tuple[int, ...] = ()
    base_numbers: tuple[int, ...] = ()


def new_version(actor: Actor, commentary: Commentary, *, key: str, now: datetime) -> CommentaryVersion:
    """Freeze the draft into the next version; paragraphs are cut and words counted once, here."""
    draft = commentary.draft
    assert draft is not None
    content = Content(
        title=draft.title,
        body=draft.body,
        language=draft.language,
        questions=tuple(draft.questions),
        base_numbers=tuple(draft.base_numbers),
    )
    return freeze(actor, commentary, content, key=key, now=now)


def freeze(
    actor: Actor, commentary: Commentary, content: Content, *, key: str, now: datetime
) -> CommentaryVersion:
    """Make a version of the given text, with a fresh salt and its commitment."""
    seq = commentaries.last_seq(commentary.id) + 1 if commentary.number is not None else 1
    made = sealed(actor, commentary, content, seq=seq, key=key, now=now)
    db.session.add(made)
    db.session.flush()
    rows = blocks_of(made)
    if rows:
        db.session.execute(insert(Paragraph), rows)
    return made


def sealed(
    actor: Actor, commentary: Commentary, content: Content, *, seq: int, key: str, now: datetime
) -> CommentaryVersion:
    """The row of a version with a fresh salt and its commitment, not stored yet."""
    salt, attribution = commitment.new_salt(), attribution_of(commentary)
    committed = commitment.commit(document_of(content, attribution, commentary.thematic_session.symbol), salt)
    return CommentaryVersion(
        id=new_id(),
        commentary_id=commentary.id,
        seq=seq,
        title=content.title,
        body=content.body,
        language=content.language,
        questions=list(content.questions),
        base_numbers=list(content.base_numbers),
        words=wordcount.count(content.body),
        rule=wordcount.RULE,
        attribution=attribution,
        salt=salt,
        commitment=committed,
        tracker=commitment.tracker(committed),
        idempotency_key=key,
        filed_by=actor.account_id,
        filed_at=now,
    )


def blocks_of(version: CommentaryVersion) -> list[dict[str, object]]:
    """Rows of the paragraphs of a version."""
    return [
        {
            "version_id": version.id,
            "number": part.number,
            "kind": part.kind,
            "start": part.start,
            "end": part.end,
        }
        for part in cut(version.body)
    ]


def document_of(version: Content | CommentaryVersion, attribution: str, session: str) -> commitment.Document:
    """What a commitment to a version covers; ``session`` is the symbol."""
    return {
        "attribution": attribution,
        "body": version.body,
        "files": [],
        "lang": version.language,
        "session": session,
        "title": version.title,
    }


def attribution_of(commentary: Commentary) -> str:
    """The name as it will be printed with the text, which is what the commitment covers."""
    if commentary.consent != "public":
        return f"Name withheld ({commentary.code})"
    return commentary.organisation.name

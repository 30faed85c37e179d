"""Erasure: what was written is destroyed, with the salts without which its commitments say nothing.

The lines of the register stay, and a further one tells that the text of that line was erased. Whoever
copied a published text and its salt before can still show that it was here; nobody else can.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.lifecycle import COMMENTARY
from panel.models import (
    Appeal,
    BlindCoding,
    Citation,
    Coding,
    Commentary,
    CommentaryVersion,
    Draft,
    Letter,
    Paragraph,
    Reseal,
    WorkingTranslation,
)
from panel.services import _register, _search
from panel.services._advance import advance
from panel.services.commentary import before_adoption


def erase(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Destroy a commentary; its number is kept, so that it is never given to another.

    Raises IllegalMove once the summary that may rest on it is adopted.
    """
    before_adoption(commentary)
    commentary.published = commentary.listed_as_withdrawn = False
    _search.forget(commentary)
    _register.erased(commentary, now=now)
    advance(actor, commentary, COMMENTARY, "erase", now=now)
    of_it = CommentaryVersion.commentary_id == commentary.id
    versions = select(CommentaryVersion.id).where(of_it)
    for model in (Paragraph, Reseal):
        db.session.execute(delete(model).where(model.version_id.in_(versions)))
    for own in (Draft, WorkingTranslation):
        db.session.execute(delete(own).where(own.commentary_id == commentary.id))
    blind = update(BlindCoding).where(BlindCoding.version_id.in_(versions))
    db.session.execute(blind.values(instead=""))
    codings = update(Coding).where(Coding.commentary_id == commentary.id)
    db.session.execute(codings.values(wording=None))
    db.session.execute(codings.where(Coding.undone_at.is_(None)).values(undone_at=now))
    db.session.execute(update(Citation).where(Citation.commentary_id == commentary.id).values(span_hash=""))
    db.session.execute(update(Appeal).where(Appeal.commentary_id == commentary.id).values(sentence=""))
    db.session.execute(update(Letter).where(Letter.commentary_id == commentary.id).values(body=""))
    blank = {"title": "", "body": "", "attribution": "", "salt": b""}
    db.session.execute(update(CommentaryVersion).where(of_it).values(**blank))
    db.session.expire_all()

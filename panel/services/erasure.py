"""Erasure: what was written is destroyed, with the salts without which its commitments say nothing.

The lines of the register stay, and a further one tells that the text of that line was erased. Whoever
copied a published text and its salt before can still show that it was here; nobody else can.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.lifecycle import COMMENTARY
from panel.domain.policy import require
from panel.domain.reveals import ERASURES
from panel.models import (
    Appeal,
    BlindCoding,
    Citation,
    Coding,
    Commentary,
    CommentaryVersion,
    Correction,
    Decision,
    Draft,
    Letter,
    Paragraph,
    Reseal,
    WorkingTranslation,
)
from panel.queries import commentary as commentaries
from panel.services import _forgetting, _register, _search, contribution, participant, post
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._outbox import enqueue
from panel.services.commentary import before_adoption
from panel.vault import item_keys


def erase(actor: Actor, commentary: Commentary, *, now: datetime, reason: str = "") -> None:
    """Destroy a commentary and every quotation of it; its number is kept and never given to another.

    At the wish of its contributor until the summary that may rest on it is adopted; by the safeguarding
    officers at any time. What follows outside the database, a job does within a minute; the ledger has it
    written down before that, so that neither a crash nor an older backup brings a text back. ``reason``
    (``domain.reveals``) is asked of those who did not write it. Raises Forbidden, Invalid without a reason,
    or IllegalMove where it is too late or done already.
    """
    COMMENTARY.move("erase", commentary.state)
    require(actor, Action.COMMENTARY_ERASE, commentary)
    if actor.focal_for(commentary.organisation_id):
        before_adoption(commentary)
    elif not actor.system:
        _reasoned(actor, commentary, reason, now)
    words = _forgetting.words_of(commentary)
    commentary.published = commentary.listed_as_withdrawn = False
    _search.forget_for_good(commentary)
    _register.erased(commentary, now=now)
    advance(actor, commentary, COMMENTARY, "erase", now=now)
    _blank(commentary, now)
    files = _forgetting.forget(commentary, words, now=now)
    if files:
        record(actor, "summary:files_withdrawn", commentary, now=now, files=files)
    enqueue("finish_erasure", now=now, row_id=commentary.id)
    db.session.flush()
    db.session.expire_all()
    item_keys.note_erased("commentary", [commentary.id])
    item_keys.destroy([commentary.id])


def again(*, now: datetime) -> int:
    """Erase anew what the ledger says was erased and the record holds once more, after a restore; how many.

    To be called before anything is served.
    """
    refs = [ref for noun, ref in item_keys.erased() if noun == "commentary"]
    found = 0
    for start in range(0, len(refs), 500):
        asked = select(Commentary.id).where(Commentary.id.in_(refs[start : start + 500]))
        for commentary_id in db.session.scalars(asked.where(Commentary.state != "erased")).all():
            erase(SYSTEM, commentaries.by_id(SYSTEM, commentary_id, lock=True), now=now)
            found += 1
    return found + contribution.again(now=now) + post.again(now=now) + participant.again()


def _reasoned(actor: Actor, commentary: Commentary, reason: str, now: datetime) -> None:
    if reason not in ERASURES:
        raise Invalid(problem("reason", N_("Choose why the text has to be erased.")))
    record(actor, "erasure:asked", commentary, now=now, reason=reason)


def _blank(commentary: Commentary, now: datetime) -> None:
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
    blanked: tuple[tuple[Any, str], ...] = (
        (Citation, "span_hash"),
        (Appeal, "sentence"),
        (Decision, "sentence"),
        (Letter, "body"),
        (Correction, "text"),
    )
    for model, column in blanked:
        mine = update(model).where(model.commentary_id == commentary.id)
        db.session.execute(mine.values({column: ""}))
    blank = {"title": "", "body": "", "attribution": "", "salt": b"", "redaction_ground": ""}
    db.session.execute(update(CommentaryVersion).where(of_it).values(**blank))

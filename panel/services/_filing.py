"""Filing: what may be filed, and all that is made and told when it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm.attributes import set_committed_value

from panel.domain import refusals
from panel.domain.actor import Actor
from panel.domain.errors import N_, Problem, problem
from panel.domain.lifecycle import COMMENTARY
from panel.models import Commentary, CommentaryVersion
from panel.services import _consent, _register, _signatures
from panel.services._advance import advance
from panel.services._numbers import assign_number
from panel.services._outbox import tell_organisation
from panel.services._versions import new_version


def word_limit(commentary: Commentary) -> int:
    """The limit that binds a commentary, in words of rule wc-1."""
    call = commentary.thematic_session
    return call.joint_word_limit if commentary.kind == "joint" else call.word_limit


def problems(commentary: Commentary) -> list[Problem]:
    """What stands in the way of filing the draft as it is; empty if nothing does."""
    draft = commentary.draft
    assert draft is not None
    found = refusals.of_title("title", draft.title)
    found += refusals.of_text("body", draft.body)
    found += refusals.of_length("body", draft.body, word_limit(commentary))
    if draft.language not in commentary.thematic_session.languages:
        found.append(problem("language", N_("This call does not accept that language. Choose another.")))
    return found


def file(
    actor: Actor,
    commentary: Commentary,
    move: str,
    *,
    consent: str,
    key: str,
    now: datetime,
    received: datetime | None = None,
) -> CommentaryVersion:
    """Make the draft the version that is filed; the caller has checked that it may be.

    ``received`` is the instant on the receipt where it is not ``now``. The row of the session, from
    which public numbers are taken, is held as briefly as can be: everything else is written first.
    """
    received = received or now
    numbered, before = commentary.number is not None, commentary.version
    if numbered:
        _consent.apply(commentary, consent, now=now)
    commentary.consent = consent
    if not numbered and consent != "public":
        assign_number(commentary)
    made = new_version(actor, commentary, key=key, now=received)
    _register.filed(commentary, made, before, late=move == "file_late", now=now)
    if before is not None and (before.title, before.body) != (made.title, made.body):
        _signatures.ask_again(actor, commentary, now=now)
    tell_organisation(
        commentary.organisation_id,
        "receipt",
        now=now,
        commentary_id=commentary.id,
        version_id=made.id,
        **_consent.kept_out_of_letters(commentary),
    )
    if commentary.number is None:
        assign_number(commentary)
    commentary.version_id, commentary.filed_at, commentary.at_deadline = made.id, received, False
    set_committed_value(commentary, "version", made)
    facts = {"version": made.seq, "words": made.words, "rule": made.rule}
    advance(actor, commentary, COMMENTARY, move, now=now, **facts)
    return made

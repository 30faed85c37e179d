"""Signatures of the members of a joint submission, as other verbs move them."""

from __future__ import annotations

from datetime import datetime

from panel.domain.actor import SYSTEM, Actor
from panel.domain.lifecycle import SIGNATURE
from panel.models import Commentary
from panel.services._advance import advance
from panel.services._outbox import tell_organisation


def ask_again(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Members confirm the text they saw: another text asks each of those again."""
    for signature in commentary.signatures:
        if signature.state == "confirmed":
            advance(actor, signature, SIGNATURE, "ask_again", now=now, subject=commentary)
            signature.revision = None
            tell_organisation(
                signature.organisation_id,
                "joint_text_changed",
                now=now,
                only="focal_point",
                commentary_id=commentary.id,
                path=sign_path(commentary.id),
            )


def drop_unconfirmed(commentary: Commentary, *, now: datetime) -> None:
    """At the deadline: who has not confirmed the text is not named, and is shown as dropped."""
    for signature in commentary.signatures:
        if signature.state in {"invited", "asked_again"}:
            advance(SYSTEM, signature, SIGNATURE, "drop", now=now, subject=commentary.thematic_session)


def reopen(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """After an extension: who was dropped may answer again, and is told so."""
    for signature in commentary.signatures:
        if signature.state == "dropped":
            advance(actor, signature, SIGNATURE, "reopen", now=now, subject=commentary.thematic_session)
            signature.revision = None
            tell_organisation(
                signature.organisation_id,
                "joint_reopened",
                now=now,
                only="focal_point",
                commentary_id=commentary.id,
                path=sign_path(commentary.id),
            )


def confirmed(commentary: Commentary) -> bool:
    """Whether at least one member stands under it."""
    return any(signature.state == "confirmed" for signature in commentary.signatures)


def sign_path(commentary_id: str) -> str:
    """The address of the page on which a member answers; letters link to it."""
    return f"/commentaries/{commentary_id}/sign"

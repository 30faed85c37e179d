"""Admission: admit, return, decline; the one appeal and its decision; publication."""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import deadline, grounds, refusals
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Stale, problem
from panel.domain.lifecycle import COMMENTARY
from panel.models import Appeal, Commentary, Decision
from panel.queries import commentary as commentaries
from panel.queries import flags
from panel.services import _register, _search, suggestions
from panel.services._advance import advance
from panel.services._outbox import tell_organisation, tell_role

#: Working days after a decision within which it can be appealed.
APPEAL_DAYS = 5

_NO_REASON = N_("Give the reason in one sentence; the contributor reads it.")


def admit(actor: Actor, commentary: Commentary, version_id: str, *, now: datetime) -> None:
    """Admit the version the officer has read; publish it unless the call says "at closing".

    Raises Stale where the contributor has filed a newer version since the page was opened.
    """
    _seen(commentary, version_id)
    assert commentary.version is not None
    advance(actor, commentary, COMMENTARY, "admit", now=now, version=commentary.version.seq)
    if commentary.admitted_version_id is not None:
        commentary.counts_with = None  # what was decided about the words before says nothing about these
    commentary.admitted_version_id = version_id
    _decided(actor, commentary, "admit", now=now)
    publish_if_due(commentary, now=now)
    if commentary.consent == "text_withheld":
        _register.withheld(commentary, _register.CONSENT, now=now)
    tell_organisation(commentary.organisation_id, "admitted", now=now, commentary_id=commentary.id)
    suggestions.when_admitted(commentary, now=now)


def decline(
    actor: Actor,
    commentary: Commentary,
    version_id: str,
    move: str,
    ground: str,
    sentence: str,
    *,
    now: datetime,
) -> None:
    """Return, decline, or keep the admitted version (``move``), with a ground and one sentence."""
    _seen(commentary, version_id)
    _check_ground(move, ground, sentence)
    if commentary.state == "admitted":
        move = "keep"
    advance(actor, commentary, COMMENTARY, move, now=now, ground=ground)
    if move == "decline":
        _register.withheld(commentary, ground, now=now)
    if move == "keep":
        commentary.version_id = commentary.admitted_version_id
    _decided(actor, commentary, move, ground, sentence, now=now)
    name = "returned" if move == "return" else "not_admitted"
    tell_organisation(
        commentary.organisation_id,
        name,
        now=now,
        commentary_id=commentary.id,
        ground=ground,
        sentence=sentence,
    )


def appealable(commentary: Commentary, *, now: datetime) -> bool:
    """Whether the last decision not to admit it is at most five working days old."""
    declined = [each.decided_at for each in commentary.decisions if each.move == "decline"]
    return bool(declined) and now <= deadline.working_days_after(max(declined), APPEAL_DAYS)


def appeal(actor: Actor, commentary: Commentary, sentence: str, *, now: datetime) -> None:
    """Appeal to the chair, once and within five working days of the decision."""
    _check_sentence(sentence, N_("Say in a sentence or two why you appeal."))
    if commentaries.appeal_of(commentary.id) is not None:
        raise Invalid(problem("sentence", N_("The one appeal has been used.")))
    if not appealable(commentary, now=now):
        raise Invalid(problem("sentence", N_("The five working days for an appeal have passed.")))
    advance(actor, commentary, COMMENTARY, "appeal", now=now)
    db.session.add(
        Appeal(
            commentary_id=commentary.id, sentence=sentence.strip(), filed_by=actor.account_id, filed_at=now
        )
    )
    tell_role(
        "chair",
        "appeal_filed",
        now=now,
        commentary_id=commentary.id,
        number=commentary.symbol_suffix,
        path="/desk/chair",
    )


def decide_appeal(
    actor: Actor, commentary: Commentary, outcome: str, sentence: str, *, now: datetime
) -> None:
    """Uphold the decision or reinstate the commentary; ``outcome`` is the name of the move."""
    _check_sentence(sentence, _NO_REASON)
    advance(actor, commentary, COMMENTARY, outcome, now=now)
    filed = commentaries.appeal_of(commentary.id)
    if filed is not None:
        filed.decided_at = now
    _decided(actor, commentary, outcome, "", sentence, now=now)
    if outcome == "reinstate":
        commentary.admitted_version_id = commentary.version_id
        publish_if_due(commentary, now=now)
    tell_organisation(
        commentary.organisation_id,
        "appeal_decided",
        now=now,
        commentary_id=commentary.id,
        outcome=outcome,
        sentence=sentence,
    )


def publish_if_due(commentary: Commentary, *, now: datetime) -> None:
    """Publish an admitted text, unless it is withheld or the call publishes all together at closing."""
    call = commentary.thematic_session
    held = call.publication == "closing" and call.state in {"announced", "open"}
    if held or commentary.consent == "text_withheld" or commentary.state != "admitted":
        return
    if flags.away(commentary.id):
        return
    commentary.published = True
    commentary.published_at = commentary.published_at or now
    _search.index(commentary)
    _register.published(commentary, now=now)


def _seen(commentary: Commentary, version_id: str) -> None:
    if commentary.version_id != version_id:
        raise Stale(N_("A newer version was filed since this page was opened. Read it, then decide again."))
    if commentary.state == "admitted" and commentary.admitted_version_id == version_id:
        raise Stale(N_("This version was admitted already, perhaps by somebody else. Nothing was changed."))


def _check_ground(move: str, ground: str, sentence: str) -> None:
    known = grounds.by_code(ground)
    if known is None:
        raise Invalid(problem("ground", N_("Choose a ground from the list.")))
    if move == "return" and not known.returnable:
        raise Invalid(
            problem("ground", N_("On this ground a text cannot be returned; it is admitted or not."))
        )
    _check_sentence(sentence, _NO_REASON)


def _check_sentence(sentence: str, missing: str) -> None:
    if problems := refusals.of_reason("sentence", sentence, missing):
        raise Invalid(*problems)


def _decided(
    actor: Actor, commentary: Commentary, move: str, ground: str = "", sentence: str = "", *, now: datetime
) -> None:
    assert commentary.version_id is not None
    db.session.add(
        Decision(
            commentary_id=commentary.id,
            version_id=commentary.version_id,
            move=move,
            ground=ground,
            sentence=sentence.strip(),
            decided_by=actor.account_id,
            decided_at=now,
        )
    )

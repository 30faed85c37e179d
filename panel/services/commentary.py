"""Commentaries: begun, saved, filed, withdrawn. Admission is ``services.admission``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete

from panel.db import db
from panel.domain import deadline, text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.attribution import CONSENTS
from panel.domain.errors import N_, IllegalMove, Invalid, Stale, problem
from panel.domain.lifecycle import COMMENTARY
from panel.domain.policy import require
from panel.models import Commentary, CommentaryVersion, CoSignature, Draft, Organisation, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import draft as drafts
from panel.queries import organisation as organisations
from panel.queries import summary as summaries
from panel.services import _consent, _filing, _register, _search, _signatures
from panel.services._advance import advance
from panel.services._deadline import file_at_deadline, warn_of_obstacles
from panel.services._filing import problems, word_limit
from panel.services._journal import record
from panel.services._outbox import tell_organisation

__all__ = [
    "DraftText",
    "before_adoption",
    "begin",
    "discard",
    "file_at_deadline",
    "file_imported",
    "file_late",
    "problems",
    "save_draft",
    "submit",
    "tighten_consent",
    "warn_of_obstacles",
    "withdraw",
    "word_limit",
]

FILED = frozenset({"submitted", "admitted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """What the writing page sends: the text as typed and what it answers.

    None leaves what was saved before: paragraphs that could not be read, a choice that was not offered.
    """

    title: str
    body: str
    language: str
    questions: Sequence[int] = ()
    base_numbers: Sequence[int] | None = ()
    consent: str | None = None
    at_deadline: bool | None = None
    positions: Sequence[str] | None = None


def begin(
    actor: Actor,
    thematic_session: ThematicSession,
    organisation: Organisation,
    *,
    now: datetime,
    kind: str = "individual",
    language: str = "en",
) -> Commentary:
    """Begin a draft for an organization; a second individual one, or empty joint one, returns the first.

    Raises Invalid where the session is by invitation and the organization has none.
    """
    begun = Commentary(
        thematic_session=thematic_session,
        organisation=organisation,
        thematic_session_id=thematic_session.id,
        organisation_id=organisation.id,
        kind=kind,
        consent=next(c for c in CONSENTS if c in thematic_session.consents),
        created_by=actor.account_id,
        created_at=now,
    )
    require(actor, Action.COMMENTARY_CREATE, begun)
    invited = organisations.invited
    if thematic_session.who == "invitation" and not invited(thematic_session.id, organisation.id):
        raise Invalid(
            problem("organisation", N_("This call is by invitation. Ask the secretariat for one first."))
        )
    drafts.hold(organisation.id)
    first_of = commentaries.individual_of if kind == "individual" else drafts.empty_joint_of
    earlier = first_of(thematic_session.id, organisation.id)
    if earlier is not None:
        return earlier
    db.session.add(begun)
    db.session.flush()
    db.session.add(Draft(commentary_id=begun.id, language=language, saved_at=now))
    db.session.flush()
    record(actor, "commentary:created", begun, now=now)
    return begun


def save_draft(
    actor: Actor, commentary: Commentary, typed: DraftText, *, revision: int, now: datetime
) -> int:
    """Save the draft and return its new revision; what changes nothing returns the present one.

    A draft may have any length up to what one request may carry. ``revision`` is the one the page was
    made from: if another tab or person has saved since, Stale is raised and nothing is overwritten.
    """
    require(actor, Action.COMMENTARY_DRAFT, commentary)
    draft = commentary.draft
    if draft is None or commentary.state not in {"draft", *FILED}:
        raise IllegalMove()
    wanted = _as_saved(typed, draft)
    choices = _consent.choices(actor, commentary, typed)
    if all(getattr(draft, n) == v for n, v in wanted.items()) and all(
        getattr(commentary, n) == v for n, v in choices.items()
    ):
        return draft.revision
    _still_writable(commentary, now)
    if revision != draft.revision:
        raise Stale(N_("This draft was saved elsewhere since this page was opened. Nothing was overwritten."))
    changed = (draft.title, draft.body) != (wanted["title"], wanted["body"])
    for name, value in wanted.items():
        setattr(draft, name, value)
    for name, value in choices.items():
        setattr(commentary, name, value)
    draft.revision += 1
    draft.saved_at, draft.saved_by = now, actor.account_id
    if changed and commentary.state == "draft":
        _signatures.ask_again(actor, commentary, now=now)
    return draft.revision


def discard(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Delete a draft that was never filed; one that has a number keeps it, and stays."""
    require(actor, Action.COMMENTARY_DRAFT, commentary)
    if commentary.state != "draft" or commentary.number is not None:
        raise IllegalMove(N_("Only a draft that was never submitted can be deleted."))
    record(actor, "commentary:discarded", commentary, now=now)
    db.session.flush()
    for model in (CoSignature, Draft):
        db.session.execute(delete(model).where(model.commentary_id == commentary.id))
    db.session.execute(delete(Commentary).where(Commentary.id == commentary.id))


def submit(
    actor: Actor, commentary: Commentary, *, consent: str, key: str, now: datetime
) -> CommentaryVersion:
    """File the draft as it is now, and return the version that was made.

    In order: a replay of the same form, or of the same text, returns what stands; the deadline, by
    ``now``; the rules of the text; an immutable version with its commitment and paragraphs; the receipt
    by mail; number and code; the state and the record. All of it in the caller's one transaction, and
    nothing is changed before every check has passed.
    Raises IllegalMove after the deadline, Invalid with every problem of the text.
    """
    earlier = commentaries.version_by_key(commentary.id, key) if commentary.number is not None else None
    if earlier is not None:
        return earlier
    call = commentary.thematic_session
    if not deadline.is_open(now, call.opens_at, call.closes_at):
        raise IllegalMove(N_("The deadline has passed. Your text is kept; you may file it as late."))
    move = "amend" if commentary.state in FILED else "submit"
    require(actor, COMMENTARY.move(move, commentary.state).action, commentary)
    _check(commentary, consent)
    standing = commentary.version
    if move == "amend" and standing is not None and _same(commentary, standing, consent):
        return standing
    return _filing.file(actor, commentary, move, consent=consent, key=key, now=now)


def file_late(
    actor: Actor, commentary: Commentary, *, consent: str, key: str, now: datetime
) -> CommentaryVersion:
    """File a draft after the deadline: kept, listed apart, never counted.

    A joint draft that no member has confirmed in time is filed as the lead's own.
    """
    earlier = commentaries.version_by_key(commentary.id, key)
    if earlier is not None:
        return earlier
    call = commentary.thematic_session
    if now <= deadline.last_instant(call.closes_at):
        raise IllegalMove(N_("The deadline has not passed. Submit your text instead."))
    require(actor, COMMENTARY.move("file_late", commentary.state).action, commentary)
    _check(commentary, consent)
    if commentary.kind == "joint" and commentary.number is None and not _signatures.confirmed(commentary):
        commentary.kind = "individual"
        record(actor, "joint:became_individual", commentary, now=now)
    return _filing.file(actor, commentary, "file_late", consent=consent, key=key, now=now)


def file_imported(
    actor: Actor, commentary: Commentary, *, consent: str, key: str, now: datetime
) -> CommentaryVersion:
    """File a text received by e-mail for its organization; the officer answers for it being as received."""
    require(actor, Action.COMMENTARY_IMPORT, commentary)
    _check(commentary, consent)
    commentary.imported = True
    return _filing.file(actor, commentary, "import", consent=consent, key=key, now=now)


def withdraw(actor: Actor, commentary: Commentary, *, now: datetime) -> None:
    """Withdraw: hidden everywhere, the number stays vacant, a tombstone says so.

    Raises IllegalMove once the summary that may rest on it is adopted.
    """
    before_adoption(commentary)
    was_published = commentary.published
    advance(actor, commentary, COMMENTARY, "withdraw", now=now)
    _register.withdrawn(commentary, now=now)
    commentary.withdrawn_at = now
    commentary.published = False
    _search.forget(commentary)
    commentary.listed_as_withdrawn = was_published or commentary.consent == "public"
    tell_organisation(
        commentary.organisation_id,
        "withdrawn",
        now=now,
        commentary_id=commentary.id,
        **_consent.kept_out_of_letters(commentary),
    )


def tighten_consent(actor: Actor, commentary: Commentary, consent: str, *, now: datetime) -> None:
    """Choose a stricter level; what was more open before is hidden from the next page on.

    Raises Invalid for a level that is more open or not offered, IllegalMove once the summary is adopted.
    """
    require(actor, Action.COMMENTARY_CONSENT, commentary)
    if commentary.number is None or commentary.state in {"withdrawn", "erased"}:
        raise IllegalMove()
    before_adoption(commentary)
    found = _consent.problems(commentary, consent)
    if found:
        raise Invalid(*found)
    if consent == commentary.consent:
        return
    old = commentary.consent
    _consent.apply(commentary, consent, now=now)
    record(actor, "commentary:consent", commentary, now=now, old=old, new=consent)


def before_adoption(commentary: Commentary, *, lock: bool = True) -> None:
    """Raise IllegalMove once the summary that may rest on it is adopted."""
    if summaries.adopted(commentary.thematic_session_id, held="alone" if lock else ""):
        raise IllegalMove(N_("The summary is adopted. What it rests on can no longer be changed."))


def _as_saved(typed: DraftText, draft: Draft) -> dict[str, object]:
    numbers = draft.base_numbers if typed.base_numbers is None else sorted(set(typed.base_numbers))
    return {
        "title": " ".join(text.normalise(typed.title).split("\n")).strip(),
        "body": text.normalise(typed.body),
        "language": typed.language,
        "questions": sorted(set(typed.questions)),
        "base_numbers": numbers,
    }


def _still_writable(commentary: Commentary, now: datetime) -> None:
    """After the last instant a filed text stands, and one to be filed as it stood is not touched."""
    call = commentary.thematic_session
    if now <= deadline.last_instant(call.closes_at):
        return
    if commentary.state in FILED:
        raise IllegalMove(N_("The deadline has passed. The version you filed stands."))
    if commentary.at_deadline and call.state == "open":
        raise IllegalMove(N_("The deadline has passed. Your draft is being submitted as it stood then."))


def _check(commentary: Commentary, consent: str) -> None:
    found = problems(commentary) + _consent.problems(commentary, consent)
    if found:
        raise Invalid(*found)


def _same(commentary: Commentary, version: CommentaryVersion, consent: str) -> bool:
    draft = commentary.draft
    fields = ("title", "body", "language", "questions", "base_numbers")
    return commentary.consent == consent and all(getattr(draft, f) == getattr(version, f) for f in fields)

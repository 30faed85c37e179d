"""Contributions of protected participants: written, decided, appealed, tightened, erased.

The words are sealed under the key of their item before they reach the record. A moderator reads them under a
label; what may be quoted waits for the next batch (``services.release``), what may not is kept for the
secretariat. Nobody is told by letter: answers wait in the inbox.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, time

from sqlalchemy import delete

from panel.db import db
from panel.domain import limits, moderation, refusals
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor
from panel.domain.attribution import USES, may_be_quoted, stricter_uses
from panel.domain.contribution import Typed
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, Stale, problem
from panel.domain.lifecycle import CONTRIBUTION, POST
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.domain.thread import SENT_ALREADY, of_post
from panel.models import Contribution, Participant, ParticipantMessage, Post, Thread
from panel.queries import contribution as contributions
from panel.queries import participant as participants
from panel.services import digest_files
from panel.services import post as posts
from panel.services._advance import advance
from panel.services.participant import tell
from panel.services.sealed import Words, seal, words
from panel.vault import item_keys

#: Contributions that one participant may send within a day.
A_DAY = 10
LONGEST_NAME = 120

_SHORT = N_("Say it in a sentence or two.")
_WAITS = N_("%(n)s texts of yours wait for a moderator. Wait until one is decided.")
_DAILY = N_("You have sent %(n)s texts today, which is the limit. Keep your text and send it tomorrow.")


def write(actor: Actor, thread: Thread, typed: Typed, *, key: str, now: datetime) -> Contribution:
    """Send a text to the moderators; the same form twice sends one. Invalid: too long, too many, no level, or
    the form was sent with another text."""
    require(actor, Action.CONTRIBUTION_WRITE, thread)
    held: Participant = participants.own(actor, lock=True)
    if not re.fullmatch(r"[0-9a-f]{32}", key):
        raise Invalid(problem("body", N_("Open the form again, then send your text.")))
    known = db.session.get(Contribution, key)
    if known is not None:
        if known.participant_id != held.id:
            raise Stale()
        if normalise(typed.body).strip() != words(known).body:
            raise Invalid(problem("body", SENT_ALREADY))
        return known
    typed = _checked(typed, thread)
    today = now.date()
    if contributions.held_of(held.id) >= limits.HELD_OF_AUTHOR:
        raise Invalid(problem("body", _WAITS, n=limits.HELD_OF_AUTHOR))
    if contributions.sent_on(held.id, today) >= A_DAY:
        raise Invalid(problem("body", _DAILY, n=A_DAY))
    made = Contribution(
        id=key,
        participant_id=held.id,
        thread_id=thread.id,
        day=today,
        consent=typed.consent,
        language=typed.language,
        sealed=seal(key, Words(typed.body, typed.name)),
    )
    db.session.add(made)
    db.session.flush()
    return made


def edit(actor: Actor, row: Contribution, typed: Typed, *, now: datetime) -> None:
    """Send another text instead of one that waits or was returned."""
    typed = _checked(typed, row.thread)
    require(actor, Action.CONTRIBUTION_WRITE, row.thread)
    row.sealed = seal(row.id, Words(typed.body, typed.name))
    row.consent, row.language, row.day, row.reason = typed.consent, typed.language, now.date(), None
    advance(actor, row, CONTRIBUTION, "edit", now=now)


def accept(actor: Actor, row: Contribution, seen: str, *, now: datetime) -> None:
    """Let a text pass: to the next batch if it may be quoted, else to the secretariat alone."""
    _look(row, seen)
    row.decided_by, row.reason = actor.account_id, None
    quoted = may_be_quoted(row.consent)
    advance(actor, row, CONTRIBUTION, "clear" if quoted else "keep", now=now)
    tell(row.participant_id, "cleared" if quoted else "kept", today=now.date(), about=row.id)


def give_back(
    actor: Actor, row: Contribution, seen: str, reason: str, sentence: str, *, now: datetime
) -> None:
    """Return a text with a reason of the list and one sentence, which waits in the inbox."""
    _look(row, seen)
    wrong = refusals.of_reason("sentence", sentence, _SHORT)
    if moderation.by_code(reason) is None:
        wrong.insert(0, problem("reason", N_("Choose a reason from the list.")))
    if wrong:
        raise Invalid(*wrong)
    row.sealed = seal(row.id, replace(words(row), sentence=sentence.strip()))
    row.decided_by, row.reason = actor.account_id, reason
    advance(actor, row, CONTRIBUTION, "return", now=now, reason=reason)
    tell(row.participant_id, "returned", today=now.date(), about=row.id)


def appeal(actor: Actor, row: Contribution, sentence: str, *, now: datetime) -> None:
    """Ask the chair, once: about a text that was returned, or one that a moderator took out of its thread."""
    if row.appealed:
        raise IllegalMove(N_("The one appeal has been used."))
    said, post = _said(sentence), contributions.taken_out(row)
    row.sealed, row.appealed = seal(row.id, replace(words(row), appeal=said)), True
    if post is None:
        advance(actor, row, CONTRIBUTION, "appeal", now=now)
    else:
        db.session.flush()
        # Only the day: a precise hour would tell when somebody was at the keys.
        post.appeal, post.appealed_at = said, datetime.combine(now.date(), time(), UTC)
        advance(actor, post, POST, "appeal", now=now, subject=row)


def decide_appeal(actor: Actor, row: Contribution, outcome: str, sentence: str, *, now: datetime) -> None:
    """Uphold what the moderator decided, or let the text pass after all."""
    outcome = "reinstate" if outcome == "reinstate" else "uphold"
    row.sealed = seal(row.id, replace(words(row), answer=_said(sentence), outcome=outcome))
    if outcome == "reinstate":
        row.reason = None
        move = "reinstate" if may_be_quoted(row.consent) else "reinstate_kept"
    else:
        move = "uphold"
    advance(actor, row, CONTRIBUTION, move, now=now)
    tell(row.participant_id, "reinstated" if row.reason is None else "upheld", today=now.date(), about=row.id)


def tighten(actor: Actor, row: Contribution, consent: str, *, now: datetime) -> None:
    """Let a text be used less far than before. What is not to be quoted any more leaves the thread at once;
    what is not to be printed by name is printed without it from now on."""
    require(actor, Action.CONTRIBUTION_OWN, row)
    if consent not in stricter_uses(row.consent):
        raise Invalid(problem("consent", N_("Choose a level that is stricter than the present one.")))
    row.consent, row.printed_name = consent, ""
    post = db.session.get(Post, row.post_id) if row.post_id else None
    if post is not None:
        digest_files.post_changed(post, now=now)
    if row.state in {"cleared", "released"} and not may_be_quoted(consent):
        _take_down(row, now=now)
        advance(actor, row, CONTRIBUTION, "unpublish", now=now)


def erase(actor: Actor, row: Contribution, *, now: datetime) -> None:
    """Destroy a text, its row and the key it was sealed with; of a post the number stays."""
    require(actor, Action.CONTRIBUTION_OWN, row)
    _take_down(row, now=now)
    db.session.execute(delete(ParticipantMessage).where(ParticipantMessage.about == row.id))
    db.session.delete(row)
    db.session.flush()
    item_keys.note_erased("contribution", [row.id])
    item_keys.destroy([row.id])


def erase_all(actor: Actor, participant: Participant, *, now: datetime) -> None:
    """Destroy everything that a participant wrote."""
    for row in contributions.all_of(participant.id):
        erase(actor, row, now=now)


def again(*, now: datetime) -> int:
    """Erase anew what the ledger says was erased and the record holds once more, after a restore; how many."""
    found = 0
    for noun, ref in item_keys.erased():
        row = db.session.get(Contribution, ref) if noun == "contribution" else None
        if row is not None:
            _take_down(row, now=now)
            db.session.delete(row)
            found += 1
    return found


def _take_down(row: Contribution, *, now: datetime) -> None:
    post = db.session.get(Post, row.post_id) if row.post_id else None
    row.post_id = None
    if post is not None and post.state != "erased":
        db.session.flush()
        posts.erase(SYSTEM, post, now=now)


def _look(row: Contribution, seen: str) -> None:
    if seen != mark(row):
        raise Stale(N_("A newer text was sent since this page was opened. Read it, then decide again."))


def mark(row: Contribution) -> str:
    """What tells one wording of a contribution from the next, for the form that decides on it."""
    return (row.sealed or b"")[:16].hex()


def problems(typed: Typed, thread: Thread) -> list[Problem]:
    """Everything that is wrong with a text as it was typed."""
    tidy = _tidy(typed)
    found = of_post(tidy.body, tidy.language, thread.languages)
    if tidy.consent not in USES:
        found.append(problem("consent", N_("Choose how far your words may be used.")))
    if tidy.consent == "quote_by_name":
        found += _name_problems(tidy.name)
    return found


def _tidy(typed: Typed) -> Typed:
    name = normalise(typed.name).strip() if typed.consent == "quote_by_name" else ""
    return replace(typed, body=normalise(typed.body).strip(), name=name)


def _checked(typed: Typed, thread: Thread) -> Typed:
    """The same in one form. Raises Invalid with everything that is wrong."""
    if found := problems(typed, thread):
        raise Invalid(*found)
    return _tidy(typed)


def _name_problems(name: str) -> list[Problem]:
    if not any(c.isalpha() for c in name) or len(name) > LONGEST_NAME:
        return [
            problem("name", N_("Type the name to be printed, at most %(most)d letters."), most=LONGEST_NAME)
        ]
    return list(refusals.of_field("name", name))


def _said(sentence: str) -> str:
    if problems := refusals.of_reason("sentence", sentence, _SHORT):
        raise Invalid(*problems)
    return sentence.strip()

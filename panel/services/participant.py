"""Protected participants: joined by an invitation, signed in, given new words, closed.

Nothing of it is in the record of acts, and nothing has an hour: what is not written cannot be taken away.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from panel.db import db
from panel.domain import constituencies, invitations, passphrases
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, Missing, Problem, problem
from panel.domain.policy import require
from panel.models import Contribution, Participant, ParticipantMessage, ParticipantSession
from panel.queries import participant as participants
from panel.services import invitation
from panel.services.account import hash_fits, hash_password, token_hash
from panel.vault import item_keys, names, sealing

USED_UP = N_(
    "This invitation does not work. Compare the digits with your card. If they are right it has been used or "
    "revoked: ask whoever gave it to you for another."
)


@dataclass(frozen=True, slots=True)
class Words:
    """The two passphrases of a participant, shown once, with their hashes, which alone are kept."""

    passphrase: tuple[str, ...]
    recovery: tuple[str, ...]
    passphrase_hash: str
    recovery_hash: str


def used_up() -> Problem:
    """What is said of a code that is wrong, used or revoked: the same."""
    return problem("code", USED_UP)


def new_words(language: str) -> Words:
    """Two new passphrases; takes as long as two passwords, hence before any transaction."""
    made = passphrases.make(language), passphrases.make(language)
    hashes = [hash_password(passphrases.folded(passphrases.joined(each))) for each in made]
    return Words(*made, *hashes)


def fits(held: str | None, typed: str) -> bool:
    """Whether the typed passphrase is that of the hash; takes as long where there is none."""
    return hash_fits(held or None, passphrases.folded(typed))


def join(code_hash: str, words: Words, *, today: date) -> Participant:
    """Use up an invitation and make a participant. Invalid if somebody has used or revoked it."""
    thematic_session_id = invitation.use(code_hash)
    if thematic_session_id is None:
        raise Invalid(used_up())
    return admit(thematic_session_id, words, today=today)


def admit(thematic_session_id: str, words: Words, *, today: date) -> Participant:
    """Make a participant of a session."""
    made = Participant(
        number=_free_number(),
        thematic_session_id=thematic_session_id,
        passphrase_hash=words.passphrase_hash,
        recovery_hash=words.recovery_hash,
    )
    db.session.add(made)
    db.session.flush()
    tell(made.id, "welcome", today=today)
    return made


def sign_in(participant: Participant, *, today: date) -> str:
    """Open a session and return its token, of which a hash and the day are kept."""
    token = secrets.token_urlsafe(32)
    db.session.add(ParticipantSession(token_hash=token_hash(token), participant_id=participant.id, day=today))
    return token


def sign_out(actor: Actor, row: Participant, token: str) -> None:
    """Close this session."""
    require(actor, Action.PARTICIPATION_OWN, row)
    db.session.execute(delete(ParticipantSession).where(ParticipantSession.token_hash == token_hash(token)))


def renew(row: Participant, words: Words) -> None:
    """Give new passphrases; every open session ends."""
    row.passphrase_hash, row.recovery_hash = words.passphrase_hash, words.recovery_hash
    _end_sessions(row)


def give_region(actor: Actor, row: Participant, region: str) -> None:
    """Say from which region one speaks, or not any more; it is printed only where enough others say so."""
    require(actor, Action.PARTICIPATION_OWN, row)
    if region not in {"", *(code for code, _ in constituencies.REGIONS)}:
        raise Invalid(problem("region", N_("Choose a region from the list.")))
    row.region = region


def reachable() -> bool:
    """Whether a contact can be sealed: the officers have set up their key."""
    return names.ready()


def leave_contact(actor: Actor, row: Participant, contact: str) -> None:
    """Seal a name or a contact for the two officers, in place of an earlier one; nothing takes it away."""
    require(actor, Action.PARTICIPATION_OWN, row)
    said, before = contact.strip(), row.contact
    if len(said.encode()) > sealing.HOLDS:
        raise Invalid(
            problem("contact", N_("Shorten it: %(most)d letters at most."), most=sealing.HOLDS // 4)
        )
    row.contact = names.put(said) if said else ""
    if before:
        names.drop(before)


def close(actor: Actor, row: Participant) -> None:
    """Close the account: hashes, region, contact, sessions and messages go, the number stays as erased.

    What was written is destroyed by ``services.contribution.erase_all``, which goes before.
    """
    require(actor, Action.PARTICIPATION_OWN, row)
    if row.contact:
        names.drop(row.contact)
    _empty(row)
    item_keys.note_erased("participant", [row.id])


def again() -> int:
    """Close anew the accounts that the ledger says were closed, after a restore; how many. Their contacts never
    come back: the vault forgets by the same ledger."""
    found = [db.session.get(Participant, ref) for noun, ref in item_keys.erased() if noun == "participant"]
    restored = [row for row in found if row is not None and row.state != "erased"]
    for row in restored:
        _empty(row)
    return len(restored)


def _empty(row: Participant) -> None:
    row.state, row.passphrase_hash, row.recovery_hash, row.region, row.contact = "erased", "", "", "", ""
    _end_sessions(row)
    db.session.execute(delete(ParticipantMessage).where(ParticipantMessage.participant_id == row.id))


def tell(participant_id: str, kind: str, *, today: date, about: str = "") -> None:
    """Leave a message in the participant's inbox; there is no other way to reach them."""
    db.session.add(ParticipantMessage(participant_id=participant_id, kind=kind, day=today, about=about))


def tell_about(contribution_id: str, kind: str, *, today: date) -> None:
    """Leave a message for whoever wrote a contribution that became a post."""
    whose = db.session.scalar(select(Contribution.participant_id).where(Contribution.id == contribution_id))
    if whose is not None:
        tell(whose, kind, today=today, about=contribution_id)


def forget_sessions(today: date) -> None:
    """Delete the sessions that are over."""
    over = ParticipantSession.day < today - participants.LASTS
    db.session.execute(delete(ParticipantSession).where(over))


def dismiss(actor: Actor, row: Participant, message_id: str) -> None:
    """Delete one message that was read."""
    require(actor, Action.PARTICIPATION_OWN, row)
    mine = ParticipantMessage.participant_id == row.id
    done: Any = db.session.execute(
        delete(ParticipantMessage).where(mine, ParticipantMessage.id == message_id)
    )
    if not done.rowcount:
        raise Missing()


def _end_sessions(row: Participant) -> None:
    db.session.execute(delete(ParticipantSession).where(ParticipantSession.participant_id == row.id))


def _free_number() -> str:
    while True:
        number = invitations.new_number()
        if not db.session.query(Participant.id).where(Participant.number == number).first():
            return number

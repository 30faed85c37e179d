"""Sheets of invitations: printed once, used once, revoked by who kept the mark of the sheet.

The store gets keyed hashes in the pool of a session, and nothing that leads to the organization: no entry in
the record of acts, no row, no address. What keeps an organization from printing without end is a counter
under a keyed name of the day, which is gone two days later; and so is what keeps a form from making a second
sheet when its page is loaded again: a fingerprint of what was drawn for the form, of nobody in particular.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from panel.db import db
from panel.domain import invitations
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, problem
from panel.domain.policy import require
from panel.models import Invitation, InvitationCount, Organisation, ThematicSession
from panel.queries import participant as participants
from panel.services import throttle

CLOSED = N_("This session does not take invitations now. Choose one that is announced or open.")
ENOUGH_TODAY = N_("Your organization has printed %(most)d sheets today. Print the next one tomorrow.")
POOL_FULL = N_(
    "Many invitations of this session are unused already. Revoke unused sheets, or try in some days."
)
NO_SHEET = N_("No unused invitation of such a sheet is left. Look at the %(digits)d digits once more.")


PRINTED = N_(
    "That sheet was made already and shown once; nothing was made now. If it did not reach the paper, make another "
    "one here: the codes of the first are known to nobody."
)
OLD_FORM = N_("This page was open for long. Look at your choices once more, then make the sheet.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed, and kept nowhere: the codes, and the mark by which the rest is revoked."""

    codes: tuple[str, ...]
    mark: str


def code_hash(key: bytes, typed: str) -> str:
    """What is kept of a code."""
    return _keyed(key, "code", invitations.digits(typed))


def print_sheet(
    actor: Actor,
    body: Organisation,
    call: ThematicSession,
    how_many: int,
    *,
    form: str,
    key: bytes,
    now: datetime,
) -> Sheet:
    """Make a sheet of codes for a session. IllegalMove where the ``form`` has made its sheet, Invalid where
    there may be none, or no more today."""
    require(actor, Action.INVITATION_PRINT, body)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if not invitations.form_serves(form, today.date()):
        raise Invalid(problem("form", OLD_FORM))
    _use_up(form, today)
    if how_many not in invitations.ON_A_SHEET:
        raise Invalid(problem("how_many", N_("Choose how many invitations from the list.")))
    if "draft" not in call.opens:
        raise Invalid(problem("call", CLOSED))
    if participants.unused_in(call.id) + how_many > invitations.MOST_UNUSED:
        raise Invalid(problem("call", POOL_FULL))
    counter = throttle.key("sheet", _keyed(key, "day", f"{body.id} {today.date()}"))
    if not throttle.ration(counter, invitations.SHEETS_A_DAY, invitations.DAY, now=today):
        raise Invalid(problem("how_many", ENOUGH_TODAY, most=invitations.SHEETS_A_DAY))
    sheet = Sheet(tuple(invitations.new_code() for _ in range(how_many)), invitations.new_mark())
    revokes = [_revoke(key, sheet.mark, n) for n in range(how_many)]
    secrets.SystemRandom().shuffle(revokes)
    db.session.add_all(
        Invitation(code_hash=code_hash(key, code), revoke_hash=revoke, thematic_session_id=call.id)
        for code, revoke in zip(sheet.codes, revokes, strict=True)
    )
    db.session.flush()
    _stir(call.id)
    return sheet


def _use_up(form: str, today: datetime) -> None:
    """Note that a form has made its sheet, for as long as such a form serves: counters are swept a day after
    the instant that stands in them, hence that of tomorrow."""
    counter, tomorrow = throttle.key("sheet-form", form), today + invitations.DAY
    if not throttle.ration(counter, 1, invitations.FORM_DAYS * invitations.DAY, now=tomorrow):
        raise IllegalMove(PRINTED)


def revoke(actor: Actor, body: Organisation, mark: str, *, key: bytes) -> int:
    """Take back what is unused of the sheet with that mark; how many invitations that were."""
    require(actor, Action.INVITATION_PRINT, body)
    typed = invitations.digits(mark)
    wanted = [_revoke(key, typed, n) for n in range(max(invitations.ON_A_SHEET))]
    done: Any = db.session.execute(delete(Invitation).where(Invitation.revoke_hash.in_(wanted)))
    if not done.rowcount:
        raise Invalid(problem("mark", NO_SHEET, digits=invitations.MARK_DIGITS))
    return int(done.rowcount)


def use(code_hash: str) -> str | None:
    """Use up an invitation: its row goes, its session's counter grows. The session, or None if it was gone."""
    gone = db.session.execute(
        delete(Invitation)
        .where(Invitation.code_hash == code_hash)
        .returning(Invitation.thematic_session_id)
        .execution_options(synchronize_session=False)
    ).scalar()
    if gone is None:
        return None
    if participants.count_of(gone, lock=True) is None:
        try:
            with db.session.begin_nested():
                db.session.add(InvitationCount(thematic_session_id=gone, used=0))
        except IntegrityError:
            pass  # somebody else was the first at this very moment
    counted = update(InvitationCount).where(InvitationCount.thematic_session_id == gone)
    db.session.execute(counted.values(used=InvitationCount.used + 1))
    return str(gone)


def _stir(thematic_session_id: str) -> None:
    """Write every row of a pool anew: on PostgreSQL a row remembers the transaction that wrote it, and those
    of one sheet would share theirs."""
    whole = update(Invitation).where(Invitation.thematic_session_id == thematic_session_id)
    again = whole.values(revoke_hash=Invitation.revoke_hash)
    db.session.execute(again.execution_options(synchronize_session=False))


def _revoke(key: bytes, mark: str, number: int) -> str:
    return _keyed(key, "revoke", f"{mark} {number}")


def _keyed(key: bytes, what: str, text: str) -> str:
    return hmac.new(key, f"{what}:{text}".encode(), hashlib.sha256).hexdigest()

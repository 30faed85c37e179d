"""Oral accounts: a focal point types what a person told, and the person keeps the say over it.

An account of this kind is a contribution under protection and not a post of the organization, nor a kind of
commentary: it has the person's own level of consent, is decided, published in batches and erased like what
participants write, and adds nothing to the number of submissions. The person gets a number and two
passphrases on paper, with which it can be made stricter or erased later, without the organization.

The mark "recorded by ... with consent" is part of the text, so that it stands wherever the text stands, in
its language; under the Chatham House Rule it does not name who recorded. Nothing else tells who did.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor, Participation
from panel.domain.contribution import Typed
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, problem
from panel.domain.policy import require
from panel.domain.thread import Standing
from panel.i18n import gettext as _
from panel.i18n import use_locale
from panel.models import Contribution, Organisation, Participant, Thread
from panel.services import contribution, participant, throttle
from panel.services.participant import Words

#: Accounts that one organization may record within a day.
A_DAY = 20


def problems(
    actor: Actor, thread: Thread, organisation: Organisation | None, typed: Typed, *, agreed: bool
) -> list[Problem]:
    """Everything that stands in the way of recording; ``organisation`` is None where none was chosen."""
    found = []
    if organisation is None:
        found.append(problem("organisation", N_("Choose an organization whose focal point you are.")))
    else:
        require(actor, Action.ORAL_RECORD, Standing(thread, organisation))
    found += contribution.problems(_marked(thread, organisation, typed), thread)
    if not agreed:
        found.append(problem("agreed", N_("Read it back to the person, and record it only if they agree.")))
    return found


def record(
    actor: Actor,
    thread: Thread,
    organisation: Organisation,
    typed: Typed,
    words: Words,
    *,
    agreed: bool,
    key: str,
    now: datetime,
) -> Participant:
    """Record an account; returns the number under which the person can reach it.

    Raises Invalid as a contribution does, and unless the person ``agreed``; IllegalMove where the same form
    was sent before, because the words of the person are shown once.
    """
    require(actor, Action.ORAL_RECORD, Standing(thread, organisation))
    if db.session.get(Contribution, key) is not None:
        raise IllegalMove(N_("This account is recorded already. The words for the person were shown once."))
    if wrong := problems(actor, thread, organisation, typed, agreed=agreed):
        raise Invalid(*wrong)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if not throttle.ration(throttle.key("oral", organisation.id), A_DAY, timedelta(days=1), now=today):
        said = N_("Your organization has recorded %(n)s accounts today, which is the limit. Go on tomorrow.")
        raise Invalid(problem("body", said, n=A_DAY))
    person = participant.admit(thread.thematic_session_id, words, today=now.date())
    theirs = Actor(None, participation=Participation(person.id, person.thematic_session_id))
    contribution.write(theirs, thread, _marked(thread, organisation, typed), key=key, now=now)
    return person


def _marked(thread: Thread, organisation: Organisation | None, typed: Typed) -> Typed:
    """The account with the line that says who recorded it."""
    said = typed.body.strip()
    if not said or organisation is None:
        return typed
    return replace(typed, body=f"{said}\n\n{_mark(thread, organisation, typed)}")


def _mark(thread: Thread, organisation: Organisation, typed: Typed) -> str:
    language = typed.language if typed.language in thread.languages else "en"
    with use_locale(language):
        if thread.attribution == "chatham_house":
            return _("(Oral account, recorded with consent.)")
        return _("(Oral account, recorded by %(organization)s with consent.)", organization=organisation.name)

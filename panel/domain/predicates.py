"""One-line questions about (actor, subject); the policy is written in these words.

A subject is a row (or a frozen picture of one) or None. A predicate that needs a row is false
without one: absence never grants.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panel.domain.actor import Actor, MandateKind, Role
from panel.domain.invitations import VOUCHING
from panel.domain.lifecycle import OPENS

Predicate = Callable[[Actor, Any], bool]

_ROLES = {
    Role.OFFICER: "an officer",
    Role.HEAD: "the head of the secretariat",
    Role.MODERATOR: "a moderator",
    Role.RAPPORTEUR: "the rapporteur",
    Role.CHAIR: "the chair",
    Role.SAFEGUARDING: "a safeguarding officer",
    Role.ADMINISTRATOR: "an administrator",
    Role.AUDITOR: "an auditor",
    Role.MECHANISM: "a mechanism",
    Role.OBSERVER: "an observer",
}
_PHASES = {"collating": "in collation"}


def anyone(actor: Actor, subject: Any) -> bool:
    """everybody, signed in or not"""
    return True


def is_system(actor: Actor, subject: Any) -> bool:
    """the system itself, by the clock or a job"""
    return actor.system


def signed_in(actor: Actor, subject: Any) -> bool:
    """anybody signed in to an account"""
    return actor.signed_in


def holds(*roles: Role) -> Predicate:
    """a predicate: holds one of the roles"""

    def predicate(actor: Actor, subject: Any) -> bool:
        return actor.has(*roles)

    predicate.__doc__ = " or ".join(_ROLES[role] for role in roles)
    return predicate


def own_account(actor: Actor, subject: Any) -> bool:
    """their own account"""
    return subject is not None and actor.signed_in and subject.id == actor.account_id


def own_participation(actor: Actor, subject: Any) -> bool:
    """a protected participant, about themselves"""
    return subject is not None and actor.protected and subject.participant_id == actor.participant_id


def invited_there(actor: Actor, subject: Any) -> bool:
    """a protected participant, in the session of the invitation"""
    there = actor.participation
    return (
        subject is not None and there is not None and subject.thematic_session_id == there.thematic_session_id
    )


def member(actor: Actor, subject: Any) -> bool:
    """somebody of the organization concerned"""
    return subject is not None and _organisation_id(subject) in actor.organisation_ids


def focal_point(actor: Actor, subject: Any) -> bool:
    """the focal point of the organization concerned"""
    return subject is not None and actor.focal_for(_organisation_id(subject))


def focal_somewhere(actor: Actor, subject: Any) -> bool:
    """the focal point of an accredited organization"""
    return any(each.kind is MandateKind.FOCAL_POINT and each.accredited for each in actor.mandates)


def outside(actor: Actor, subject: Any) -> bool:
    """not of the organization concerned"""
    return subject is not None and _organisation_id(subject) not in actor.organisation_ids


def another_person(actor: Actor, subject: Any) -> bool:
    """not the person who did the earlier step"""
    return subject is not None and actor.account_id not in subject.hands


def adopted_by_another(actor: Actor, subject: Any) -> bool:
    """not the person who adopted it"""
    return subject is not None and subject.adopted_by != actor.account_id


def not_oneself(actor: Actor, subject: Any) -> bool:
    """about somebody else"""
    return subject is not None and subject.id != actor.account_id


def one_of_two(actor: Actor, subject: Any) -> bool:
    """one of the two who code the sample"""
    return subject is not None and actor.account_id in subject.coder_ids


def right_second(actor: Actor, subject: Any) -> bool:
    """holding a role that may approve this kind"""
    return subject is not None and actor.has(*subject.second_roles)


def moderates(actor: Actor, subject: Any) -> bool:
    """a moderator named for the thread"""
    named = subject is not None and actor.account_id in _thread(subject).moderator_ids
    return named and actor.has(Role.MODERATOR)


def author(actor: Actor, subject: Any) -> bool:
    """who wrote the post"""
    return subject is not None and actor.signed_in and actor.account_id == subject.account_id


def thread_open(actor: Actor, subject: Any) -> bool:
    """while the thread is open"""
    return subject is not None and _thread(subject).state == "open"


def accredited(actor: Actor, subject: Any) -> bool:
    """the organization is accredited"""
    return subject is not None and _organisation(subject).state == "accredited"


def vouching(actor: Actor, subject: Any) -> bool:
    """the organization is one that may vouch for people"""
    return subject is not None and _organisation(subject).constituency in VOUCHING


def phase_opens(ability: str) -> Predicate:
    """a predicate: the phase of the thematic session opens the ability"""

    def predicate(actor: Actor, subject: Any) -> bool:
        return subject is not None and ability in _thematic_session(subject).opens

    *most, last = [_PHASES.get(phase, phase) for phase, opens in OPENS.items() if ability in opens]
    predicate.__doc__ = f"while the session is {', '.join(most)}{' or ' if most else ''}{last}"
    return predicate


def _organisation_id(subject: Any) -> str | None:
    found: str | None = subject.organisation_id
    return found


def _organisation(subject: Any) -> Any:
    return getattr(subject, "organisation", subject)


def _thread(subject: Any) -> Any:
    return getattr(subject, "thread", subject)


def _thematic_session(subject: Any) -> Any:
    return getattr(subject, "thematic_session", subject)

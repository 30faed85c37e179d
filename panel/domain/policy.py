"""Who may do what: one table, and four small functions that read it.

A clause is a tuple of predicates that must all hold; an action is allowed if any of its clauses is.
An action without a row is denied. The gate asks for courtesy, the services ask as law.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from panel.domain.actions import Action as A
from panel.domain.actor import Actor, Role
from panel.domain.errors import Forbidden
from panel.domain.predicates import (
    Predicate,
    accredited,
    adopted_by_another,
    another_person,
    anyone,
    author,
    focal_point,
    focal_somewhere,
    holds,
    invited_there,
    is_system,
    member,
    moderates,
    not_oneself,
    one_of_two,
    outside,
    own_account,
    own_participation,
    phase_opens,
    right_second,
    signed_in,
    thread_open,
    vouching,
)

Clause = tuple[Predicate, ...]

officer = holds(Role.OFFICER)
head = holds(Role.HEAD)
chair = holds(Role.CHAIR)
safeguarding = holds(Role.SAFEGUARDING)
administrator = holds(Role.ADMINISTRATOR)
auditor = holds(Role.AUDITOR)
desk = holds(Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR)
drafter = holds(Role.OFFICER, Role.RAPPORTEUR)
moderator = holds(Role.MODERATOR)
granter = holds(Role.HEAD, Role.ADMINISTRATOR)

POLICY: Mapping[A, tuple[Clause, ...]] = {
    A.ACCOUNT_OWN: ((own_account,),),
    A.PEOPLE_READ: ((granter,), (safeguarding,)),
    A.ROLE_PROPOSE: ((granter, not_oneself),),
    A.ROLE_REVOKE: ((granter, not_oneself),),
    A.TOTP_RESET: ((granter, not_oneself), (safeguarding, not_oneself)),
    A.APPROVAL_LIST: ((desk,), (safeguarding,), (administrator,)),
    A.APPROVAL_DECIDE: ((right_second, another_person),),
    A.APPROVAL_LAPSE: ((is_system,),),
    A.ORGANISATION_REGISTER: ((signed_in,),),
    A.ORGANISATION_EDIT: ((focal_point,),),
    A.ORGANISATION_MEMBERS: ((focal_point,),),
    A.ORGANISATION_NAME_FOCAL: ((officer, outside),),
    A.ORGANISATION_LEAVE: ((member,),),
    A.ORGANISATION_REVIEW: ((officer,), (head,), (chair,)),
    A.ORGANISATION_ACCREDIT: ((officer, outside), (is_system,)),
    A.ORGANISATION_APPEAL: ((focal_point,),),
    A.ORGANISATION_DECIDE_APPEAL: ((chair, outside, another_person),),
    A.ORGANISATION_SUSPEND: ((head, outside), (is_system,)),
    A.SESSION_READ: ((anyone,),),
    A.SESSION_DESK: ((desk,),),
    A.SESSION_CREATE: ((officer,), (head,)),
    A.SESSION_EDIT: ((officer,), (head,)),
    A.SESSION_ANNOUNCE: ((head,),),
    A.SESSION_CLOCK: ((is_system,), (head,)),
    A.SESSION_EXTEND: ((head,), (chair,)),
    A.SESSION_APPLY_EXTENSION: ((head,), (chair,)),
    A.SESSION_OUTAGE: ((administrator,), (head,)),
    A.SESSION_RUN: ((officer,), (head,), (is_system,)),
    A.SESSION_CANCEL: ((head,),),
    A.SESSION_ATTENDANCE: ((officer,), (head,)),
    A.COMMENTARY_CREATE: ((member, accredited, phase_opens("draft")),),
    A.COMMENTARY_READ: ((anyone,),),
    A.COMMENTARY_DRAFT: ((member,),),
    A.COMMENTARY_SUBMIT: ((focal_point, accredited, phase_opens("file")),),
    A.COMMENTARY_SUBMIT_AT_DEADLINE: ((is_system,),),
    A.COMMENTARY_FILE_LATE: ((focal_point, accredited, phase_opens("late")),),
    A.COMMENTARY_ADD_LATE: ((focal_point, accredited, phase_opens("late")),),
    A.COMMENTARY_WITHDRAW: ((focal_point, phase_opens("withdraw")),),
    A.COMMENTARY_CONSENT: ((focal_point, phase_opens("withdraw")),),
    A.COMMENTARY_RECEIPT: ((member,),),
    A.JOINT_INVITE: ((focal_point, phase_opens("submit")),),
    A.JOINT_ANSWER: ((focal_point, accredited, phase_opens("submit")),),
    A.QUEUE_READ: ((officer,), (head,)),
    A.COMMENTARY_DECIDE: ((officer, outside, phase_opens("admit")),),
    A.COMMENTARY_APPEAL: ((focal_point, phase_opens("appeal")),),
    A.COMMENTARY_DECIDE_APPEAL: ((chair, outside, another_person),),
    A.COMMENTARY_REDACT: ((officer, outside),),
    A.COMMENTARY_APPLY_REDACTION: ((officer, outside), (head, outside), (safeguarding, outside)),
    # Who wrote the text has it with its receipt and its changes; this is the page that is recorded.
    A.COMMENTARY_UNREDACTED: ((safeguarding,),),
    A.COMMENTARY_ERASE: ((focal_point,), (safeguarding,), (is_system,)),
    A.COMMENTARY_IMPORT: ((officer,), (is_system,)),
    A.IDENTITY_REVEAL: ((safeguarding,),),
    A.CODING_READ: ((desk,),),
    A.CODING_WRITE: ((officer, phase_opens("code")), (is_system, phase_opens("code"))),
    A.CODING_ASSIGN: ((officer, phase_opens("code")), (head, phase_opens("code"))),
    A.BLIND_DRAW: ((officer, phase_opens("code")), (head, phase_opens("code"))),
    A.BLIND_CODE: ((officer, one_of_two, phase_opens("code")),),
    A.BLIND_SETTLE: ((officer, phase_opens("code")),),
    A.TRANSLATION_WRITE: ((officer, outside), (member,)),
    A.LETTER_WRITE: ((officer, outside), (member,)),
    A.SUMMARY_DRAFT: ((drafter, phase_opens("collate")),),
    A.SUMMARY_CIRCULATE: ((head,), (holds(Role.RAPPORTEUR),)),
    A.SUMMARY_CLOCK: ((is_system,),),
    A.SESSION_CALENDAR: ((officer,), (head,)),
    A.CHECK_READ: ((member,),),
    A.CORRECTION_FILE: ((focal_point,),),
    A.CORRECTION_READ: ((desk,),),
    A.CORRECTION_ANSWER: ((drafter, outside),),
    A.SUMMARY_ADOPT: ((chair, another_person),),
    A.SUMMARY_REOPEN: ((chair,),),
    A.SUMMARY_ISSUE: ((head, adopted_by_another),),
    A.CHANGE_PROPOSE: ((drafter,), (head,)),
    A.CHANGE_APPLY: ((head,), (chair,)),
    A.SUMMARY_TRANSLATE: ((drafter,),),
    A.SUMMARY_PUBLISH_TRANSLATION: ((head, another_person), (drafter, another_person)),
    A.INVITATION_PRINT: ((focal_point, accredited, vouching),),
    A.PARTICIPATION_OWN: ((own_participation,),),
    A.THREAD_SCHEDULE: ((moderator,), (head,)),
    A.THREAD_RUN: ((moderates,), (head,), (is_system,)),
    A.THREAD_FOLLOW: ((signed_in,),),
    A.THREAD_DIGEST: ((moderates,),),
    A.MODERATION_DESK: ((moderator,), (head,)),
    A.POST_WRITE: ((member, accredited, thread_open),),
    A.POST_EDIT: ((author, thread_open),),
    A.POST_OWN: ((signed_in,),),
    A.POST_MODERATE: ((moderates, outside),),
    A.POST_APPEAL: ((author,), (own_participation,)),
    A.POST_DECIDE_APPEAL: ((chair, outside, another_person),),
    A.POST_SUPPORT: ((member, accredited, thread_open),),
    A.ORAL_RECORD: ((focal_point, accredited, thread_open),),
    A.SAFETY_READ: ((safeguarding,),),
    A.SAFETY_HANDLE: ((safeguarding,),),
    # The system, at the wish of a participant, whom no post leads to.
    A.POST_ERASE: ((author,), (focal_point,), (safeguarding,), (is_system,)),
    A.CONTRIBUTION_WRITE: ((invited_there, thread_open),),
    A.CONTRIBUTION_OWN: ((own_participation,),),
    A.CONTRIBUTION_QUEUE: ((moderator,), (desk,)),
    A.CONTRIBUTION_MODERATE: ((moderates,),),
    A.CONTRIBUTION_DECIDE_APPEAL: ((chair, another_person),),
    A.CONTRIBUTION_RELEASE: ((is_system,),),
    A.FLAG_FILE: ((focal_somewhere,),),
    A.FLAG_READ: ((safeguarding,),),
    A.FLAG_SET_ASIDE: ((safeguarding, outside), (is_system,)),
    A.FLAG_DECIDE: ((safeguarding, outside),),
    A.CHAIR_DESK: ((chair,),),
    A.AUDIT_READ: ((auditor,),),
}

#: Decided, and the lifecycles know them, but no page and no command leads there yet.
NOT_OFFERED: frozenset[A] = frozenset()


def can(actor: Actor, action: A, subject: Any = None) -> bool:
    """Whether the actor may do the action to the subject."""
    return any(all(p(actor, subject) for p in clause) for clause in POLICY.get(action, ()))


def require(actor: Actor, action: A, subject: Any = None) -> None:
    """Raise Forbidden unless ``can``."""
    if not can(actor, action, subject):
        raise Forbidden()


def explain(actor: Actor, action: A, subject: Any = None) -> tuple[str, ...]:
    """For each clause that fails, the words of the first predicate that does."""
    failing = []
    for clause in POLICY.get(action, ()):
        miss = next((p for p in clause if not p(actor, subject)), None)
        if miss is None:
            return ()
        failing.append(words(miss))
    return tuple(failing) or ("nobody",)


def words(predicate: Predicate) -> str:
    """A predicate in words for people."""
    return (predicate.__doc__ or predicate.__name__).strip()


def table() -> list[tuple[A, str, str]]:
    """The policy as lines in the order of the actions: the action, what it allows, and who may."""
    return [(action, _act(action), _who(POLICY[action])) for action in A]


def _act(action: A) -> str:
    return f"{action.act} (not offered yet)" if action in NOT_OFFERED else action.act


def _who(clauses: tuple[Clause, ...]) -> str:
    return "; or ".join(", ".join(words(p) for p in clause) for clause in clauses)

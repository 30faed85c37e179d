"""The defects."""

from __future__ import annotations

from panel.domain import policy as p
from panel.domain import predicates, scopes
from panel.domain.actions import Action as A
from panel.domain.actor import Actor, Role
from panel.domain.machine import Machine
from panel.domain.predicates import (
    another_person,
    anyone,
    holds,
    member,
    not_oneself,
    one_of_two,
    outside,
    phase_opens,
    signed_in,
    thread_open,
)
from panel.gate import door, sign_in
from panel.queries import (
    approval,
    commentary,
    contribution,
    joint,
    organisation,
    participant,
    room_text,
    summary,
)
from panel.services import _advance, _coding_guard
from panel.services import participant as participant_verbs
from panel.web.commentaries import letters, receipts
from panel.web.safeguarding import views as safeguarding
from panel.web.summaries import compiled
from tests.matrix.mutants.seeding import Defect, allow, both, code, mark, opens, without

rapporteur = holds(Role.RAPPORTEUR)


def under_protection(actor: Actor, subject: object) -> bool:
    """any participant"""
    return actor.protected


DEFECTS = (
    # rows of the policy: deleted, widened, a role in the place of another
    Defect("nobody may draft", allow(A.COMMENTARY_DRAFT), ("write",)),
    Defect("contributors edit organizations", allow(A.ORGANISATION_EDIT, (member,)), ("edit_organisation",)),
    Defect("anybody signed in invites people", allow(A.ORGANISATION_MEMBERS, (signed_in,)), ("invite_member",)),
    Defect("officers decide about their own", without(A.COMMENTARY_DECIDE, outside), ("review",)),
    Defect("the decider hears the appeal", without(A.COMMENTARY_DECIDE_APPEAL, another_person), ("decide_appeal",)),
    Defect("the decider hears the organization", without(A.ORGANISATION_DECIDE_APPEAL, another_person), ("organisation_appeal",)),
    Defect("the first person is the second", without(A.APPROVAL_DECIDE, another_person), ("approval",)),
    Defect("officers learn withheld names", allow(A.IDENTITY_REVEAL, (p.safeguarding,), (p.officer,)), ("reveal",)),
    Defect("the drafter adopts", without(A.SUMMARY_ADOPT, another_person), ("adopt_summary",)),
    Defect("the chair issues", allow(A.SUMMARY_ISSUE, (p.head,), (p.chair,)), ("issue_summary",)),
    Defect("administrators read the record", allow(A.AUDIT_READ, (p.auditor,), (p.administrator,)), ("audit",)),
    Defect("the rapporteur sees the queue", allow(A.QUEUE_READ, (p.officer,), (p.head,), (rapporteur,)), ("queue", "desk_changes")),
    Defect("officers issue calls", allow(A.SESSION_ANNOUNCE, (p.head,), (p.officer,)), ("announce_call",)),
    Defect("roles are taken from oneself", without(A.ROLE_REVOKE, not_oneself), ("revoke_role",)),
    Defect("contributors withdraw", allow(A.COMMENTARY_WITHDRAW, (member, phase_opens("withdraw"))), ("withdraw",)),
    Defect("officers write to themselves", allow(A.LETTER_WRITE, (p.officer,)), ("letters",)),
    Defect("anybody of the desk hears a redaction", allow(A.COMMENTARY_UNREDACTED, (p.desk,)), ("unredacted",)),
    # phases and states
    Defect("a concluded session takes withdrawals", opens("concluded", "withdraw"), ("withdraw",)),
    Defect("an archived session takes decisions", opens("archived", "admit"), ("review",)),
    Defect("a closed session takes signatures", opens("closed", "submit"), ("answer_signature", "invite_members")),
    Defect("a move ignores the state", code(Machine.move, "move.name == name and state in move.sources", "move.name == name"),
           ("announce_call", "withdraw")),
    # predicates
    Defect("every member is focal point", code(Actor.focal_for, "and m.kind is MandateKind.FOCAL_POINT", ""), ("edit_organisation",)),
    Defect("any mandate makes a member", code(member, "_organisation_id(subject) in actor.organisation_ids", "bool(actor.mandates)"),
           ("translation", "members")),
    Defect("everybody is another person", code(another_person, "actor.account_id not in subject.hands", "True"), ("decide_appeal",)),
    Defect("everybody codes the sample", code(one_of_two, "actor.account_id in subject.coder_ids", "True"), ("blind_text", "hand_in_sample")),
    Defect("a session's phase is not looked at", code(predicates._thematic_session, 'getattr(subject, "thematic_session", subject)',
           'type("Any", (), {"opens": frozenset("admit withdraw code submit file late".split())})'), ("review", "withdraw")),
    # what may be read
    Defect("the desk reads drafts", code(scopes.commentaries, 'among("state", *_FILED)', 'among("state", "draft", *_FILED)'), ("letters",)),
    Defect("what waits is public", code(scopes.commentaries, '(among("published", True), among("consent", "public", "name_withheld"))', '(among("consent", "public", "name_withheld"),)'), ("letters",)),
    Defect("registrations are public", code(scopes.organisations, 'among("state", "accredited")', 'among("state", "accredited", "pending")'), ("organisation",)),
    Defect("draft calls are public", code(scopes.thematic_sessions, 'among("state", *_ANNOUNCED)', 'among("state", "draft", *_ANNOUNCED)'), ("call",)),
    Defect("everybody reads what is in check", code(scopes.summaries, ', among("contributor_ids", *actor.organisation_ids))', ",)"), ("summary",)),
    # filters of queries
    Defect("any commentary is one's own", code(commentary.own, "if not scopes.own_commentaries(actor).admits(found):", "if False:"), ("write", "receipt")),
    Defect("a commentary is found without its scope", code(commentary.by_id, "where(scopes.commentaries(actor), Commentary)", "True"), ("letters",)),
    Defect("an organization is found without its scope", code(organisation.by_id, "where(scopes.organisations(actor), Organisation)", "True"), ("organisation",)),
    Defect("a proposal concerns everybody", code(approval._concerns, "return mine or actor.has(*approval.second_roles)", "return True"), ("approval",)),
    Defect("a summary is found without its scope", code(summary.readable, "where(scopes.summaries(actor), Summary)", "True"), ("summary",)),
    Defect("signatures of others are one's own", code(joint._asked, "CoSignature.organisation_id.in_(sorted(actor.organisation_ids))", "True"), ("sign",)),
    Defect("erased texts are still there", code(commentary._kept, 'found.state == "erased"', "False"), ("letters", "write")),
    # fields
    Defect("one's own list has everybody's", code(commentary.of_organisations, "where(scopes.own_commentaries(actor), Commentary)", "True"), ("my_commentaries",)),
    Defect("an unadmitted text is shown", code(room_text.reading, "if not commentary.published and (desk or own):", "if True:"), ("commentary",)),
    # the door and its marks
    Defect("the door asks nothing", code(door._act, "        require(who, mark.action, subject)", "        pass"), ("edit_organisation",)),
    Defect("nobody has to sign in", code(door._act, "if mark.action is not None and not (who.signed_in or who.protected):", "if False:"), ("account",)),
    Defect("a role counts without the second factor", code(sign_in.current, "strong=held.strong", "strong=True"), ("desk",)),
    Defect("a guard is missing", mark(compiled.download, action=None, reason="it was forgotten"), ("compilation",), rebuild=True),
    Defect("the wrong action guards", mark(receipts.desk_changes, action=A.COMMENTARY_READ), ("desk_changes",), rebuild=True),
    Defect("a loader takes any commentary", mark(letters.letters, loader=lambda actor, commentary_id: commentary._one(commentary._ONE, commentary_id, False)),
           ("letters",), rebuild=True),
    # participants under protection
    Defect("a participant's list has everybody's", code(contribution.listed, "Contribution.participant_id == actor.participant_id", "True"), ("p_inbox",)),
    Defect("any participant's text is one's own", both(
        code(contribution.own, "found.participant_id != actor.participant_id", "False"), allow(A.CONTRIBUTION_OWN, (anyone,))), ("p_text",)),
    Defect("a participant's text is found without its owner", code(contribution.own, "found.participant_id != actor.participant_id", "False"), ("p_text",)),
    Defect("participants are somebody everywhere", code(sign_in.current, "if protected.here():", 'if protected.here() or "participant" in session:'), ("desk",)),
    Defect("a participant reads the moderators' queue", both(
        code(sign_in.current, "if protected.here():", 'if protected.here() or "participant" in session:'),
        allow(A.CONTRIBUTION_QUEUE, (p.moderator,), (p.desk,), (under_protection,))), ("protected_queue",)),
    Defect("a member is somebody under /p", code(sign_in.current, "if protected.here():", "if protected.here() and not current_user.is_authenticated:"), ("p_inbox",)),
    Defect("a member opens the page of a participant", both(
        code(sign_in.current, "if protected.here():", "if protected.here() and not current_user.is_authenticated:"),
        code(participant.own, "Participant.id == actor.participant_id, ", ""), allow(A.PARTICIPATION_OWN, (anyone,))), ("p_inbox",)),
    Defect("participants write while the thread is paused", without(A.CONTRIBUTION_WRITE, thread_open), ("p_write",)),
    Defect("messages of others can be taken away", code(participant_verbs.dismiss, "delete(ParticipantMessage).where(mine, ", "delete(ParticipantMessage).where("), ("p_dismiss",)),
    Defect("a moderator reads what was returned", code(contribution.for_desk, 'moderates and found.state == "held"', "moderates"), ("decide_contribution",)),
    # services
    Defect("whoever reads codings writes them", code(_coding_guard.permit, "require(actor, Action.CODING_WRITE, thematic_session)", "pass"), ("claim_text", "suggest_again")),
    Defect("a move asks nobody", code(_advance.advance, "require(actor, move.action, subject if subject is not None else row)", "pass"), ("give_up_sample",)),
    Defect("every role reads what was filed", code(scopes.commentaries, "if actor.has(*_DESK, Role.SAFEGUARDING):", "if actor.staff:"), ("letters",)),
    Defect("every withheld name is on the list", code(safeguarding.by_id, 'found.consent == "public" or found.number is None', "False"), ("reveal",)),
)  # fmt: skip

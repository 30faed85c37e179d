"""Everything somebody can do here, one member each; the policy must name every one."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """``noun:verb``, and in words for people what is allowed by it."""

    act: str

    def __new__(cls, value: str, act: str = "") -> Action:
        """A member that is its value, and knows its words."""
        made = str.__new__(cls, value)
        made._value_, made.act = value, act
        return made

    # accounts
    ACCOUNT_OWN = "account:own", "see, change, download, close one's own account and devices"
    PEOPLE_READ = "people:read", "see who holds which role, and find a person by the exact address"
    ROLE_PROPOSE = "role:propose", "propose a role for somebody else"
    ROLE_REVOKE = "role:revoke", "take a role away, effective on the next request"
    TOTP_RESET = "totp:reset", "propose to clear the second factor of somebody who lost it"
    APPROVAL_LIST = "approval:list", "see what waits for a second person"
    APPROVAL_DECIDE = "approval:decide", "approve or refuse, as the second person, what another has proposed"
    APPROVAL_LAPSE = "approval:lapse", "let a proposal lapse after its time"
    # organizations
    ORGANISATION_REGISTER = "organisation:register", "register an organization"
    ORGANISATION_EDIT = (
        "organisation:edit",
        "change an organization's details and answer questions about them",
    )
    ORGANISATION_MEMBERS = (
        "organisation:members",
        "invite people into an organization, remove them, change their mandates",
    )
    ORGANISATION_NAME_FOCAL = (
        "organisation:name_focal",
        "invite a focal point where an organization has none left",
    )
    ORGANISATION_LEAVE = "organisation:leave", "give up one's own mandate"
    ORGANISATION_REVIEW = "organisation:review", "see the queue of registrations"
    ORGANISATION_ACCREDIT = "organisation:accredit", "accredit an organization, ask it, or decline"
    ORGANISATION_APPEAL = "organisation:appeal", "appeal against a declined accreditation, once"
    ORGANISATION_DECIDE_APPEAL = "organisation:decide_appeal", "decide the appeal of an organization"
    ORGANISATION_SUSPEND = "organisation:suspend", "suspend an accreditation or let it lapse, and lift that"
    # thematic sessions
    SESSION_READ = "session:read", "see a call"
    SESSION_DESK = "session:desk", "enter the secretariat's desk of a session"
    SESSION_CREATE = "session:create", "draft a call"
    SESSION_EDIT = "session:edit", "change a call that is not yet announced"
    SESSION_ANNOUNCE = "session:announce", "issue a call"
    SESSION_CLOCK = "session:clock", "open and close a call by the clock, or open it by hand"
    SESSION_EXTEND = "session:extend", "propose a later deadline for everybody"
    SESSION_APPLY_EXTENSION = "session:apply_extension", "carry out an approved later deadline"
    SESSION_OUTAGE = "session:outage", "enter an outage of the platform into the public ledger"
    SESSION_RUN = "session:run", "begin collation, conclude a session, put it into the archive"
    SESSION_CANCEL = "session:cancel", "cancel a call, with a reason"
    SESSION_ATTENDANCE = "session:attendance", "enter who attended a meeting"
    # commentaries
    COMMENTARY_CREATE = "commentary:create", "begin a commentary for one's organization"
    COMMENTARY_READ = "commentary:read", "read what one may read of a commentary"
    COMMENTARY_DRAFT = "commentary:draft", "see and save the draft of a commentary"
    COMMENTARY_SUBMIT = "commentary:submit", "submit a commentary"
    COMMENTARY_SUBMIT_AT_DEADLINE = "commentary:submit_at_deadline", "submit a draft as it is at the deadline"
    COMMENTARY_FILE_LATE = "commentary:file_late", "file a commentary after the deadline, never counted"
    COMMENTARY_ADD_LATE = "commentary:add_late", "begin a late addition to what one's organization has filed"
    COMMENTARY_WITHDRAW = "commentary:withdraw", "withdraw a commentary, until adoption"
    COMMENTARY_CONSENT = "commentary:consent", "make the level of consent stricter"
    COMMENTARY_RECEIPT = "commentary:receipt", "see the receipt and one's own versions"
    JOINT_INVITE = "joint:invite", "invite members to a joint submission"
    JOINT_ANSWER = "joint:answer", "confirm or decline a joint submission for one's organization"
    QUEUE_READ = "queue:read", "see what waits for admission"
    COMMENTARY_DECIDE = "commentary:decide", "admit a commentary, return it, or decline it"
    COMMENTARY_APPEAL = "commentary:appeal", "appeal against a commentary's not being admitted, once"
    COMMENTARY_DECIDE_APPEAL = "commentary:decide_appeal", "decide the appeal of a commentary"
    COMMENTARY_REDACT = "commentary:redact", "propose a redaction"
    COMMENTARY_APPLY_REDACTION = "commentary:apply_redaction", "carry out an approved redaction"
    COMMENTARY_UNREDACTED = "commentary:unredacted", "see what stood under a redaction"
    COMMENTARY_ERASE = "commentary:erase", "destroy a text at the contributor's wish"
    COMMENTARY_IMPORT = "commentary:import", "file texts received by e-mail"
    IDENTITY_REVEAL = "identity:reveal", "learn a withheld name; each reveal is logged"
    # coding and collation
    CODING_READ = "coding:read", "see codings and the codebook"
    CODING_WRITE = "coding:write", "code passages, keep codebook and points"
    CODING_ASSIGN = "coding:assign", "share out the texts to be coded among the officers"
    BLIND_DRAW = "blind:draw", "draw a sample that two officers code blind, and give it up"
    BLIND_CODE = "blind:code", "code one's side of a blind sample"
    BLIND_SETTLE = "blind:settle", "settle where the two coders of a blind sample differ"
    TRANSLATION_WRITE = "translation:write", "write or correct an unofficial working translation"
    LETTER_WRITE = "letter:write", "write to each other about a submission, the Panel and its contributor"
    # summary
    SUMMARY_DRAFT = "summary:draft", "build and edit the draft of a summary"
    SUMMARY_CIRCULATE = (
        "summary:circulate",
        "show the draft of a summary to contributors, and take it back for revision",
    )
    SUMMARY_CLOCK = "summary:clock", "close the contributors' check by the clock"
    SESSION_CALENDAR = "session:calendar", "say which days of a session are working days"
    CHECK_READ = "check:read", "see one's own sentences in a draft, one's corrections and their answers"
    CORRECTION_FILE = "correction:file", "ask for a correction in the contributors' check"
    CORRECTION_READ = "correction:read", "see the corrections that contributors ask for"
    CORRECTION_ANSWER = "correction:answer", "answer a correction, with a reason"
    SUMMARY_ADOPT = "summary:adopt", "adopt a summary, never by who drafted it"
    SUMMARY_REOPEN = "summary:reopen", "send an adopted summary back to drafting before issue"
    SUMMARY_ISSUE = "summary:issue", "issue a summary under its symbol"
    CHANGE_PROPOSE = (
        "change:propose",
        "propose a correction, revision or addendum to an issued summary",
    )
    CHANGE_APPLY = "change:apply", "issue an approved correction, revision or addendum"
    SUMMARY_TRANSLATE = "summary:translate", "write a translation of an issued summary"
    SUMMARY_PUBLISH_TRANSLATION = (
        "summary:publish_translation",
        "publish a translation of a summary, never by who wrote it",
    )
    # protected participants
    INVITATION_PRINT = "invitation:print", "print a sheet of invitations, and revoke what is unused of one"
    PARTICIPATION_OWN = "participation:own", "see what waits for oneself as a participant, close the account"
    # threads
    THREAD_SCHEDULE = "thread:schedule", "plan a thread and name its moderators"
    THREAD_RUN = (
        "thread:run",
        "change a planned thread; pause, resume, close a thread, put it into the archive",
    )
    THREAD_FOLLOW = "thread:follow", "be told by mail of new posts in a thread"
    THREAD_DIGEST = "thread:digest", "issue the digest of a thread that is closed"
    MODERATION_DESK = "moderation:desk", "see which threads there are to moderate, and what waits in them"
    POST_WRITE = "post:write", "write in a thread"
    POST_EDIT = "post:edit", "change one's own post; a published one stands until the change is admitted"
    POST_OWN = "post:own", "see one's own posts and what was decided about them"
    POST_MODERATE = "post:moderate", "publish a post, return it, hide it, restore it"
    POST_APPEAL = "post:appeal", "appeal against the return or the removal of a post, once"
    POST_DECIDE_APPEAL = "post:decide_appeal", "decide the appeal of a post"
    POST_SUPPORT = "post:support", "say for one's organization that it shares a post, and take that back"
    POST_ERASE = "post:erase", "destroy a post; its number stays"
    ORAL_RECORD = "oral:record", "type what a person tells, at the person's own level of consent"
    # safety
    SAFETY_READ = "safety:read", "read reports of a danger"
    SAFETY_HANDLE = "safety:handle", "take a report of a danger, close it and destroy its words"
    CONTRIBUTION_WRITE = "contribution:write", "write in a thread under protection"
    CONTRIBUTION_OWN = (
        "contribution:own",
        "change or erase one's own contribution, appeal once, tighten how far it may be used",
    )
    CONTRIBUTION_QUEUE = "contribution:queue", "see what participants wrote, under their labels"
    CONTRIBUTION_MODERATE = "contribution:moderate", "let a protected contribution pass, or return it"
    CONTRIBUTION_DECIDE_APPEAL = "contribution:decide_appeal", "decide the appeal of a participant"
    CONTRIBUTION_RELEASE = "contribution:release", "publish protected contributions in shuffled batches"
    FLAG_FILE = "flag:file", "say of a published text that it is falsely attributed to one's organization"
    FLAG_READ = "flag:read", "see which texts are said to be falsely attributed"
    FLAG_SET_ASIDE = "flag:set_aside", "take such a text out of sight until it is decided"
    FLAG_DECIDE = "flag:decide", "decide whether such a text is shown again"
    # the record
    CHAIR_DESK = "chair:desk", "see the appeals, later deadlines and adoptions that wait"
    AUDIT_READ = "audit:read", "read audit entries, no content"

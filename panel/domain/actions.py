"""Everything somebody can do here, one member each; the policy must name every one."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """``noun:verb``; the comment says in words what is allowed by it."""

    # accounts
    ACCOUNT_OWN = "account:own"  # see, change, download, close one's own account and devices
    PEOPLE_READ = "people:read"  # see who holds which role, and find a person by the exact address
    ROLE_PROPOSE = "role:propose"  # propose a role for somebody else
    ROLE_REVOKE = "role:revoke"  # take a role away, effective on the next request
    TOTP_RESET = "totp:reset"  # propose to clear the second factor of somebody who lost it
    APPROVAL_LIST = "approval:list"  # see what waits for a second person
    APPROVAL_DECIDE = "approval:decide"  # be the second person
    APPROVAL_LAPSE = "approval:lapse"  # let a proposal lapse after its time
    # organizations
    ORGANISATION_REGISTER = "organisation:register"  # register an organization
    ORGANISATION_READ = "organisation:read"  # see an organization's public entry
    ORGANISATION_EDIT = "organisation:edit"  # change its details and answer questions
    ORGANISATION_MEMBERS = "organisation:members"  # invite, remove, change mandates
    ORGANISATION_NAME_FOCAL = "organisation:name_focal"  # invite a focal point where none is left
    ORGANISATION_LEAVE = "organisation:leave"  # give up one's own mandate
    ORGANISATION_REVIEW = "organisation:review"  # see the queue of registrations
    ORGANISATION_ACCREDIT = "organisation:accredit"  # accredit, ask, decline
    ORGANISATION_APPEAL = "organisation:appeal"  # appeal a decline, once
    ORGANISATION_DECIDE_APPEAL = "organisation:decide_appeal"  # decide that appeal
    ORGANISATION_SUSPEND = "organisation:suspend"  # suspend or let lapse, and lift it
    # thematic sessions
    SESSION_READ = "session:read"  # see a call
    SESSION_DESK = "session:desk"  # enter the secretariat's desk of a session
    SESSION_CREATE = "session:create"  # draft a call
    SESSION_EDIT = "session:edit"  # change a call that is not yet announced
    SESSION_ANNOUNCE = "session:announce"  # issue the call
    SESSION_CLOCK = "session:clock"  # open and close by the clock, or open by hand
    SESSION_EXTEND = "session:extend"  # propose an extension for everybody
    SESSION_APPLY_EXTENSION = "session:apply_extension"  # carry out an approved extension
    SESSION_OUTAGE = "session:outage"  # enter an outage of the platform into the public ledger
    SESSION_RUN = "session:run"  # collate, conclude, archive
    SESSION_CANCEL = "session:cancel"  # cancel with a reason
    SESSION_ATTENDANCE = "session:attendance"  # enter who attended a meeting
    # commentaries
    COMMENTARY_CREATE = "commentary:create"  # begin a draft for one's organization
    COMMENTARY_READ = "commentary:read"  # read what one may read of a commentary
    COMMENTARY_DRAFT = "commentary:draft"  # see and save the draft
    COMMENTARY_SUBMIT = "commentary:submit"  # file it
    COMMENTARY_SUBMIT_AT_DEADLINE = "commentary:submit_at_deadline"  # file as it is at the deadline
    COMMENTARY_FILE_LATE = "commentary:file_late"  # file after the deadline, never counted
    COMMENTARY_WITHDRAW = "commentary:withdraw"  # withdraw until adoption
    COMMENTARY_CONSENT = "commentary:consent"  # tighten how one is named
    COMMENTARY_RECEIPT = "commentary:receipt"  # see the receipt and own versions
    JOINT_INVITE = "joint:invite"  # invite members to a joint submission
    JOINT_ANSWER = "joint:answer"  # confirm or decline for one's organization
    QUEUE_READ = "queue:read"  # see what waits for admission
    COMMENTARY_DECIDE = "commentary:decide"  # admit, return, decline
    COMMENTARY_APPEAL = "commentary:appeal"  # appeal a decision, once
    COMMENTARY_DECIDE_APPEAL = "commentary:decide_appeal"  # decide that appeal
    COMMENTARY_REDACT = "commentary:redact"  # propose a redaction
    COMMENTARY_APPLY_REDACTION = "commentary:apply_redaction"  # carry out an approved redaction
    COMMENTARY_UNREDACTED = "commentary:unredacted"  # see what stood under a redaction
    COMMENTARY_ERASE = "commentary:erase"  # destroy the text at the contributor's wish
    COMMENTARY_IMPORT = "commentary:import"  # file texts received by e-mail
    IDENTITY_REVEAL = "identity:reveal"  # learn a withheld name; each reveal is logged
    # coding and collation
    CODING_READ = "coding:read"  # see codings and the codebook
    CODING_WRITE = "coding:write"  # code passages, keep codebook and points
    # summary
    SUMMARY_READ = "summary:read"  # read what one may read of a summary
    SUMMARY_DRAFT = "summary:draft"  # build and edit the draft
    SUMMARY_CIRCULATE = "summary:circulate"  # show the draft to contributors, take it back for revision
    SUMMARY_ADOPT = "summary:adopt"  # adopt, never by who drafted
    SUMMARY_REOPEN = "summary:reopen"  # send an adopted text back to drafting before issue
    SUMMARY_ISSUE = "summary:issue"  # issue under the symbol
    SUMMARY_EXPORT = "summary:export"  # download codings and drafts
    # the record and the machine room
    CHAIR_DESK = "chair:desk"  # appeals, extensions and adoptions that wait
    AUDIT_READ = "audit:read"  # read audit entries, no content
    JOB_READ = "job:read"  # see jobs and mails, no content
    JOB_RETRY = "job:retry"  # let a parked job run again

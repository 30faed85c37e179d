"""Which state follows which: one row per move. States are stored; only moves change them.

``OPENS`` says what each phase of a thematic session opens; the predicate ``phase_opens`` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping

from panel.domain.actions import Action as A
from panel.domain.machine import Machine, row

SESSION = Machine(
    "thematic_session",
    "draft",
    (
        row("announce", "draft", "announced", A.SESSION_ANNOUNCE, "session:announced"),
        row("open", "announced", "open", A.SESSION_CLOCK, "session:opened"),
        row("extend", "open|closed", "open", A.SESSION_APPLY_EXTENSION, "session:extended"),
        row("close", "open", "closed", A.SESSION_CLOCK, "session:closed"),
        row("collate", "closed", "collating", A.SESSION_RUN, "session:collating"),
        row("conclude", "collating", "concluded", A.SESSION_RUN, "session:concluded"),
        row("archive", "concluded", "archived", A.SESSION_RUN, "session:archived"),
        row("cancel", "draft|announced|open", "cancelled", A.SESSION_CANCEL, "session:cancelled"),
    ),
)

COMMENTARY = Machine(
    "commentary",
    "draft",
    (
        row("submit", "draft", "submitted", A.COMMENTARY_SUBMIT, "commentary:submitted"),
        row(
            "submit_at_deadline",
            "draft",
            "submitted",
            A.COMMENTARY_SUBMIT_AT_DEADLINE,
            "commentary:submitted",
        ),
        row("amend", "submitted", "submitted", A.COMMENTARY_SUBMIT, "commentary:amended"),
        row("amend", "admitted", "admitted", A.COMMENTARY_SUBMIT, "commentary:amended"),
        row("import", "draft", "submitted", A.COMMENTARY_IMPORT, "commentary:submitted"),
        row("file_late", "draft", "late", A.COMMENTARY_FILE_LATE, "commentary:filed_late"),
        row("take_in", "late", "submitted", A.SESSION_APPLY_EXTENSION, "commentary:taken_in"),
        row("admit", "submitted|admitted", "admitted", A.COMMENTARY_DECIDE, "commentary:admitted"),
        row("return", "submitted", "draft", A.COMMENTARY_DECIDE, "commentary:returned"),
        row("keep", "admitted", "admitted", A.COMMENTARY_DECIDE, "commentary:amendment_declined"),
        row("decline", "submitted", "not_admitted", A.COMMENTARY_DECIDE, "commentary:not_admitted"),
        row("disown", "admitted", "not_admitted", A.FLAG_DECIDE, "commentary:disowned"),
        row("appeal", "not_admitted", "appealed", A.COMMENTARY_APPEAL, "commentary:appealed"),
        row("uphold", "appealed", "not_admitted", A.COMMENTARY_DECIDE_APPEAL, "commentary:upheld"),
        row("reinstate", "appealed", "admitted", A.COMMENTARY_DECIDE_APPEAL, "commentary:reinstated"),
        row(
            "withdraw", "submitted|admitted|late", "withdrawn", A.COMMENTARY_WITHDRAW, "commentary:withdrawn"
        ),
        row("redact", "submitted", "submitted", A.COMMENTARY_APPLY_REDACTION, "commentary:redacted"),
        row("redact", "admitted", "admitted", A.COMMENTARY_APPLY_REDACTION, "commentary:redacted"),
        row(
            "erase",
            "draft|submitted|admitted|not_admitted|appealed|withdrawn|late",
            "erased",
            A.COMMENTARY_ERASE,
            "commentary:erased",
        ),
    ),
)

SIGNATURE = Machine(
    "co_signature",
    "invited",
    (
        row("confirm", "invited|asked_again", "confirmed", A.JOINT_ANSWER, "joint:confirmed"),
        row("decline", "invited|asked_again|confirmed", "declined", A.JOINT_ANSWER, "joint:declined"),
        row("ask_again", "confirmed", "asked_again", A.COMMENTARY_DRAFT, "joint:asked_again"),
        row("drop", "invited|asked_again", "dropped", A.SESSION_CLOCK, "joint:dropped"),
        row("reopen", "dropped", "asked_again", A.SESSION_APPLY_EXTENSION, "joint:reopened"),
    ),
)

ORGANISATION = Machine(
    "organisation",
    "pending",
    (
        row(
            "accredit",
            "pending|asked|lapsed",
            "accredited",
            A.ORGANISATION_ACCREDIT,
            "organisation:accredited",
        ),
        row("ask", "pending|asked", "asked", A.ORGANISATION_ACCREDIT, "organisation:asked"),
        row("answer", "asked", "pending", A.ORGANISATION_EDIT, "organisation:answered"),
        row("decline", "pending|asked", "declined", A.ORGANISATION_ACCREDIT, "organisation:declined"),
        row("appeal", "declined", "appealed", A.ORGANISATION_APPEAL, "organisation:appealed"),
        row("uphold", "appealed", "declined_finally", A.ORGANISATION_DECIDE_APPEAL, "organisation:upheld"),
        row("reinstate", "appealed", "accredited", A.ORGANISATION_DECIDE_APPEAL, "organisation:reinstated"),
        row("suspend", "accredited", "suspended", A.ORGANISATION_SUSPEND, "organisation:suspended"),
        row("lift", "suspended", "accredited", A.ORGANISATION_SUSPEND, "organisation:lifted"),
        row("lapse", "accredited", "lapsed", A.ORGANISATION_SUSPEND, "organisation:lapsed"),
    ),
)

SUMMARY = Machine(
    "summary",
    "outline",
    (
        row("draft", "outline", "drafting", A.SUMMARY_DRAFT, "summary:drafted"),
        row("circulate", "drafting", "in_check", A.SUMMARY_CIRCULATE, "summary:circulated"),
        row("revise", "in_check", "drafting", A.SUMMARY_CIRCULATE, "summary:revised"),
        row("close_check", "in_check", "drafting", A.SUMMARY_CLOCK, "summary:check_closed"),
        row("adopt", "drafting|in_check", "adopted", A.SUMMARY_ADOPT, "summary:adopted"),
        row("reopen", "adopted", "drafting", A.SUMMARY_REOPEN, "summary:reopened"),
        row("issue", "adopted", "issued", A.SUMMARY_ISSUE, "summary:issued"),
    ),
)

CORRECTION = Machine(
    "correction",
    "filed",
    (row("answer", "filed|answered", "answered", A.CORRECTION_ANSWER, "correction:answered"),),
)

APPROVAL = Machine(
    "approval",
    "proposed",
    (
        row("approve", "proposed", "approved", A.APPROVAL_DECIDE, "approval:approved"),
        row("refuse", "proposed", "refused", A.APPROVAL_DECIDE, "approval:refused"),
        row("lapse", "proposed", "lapsed", A.APPROVAL_LAPSE, "approval:lapsed"),
    ),
)

BLIND_SAMPLE = Machine(
    "blind_sample",
    "open",
    (
        row("hand_in", "open", "open", A.BLIND_CODE, "blind:handed_in"),
        row("compare", "open", "compared", A.BLIND_CODE, "blind:compared"),
        row("give_up", "open", "given_up", A.BLIND_DRAW, "blind:given_up"),
        row("settle", "compared", "settled", A.BLIND_SETTLE, "blind:settled"),
    ),
)

THREAD = Machine(
    "thread",
    "scheduled",
    (
        row("open", "scheduled", "open", A.THREAD_RUN, "thread:opened"),
        row("pause", "open", "paused", A.THREAD_RUN, "thread:paused"),
        row("resume", "paused", "open", A.THREAD_RUN, "thread:resumed"),
        row("close", "open|paused", "closed", A.THREAD_RUN, "thread:closed"),
        row("digest", "closed", "digested", A.THREAD_DIGEST, "thread:digested"),
        # A thread in which nobody wrote has no digest, and is archived as it is.
        row("archive", "closed|digested", "archived", A.THREAD_RUN, "thread:archived"),
    ),
)

POST = Machine(
    "post",
    "held",
    (
        row("edit", "held|returned", "held", A.POST_EDIT, "post:edited"),
        row("edit", "published", "published", A.POST_EDIT, "post:edited"),
        row("publish", "held|published", "published", A.POST_MODERATE, "post:published"),
        row("release", "held", "published", A.CONTRIBUTION_RELEASE, "post:released"),
        row("return", "held", "returned", A.POST_MODERATE, "post:returned"),
        # The change of a published post is not admitted; what was published stands.
        row("keep", "published", "published", A.POST_MODERATE, "post:change_returned"),
        row("hide", "published", "hidden", A.POST_MODERATE, "post:hidden"),
        row("restore", "hidden", "published", A.POST_MODERATE, "post:restored"),
        row("appeal", "returned|hidden", "appealed", A.POST_APPEAL, "post:appealed"),
        row("reinstate", "appealed", "published", A.POST_DECIDE_APPEAL, "post:reinstated"),
        row("uphold", "appealed", "returned", A.POST_DECIDE_APPEAL, "post:upheld"),
        row("uphold_hidden", "appealed", "hidden", A.POST_DECIDE_APPEAL, "post:upheld"),
        row("erase", "held|published|returned|hidden|appealed", "erased", A.POST_ERASE, "post:erased"),
    ),
)

SAFETY = Machine(
    "safety_report",
    "filed",
    (
        row("take", "filed", "taken", A.SAFETY_HANDLE, "safety:taken"),
        row("close", "filed|taken", "closed", A.SAFETY_HANDLE, "safety:closed"),
    ),
)

CONTRIBUTION = Machine(
    "contribution",
    "held",
    (
        row("edit", "held|returned", "held", A.CONTRIBUTION_OWN, "contribution:edited"),
        row("clear", "held", "cleared", A.CONTRIBUTION_MODERATE, "contribution:cleared"),
        # What may not be quoted is not published: the secretariat has it, and nobody else.
        row("keep", "held", "kept", A.CONTRIBUTION_MODERATE, "contribution:kept"),
        row("return", "held", "returned", A.CONTRIBUTION_MODERATE, "contribution:returned"),
        row("appeal", "returned", "appealed", A.CONTRIBUTION_OWN, "contribution:appealed"),
        row("uphold", "appealed", "returned", A.CONTRIBUTION_DECIDE_APPEAL, "contribution:upheld"),
        row("reinstate", "appealed", "cleared", A.CONTRIBUTION_DECIDE_APPEAL, "contribution:reinstated"),
        row("reinstate_kept", "appealed", "kept", A.CONTRIBUTION_DECIDE_APPEAL, "contribution:reinstated"),
        row("release", "cleared", "released", A.CONTRIBUTION_RELEASE, "contribution:released"),
        row("unpublish", "cleared|released", "kept", A.CONTRIBUTION_OWN, "contribution:unpublished"),
    ),
)

FLAG = Machine(
    "attribution_flag",
    "filed",
    (
        row("set_aside", "filed", "aside", A.FLAG_SET_ASIDE, "flag:set_aside"),
        row("restore", "filed|aside", "restored", A.FLAG_DECIDE, "flag:restored"),
        row("keep_away", "filed|aside", "kept_away", A.FLAG_DECIDE, "flag:kept_away"),
    ),
)

MACHINES = (
    SESSION,
    COMMENTARY,
    SIGNATURE,
    ORGANISATION,
    SUMMARY,
    CORRECTION,
    APPROVAL,
    BLIND_SAMPLE,
    THREAD,
    POST,
    SAFETY,
    FLAG,
    CONTRIBUTION,
)

OPENS: Mapping[str, frozenset[str]] = {
    "draft": frozenset(),
    "announced": frozenset({"draft"}),
    # "late" too: the deadline decides by the second, the clock closes up to a minute later.
    # "file" when closed too: what the door began to handle in time is in time, however long it waited.
    "open": frozenset({"draft", "submit", "file", "late", "admit", "appeal", "withdraw", "code"}),
    "closed": frozenset({"file", "late", "admit", "appeal", "withdraw", "code"}),
    "collating": frozenset({"late", "admit", "appeal", "withdraw", "code", "collate"}),
    "concluded": frozenset({"late"}),
    "archived": frozenset(),
    "cancelled": frozenset(),
}
